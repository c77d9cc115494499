import { groupPoints } from '../../knowledge/answer.ts';
import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import { chaptersOf } from '../chapters.ts';
import type { Button, Card, Chapter, Line } from '../reply.ts';
import { exportButton, hideButton, historyButton, restoreButton, restoreVersionButton } from './buttons.ts';
import type { FoundBrief } from './found-brief.ts';
import { countClaims, personSpan } from './version-line.ts';

/** A brief as members see it, and under it what moderators can do with it. */
export function showCard(found: FoundBrief, { locale, page }: { locale: string; page: number }): Card {
  const { brief } = found;
  return {
    tone: 'answer',
    chapters: wholeBrief(brief, locale),
    notes: found.kind === 'own' ? ownNotes(found) : bundledNotes(found),
    buttons: found.kind === 'own' ? ownButtons(found) : bundledButtons(found),
    paging: {
      page,
      turn: { command: 'brief show', name: 'page', args: [brief.id, String(brief.version)] },
    },
  };
}

/** Every claim of a brief, laid out as an answer is. */
function wholeBrief(brief: Brief, locale: string): Chapter[] {
  const points = placedClaims(brief).map((placed) => ({ ...placed, brief, score: 0 }));
  return chaptersOf(groupPoints(points), locale);
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
    contentNote(brief),
  ];
}

function bundledNotes({ brief, isHidden }: Extract<FoundBrief, { kind: 'bundled' }>): Line[] {
  return [
    isHidden ? 'It ships with the bot, and is hidden in this server.' : 'It ships with the bot.',
    contentNote(brief),
  ];
}

function contentNote(brief: Brief): string {
  const claims = placedClaims(brief);
  const challenges = claims.filter(({ claim }) => claim.isChallenge).length;
  return `${countClaims(claims.length)}, ${challenges === 1 ? '1 of them a challenge' : `${challenges} of them challenges`}. Short name: ${brief.slug}.`;
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
