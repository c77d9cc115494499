import { groupPoints, pointOf } from '../../knowledge/answer.ts';
import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import type { Passage } from '../../knowledge/stores/brief-store.ts';
import { readWebAddress } from '../../knowledge/passages/web-address.ts';
import type { Say } from '../../messages/speak.ts';
import { chaptersOf, sourceLine } from '../claims/chapters.ts';
import type { Card, Line } from '../reply.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { PassageLinks } from './passage-links.ts';

/** What a card of one passage shows. */
export interface PassageView {
  readonly brief: Brief;
  readonly number: number;
  /** Undefined where the brief came without it. */
  readonly passage: Passage | undefined;
  readonly links: PassageLinks;
}

/** A passage word for word with its link, as far as the brief has them, and the claims that rest on it. */
export function passageCard(
  { brief, number, passage, links }: PassageView,
  { say, page }: { say: Say; page: number },
): Card {
  const citing = placedClaims(brief).filter(({ claim }) => claim.citations.includes(number));
  const points = citing.map((placed) => pointOf(brief, placed));
  const paragraphs = paragraphsOf(passage?.text);
  const claims = chaptersOf(groupPoints(points), { say, links: new Map([[brief, links]]) }).map((chapter) =>
    paragraphs.length > 0 ? { ...chapter, title: say('passage.claims') } : chapter,
  );
  return {
    tone: 'answer',
    lead: [
      say(paragraphs.length > 0 ? 'passage.text' : 'passage.claims-only', { number: String(number) }),
      ...linkLines(passage, say),
    ],
    chapters: [
      ...(paragraphs.length > 0
        ? [
            {
              title: brief.title,
              sections: [{ style: 'quote' as const, bullets: paragraphs }],
              ...(citing.length > 0 ? {} : { footer: [sourceLine(brief, say)] }),
            },
          ]
        : []),
      ...claims,
    ],
    buttons: [
      {
        label: say('passage.all'),
        action: { command: 'sources', name: 'page', args: [briefKey(brief), '0'] },
      },
    ],
    notes: [
      ...(paragraphs.length > 0 ? [] : [say('passage.no-text')]),
      ...(citing.length > 0 ? [] : [say('passage.not-cited')]),
    ],
    paging: {
      page,
      turn: { command: 'sources', name: 'passage', args: [briefKey(brief), String(number)] },
    },
  };
}

/** The site is named beside the link, so that nobody follows it unawares. */
function linkLines(passage: Passage | undefined, say: Say): Line[] {
  const url = readWebAddress(passage?.url ?? '');
  if (url === undefined) return [];
  return [say.line('passage.link', { link: { link: say('passage.open'), url }, host: new URL(url).host })];
}
