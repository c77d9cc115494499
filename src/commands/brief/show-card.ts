import { groupPoints, pointOf } from '../../knowledge/answer.ts';
import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import type { Say } from '../../messages/speak.ts';
import { chaptersOf } from '../claims/chapters.ts';
import { linksOf, passagesOf, type PassageLinks } from '../passages/passage-links.ts';
import { personSpan } from '../person-span.ts';
import type { Button, Card, Chapter, Line } from '../reply.ts';
import type { Services } from '../services.ts';
import { exportButton, hideButton, historyButton, restoreButton, restoreVersionButton } from './buttons.ts';
import type { FoundBrief } from './found-brief.ts';

/** A brief as members see it, and under it what moderators can do with it. */
export async function showCard(
  found: FoundBrief,
  { say, page }: { say: Say; page: number },
  { store }: Services,
): Promise<Card> {
  const { brief } = found;
  const links = await linksOf([brief], store);
  const passages = await passagesOf(brief, store);
  return {
    tone: 'answer',
    chapters: wholeBrief(brief, say, links),
    notes: [
      ...(found.kind === 'own' ? ownNotes(found, say) : bundledNotes(found, say)),
      contentNote(brief, passages.length, say),
    ],
    buttons: found.kind === 'own' ? ownButtons(found, say) : bundledButtons(found, say),
    paging: {
      page,
      turn: { command: 'brief show', name: 'page', args: [brief.id, String(brief.version)] },
    },
  };
}

/** Every claim of a brief, laid out as an answer is. */
function wholeBrief(brief: Brief, say: Say, links: ReadonlyMap<Brief, PassageLinks>): Chapter[] {
  const points = placedClaims(brief).map((placed) => pointOf(brief, placed));
  return chaptersOf(groupPoints(points), { say, links });
}

function ownNotes({ brief, currentVersion }: Extract<FoundBrief, { kind: 'own' }>, say: Say): Line[] {
  const { version, removed, updatedBy, updatedAt } = brief;
  const state = [...(version === currentVersion ? [] : ['earlier']), ...(removed ? ['removed'] : [])];
  const values = { version, latest: currentVersion, state: state.join('_') || 'current' };
  if (updatedBy === null || updatedAt === null) return [say('show.version', values)];
  const when = { time: updatedAt, style: 'relative' as const };
  return [say.line('show.version-by', { ...values, who: personSpan(updatedBy, say), when })];
}

function bundledNotes({ isHidden }: Extract<FoundBrief, { kind: 'bundled' }>, say: Say): Line[] {
  return [say(isHidden ? 'show.bundled-hidden' : 'show.bundled')];
}

function contentNote(brief: Brief, passages: number, say: Say): string {
  const claims = placedClaims(brief);
  const challenges = claims.filter(({ claim }) => claim.isChallenge).length;
  return say('show.content', { claims: claims.length, challenges, passages, name: brief.slug });
}

function ownButtons({ brief, currentVersion }: Extract<FoundBrief, { kind: 'own' }>, say: Say): Button[] {
  const { id, version, removed } = brief;
  const history = historyButton(id, say);
  const exports = exportButton(id, version, say);
  if (version !== currentVersion) {
    const label = say('button.restore-version', { version });
    return [restoreVersionButton({ id, version, currentVersion }, label), history, exports];
  }
  if (removed) return [restoreButton({ id, version }, say('button.restore')), history, exports];
  return [
    {
      label: say('button.edit'),
      style: 'primary',
      action: { command: 'brief edit', name: 'open', args: [id] },
    },
    history,
    exports,
    {
      label: say('button.remove'),
      style: 'danger',
      action: { command: 'brief remove', name: 'ask', args: [id] },
    },
  ];
}

function bundledButtons({ brief, isHidden }: Extract<FoundBrief, { kind: 'bundled' }>, say: Say): Button[] {
  return [hideButton(brief.id, { isHidden }, say), exportButton(brief.id, brief.version, say)];
}
