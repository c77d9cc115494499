import { briefKey } from '../../knowledge/brief-key.ts';
import type { Brief } from '../../knowledge/brief.ts';
import type { Say } from '../../messages/speak.ts';
import type { Button } from '../reply.ts';

/** As many brief keys as a button's custom_id has room for. */
const MAX_KEYS = 10;

/** Opens the sources of some briefs; of all that the guild sees, where they are too many for a button. */
export function sourcesButton(briefs: Iterable<Brief>, say: Say): Button {
  const keys = [...new Set([...briefs].map(briefKey))];
  const args = [keys.length > MAX_KEYS ? '' : keys.join('.')];
  return { label: say('claims.sources'), action: { command: 'sources', name: 'show', args } };
}
