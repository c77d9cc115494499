import { speaker } from '../../messages/speak.ts';
import { groupPoints } from '../../knowledge/answer.ts';
import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import { chaptersOf } from '../chapters.ts';
import { linksOf, passagesOf, type PassageLinks } from '../passage-links.ts';
import type { Button, Card, Chapter, Line } from '../reply.ts';
import { exportButton, hideButton, historyButton, restoreButton, restoreVersionButton } from './buttons.ts';
import type { Services } from '../services.ts';
import type { FoundBrief } from './found-brief.ts';
import { countClaims, personSpan } from './version-line.ts';

/** A brief as members see it, and under it what moderators can do with it. */
export async function showCard(
  found: FoundBrief,
  { locale, page }: { locale: string; page: number },
  { store }: Services,
): Promise<Card> {
  const { brief } = found;
  const links = await linksOf([brief], store);
  const passages = await passagesOf(brief, store);
  return {
    tone: 'answer',
    chapters: wholeBrief(brief, locale, links),
    notes: [
      ...(found.kind === 'own' ? ownNotes(found) : bundledNotes(found)),
      contentNote(brief, passages.length),
    ],
    buttons: found.kind === 'own' ? ownButtons(found) : bundledButtons(found),
    paging: {
      page,
      turn: { command: 'brief show', name: 'page', args: [brief.id, String(brief.version)] },
    },
  };
}

/** Every claim of a brief, laid out as an answer is. */
function wholeBrief(brief: Brief, locale: string, links: ReadonlyMap<Brief, PassageLinks>): Chapter[] {
  const points = placedClaims(brief).map((placed) => ({ ...placed, brief, score: 0 }));
  return chaptersOf(groupPoints(points), { say: speaker(locale), links });
}

function ownNotes({ brief, currentVersion }: Extract<FoundBrief, { kind: 'own' }>): Line[] {
  const state = [
    brief.version === currentVersion ? '' : ` of ${currentVersion}`,
    brief.removed ? ' of a removed brief' : '',
  ].join('');
  return [
    [
      `Version ${brief.version}${state}`,
      ...(brief.updatedBy === null ? [] : [' by ', personSpan(brief.updatedBy)]),
      ...(brief.updatedAt === null ? [] : [', ', { time: brief.updatedAt, style: 'relative' } as const]),
      '.',
    ],
  ];
}

function bundledNotes({ isHidden }: Extract<FoundBrief, { kind: 'bundled' }>): Line[] {
  return [isHidden ? 'It ships with the bot, and is hidden in this server.' : 'It ships with the bot.'];
}

function contentNote(brief: Brief, passageCount: number): string {
  const claims = placedClaims(brief);
  const challenges = claims.filter(({ claim }) => claim.isChallenge).length;
  const facts = [
    `${countClaims(claims.length)}, ${challenges === 1 ? '1 of them a challenge' : `${challenges} of them challenges`}`,
    passageCount === 1 ? '1 passage' : `${passageCount} passages`,
    `short name ${brief.slug}`,
  ];
  return `${facts.join('; ')}.`;
}

function ownButtons({ brief, currentVersion }: Extract<FoundBrief, { kind: 'own' }>): Button[] {
  const { id, version, removed } = brief;
  const history = historyButton(id);
  const exports = exportButton(id, version);
  if (version !== currentVersion) {
    const restore = restoreVersionButton(id, version, currentVersion);
    return [restore, history, exports];
  }
  if (removed) return [restoreButton(id, version), history, exports];
  return [
    { label: 'Edit', style: 'primary', action: { command: 'brief edit', name: 'open', args: [id] } },
    history,
    exports,
    { label: 'Remove', style: 'danger', action: { command: 'brief remove', name: 'ask', args: [id] } },
  ];
}

function bundledButtons({ brief, isHidden }: Extract<FoundBrief, { kind: 'bundled' }>): Button[] {
  return [hideButton(brief.id, { isHidden }), exportButton(brief.id, brief.version)];
}
