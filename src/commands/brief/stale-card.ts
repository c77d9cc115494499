import type { Draft, DraftBase } from '../../knowledge/draft-store.ts';
import type { Card } from '../reply.ts';
import type { Services } from '../services.ts';
import { diffSections } from './diff-sections.ts';
import { draftAction, draftExits } from './draft-card.ts';
import { refusalCard, staleLines } from './refusal.ts';

/**
 * Tells a moderator that somebody changed the brief first: who and when, what is different now, and how to
 * go on. `base` is the version that the draft was made from.
 */
export async function staleCard(
  draft: Draft,
  base: DraftBase,
  { page }: { page: number },
  { store }: Services,
): Promise<Card> {
  const brief = await store.briefs.get(draft.guildId, base.briefId);
  if (!brief) return refusalCard({ kind: 'missing' });
  const history = await store.briefs.history(draft.guildId, base.briefId);
  const since = history.filter(({ version }) => version > base.version);
  const before = await store.briefs.get(draft.guildId, base.briefId, base.version);
  const sections = before ? diffSections(before, brief) : [];
  const version = String(brief.version);
  return {
    tone: 'notice',
    lead: [
      ...staleLines({ kind: 'stale', brief, since }),
      sections.length === 0
        ? 'It says the same now as when you began.'
        : `Below is what is different now from version ${base.version}, which you began with.`,
    ],
    chapters: sections.length === 0 ? [] : [{ title: `What changed up to version ${version}`, sections }],
    buttons: [
      {
        label: `Use mine on top of version ${version}`,
        style: 'primary',
        action: draftAction('top', draft.id, version),
      },
      { label: 'Edit text', action: draftAction('edit', draft.id) },
      ...draftExits(draft.id),
    ],
    notes: ['Yours on top makes the next version with your text; what they wrote stays in the history.'],
    paging: { page, turn: draftAction('changes', draft.id) },
  };
}
