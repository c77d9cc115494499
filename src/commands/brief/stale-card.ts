import type { Draft, DraftBase } from '../../knowledge/stores/draft-store.ts';
import type { Say } from '../../messages/speak.ts';
import { diffSections } from '../claims/diff-sections.ts';
import type { Card } from '../reply.ts';
import type { Services } from '../services.ts';
import { draftAction, draftExits } from './draft-card.ts';
import { refusalCard, staleLines } from './refusal.ts';

/**
 * Tells a moderator that somebody changed the brief first: who and when, what is different now, and how to
 * go on. `base` is the version that the draft was made from.
 */
export async function staleCard(
  draft: Draft,
  base: DraftBase,
  { say, page }: { say: Say; page: number },
  { store }: Services,
): Promise<Card> {
  const brief = await store.briefs.get(draft.guildId, base.briefId);
  if (!brief) return refusalCard({ kind: 'missing' }, say);
  const history = await store.briefs.history(draft.guildId, base.briefId);
  const since = history.filter(({ version }) => version > base.version);
  const before = await store.briefs.get(draft.guildId, base.briefId, base.version);
  const sections = before ? diffSections(before, brief, say) : [];
  const version = String(brief.version);
  return {
    tone: 'notice',
    lead: [
      ...staleLines({ kind: 'stale', brief, since }, say),
      sections.length === 0 ? say('stale.same') : say('stale.different', { version: base.version }),
    ],
    chapters: sections.length === 0 ? [] : [{ title: say('stale.title', { version }), sections }],
    buttons: [
      {
        label: say('stale.on-top', { version }),
        style: 'primary',
        action: draftAction('top', draft.id, version),
      },
      { label: say('draft.edit'), action: draftAction('edit', draft.id) },
      ...draftExits(draft.id, say),
    ],
    notes: [say('stale.note')],
    paging: { page, turn: draftAction('changes', draft.id) },
  };
}
