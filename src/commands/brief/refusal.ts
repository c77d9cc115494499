import type {
  ChangeRefused,
  Full,
  Removed,
  SlugTaken,
  Stale,
  Unchanged,
} from '../../knowledge/stores/brief-store.ts';
import type { Say } from '../../messages/speak.ts';
import type { Card, Line } from '../reply.ts';
import { versionLine } from './version-line.ts';

/** How many of the versions made since are named. */
const MAX_VERSIONS = 5;

/** A change that the store did not make. */
type Refusal = ChangeRefused | Removed | SlugTaken | Full | Unchanged;

/** A card for a change that the store did not make. */
export function refusalCard(refusal: Refusal, say: Say): Card {
  return { tone: refusal.kind === 'unchanged' ? 'notice' : 'error', lead: refusalLines(refusal, say) };
}

/** Why the store did not make a change, and what to do. */
function refusalLines(refusal: Refusal, say: Say): readonly Line[] {
  switch (refusal.kind) {
    case 'missing':
      return [say.line('refusal.missing', { list: { command: 'brief list' } })];
    case 'removed': {
      const brief = { strong: refusal.brief.title };
      return [say.line('refusal.removed', { brief, restore: { command: 'brief restore' } })];
    }
    case 'stale':
      return staleLines(refusal, say);
    case 'unchanged':
      return [say.line('refusal.unchanged', { brief: { strong: refusal.brief.title } })];
    case 'slug-taken': {
      const { title, slug } = refusal.by;
      return [say.line('refusal.slug-taken', { brief: { strong: title }, name: slug })];
    }
    case 'full':
      return [say('refusal.full', { limit: refusal.limit })];
  }
}

/** Says that somebody was first, who, and what they did. */
export function staleLines({ brief, since }: Stale, say: Say): readonly Line[] {
  return [
    say.line('refusal.stale', { brief: { strong: brief.title } }),
    ...since.slice(0, MAX_VERSIONS).map((version) => versionLine(version, say)),
  ];
}
