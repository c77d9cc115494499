import { groupPoints, type Point } from '../knowledge/answer.ts';
import { CHECK_LIMITS, withoutNumbers, type MessageSentence } from '../knowledge/check-text.ts';
import type { Collection } from '../knowledge/collection.ts';
import type { Say } from '../messages/speak.ts';
import { chaptersOf } from './claims/chapters.ts';
import { packClaims, unpackClaims } from './claims/claim-state.ts';
import type { Card, Chapter, Line, MenuOption } from './reply.ts';

/** A sentence with the claims that come closest to it, best first; none where the briefs have nothing on it. */
export interface CheckedSentence extends MessageSentence {
  readonly points: readonly Point[];
}

/** What a card of checked sentences shows. */
export interface CheckView {
  readonly sentences: readonly CheckedSentence[];
  /** Whether the message went on. */
  readonly isCut: boolean;
  readonly page: number;
}

/** A sentence shows so many claims at most, of one brief. */
const MOST_CLAIMS = 2;

/** What a further claim scores at least, as a share of the best one's: else it is merely on the same subject. */
const NEAR_BEST = 0.75;

/** Finds the claims that come closest to a sentence. */
export async function checkSentence(
  sentence: MessageSentence,
  collection: Collection,
): Promise<CheckedSentence> {
  if (sentence.kind !== 'statement') return { ...sentence, points: [] };
  const [best, ...others] = await nearestTo(sentence.text, collection);
  if (!best) return { ...sentence, points: [] };
  const near = others.filter(({ brief, score }) => brief === best.brief && score >= NEAR_BEST * best.score);
  return { ...sentence, points: [best, ...near].slice(0, MOST_CLAIMS) };
}

/**
 * A number or year that the briefs don’t have is a doubt about any answer to a question. A sentence with one is looked
 * for without it, too: the claim that says otherwise is the one to read.
 */
async function nearestTo(text: string, collection: Collection): Promise<readonly Point[]> {
  const answer = await collection.answer(text);
  if (answer.kind === 'answered') return answer.points;
  if (answer.isNear) return answer.nearest;
  const unnumbered = withoutNumbers(text);
  const other = unnumbered === text ? answer : await collection.answer(unnumbered);
  return other.kind === 'answered' ? other.points : [];
}

/**
 * Each sentence with its closest claims, word for word, and never a word on whether it is true. The select holds
 * the sentences and their claims, from which {@link readOption} gets them again when a page is turned.
 */
export function checkCard({ sentences, isCut, page }: CheckView, say: Say): Card {
  return {
    tone: 'answer',
    locale: say.locale,
    lead: [say('check.lead')],
    chapters: sentences.map((sentence) => chapterOf(sentence, say)),
    menu: {
      placeholder: say('check.choose'),
      action: { command: 'claim', name: 'checked', args: [] },
      options: sentences.map(optionOf),
    },
    notes: [say('check.note'), ...(isCut ? [say('check.cut', CHECK_LIMITS)] : [])],
    paging: { page, turn: { command: 'claim', name: 'check-page', args: [isCut ? 'cut' : ''] } },
  };
}

/** The claims that come closest to one sentence, with their sources; or that there are none. */
export function checkedCard(sentence: CheckedSentence, say: Say): Card {
  return {
    tone: sentence.points.length > 0 ? 'answer' : 'notice',
    locale: say.locale,
    quote: sentence.text,
    ...(sentence.points.length > 0
      ? { chapters: chaptersOf(groupPoints(sentence.points), { say }) }
      : { lead: [nothingLine(sentence, say)] }),
    notes: [say('check.note')],
  };
}

function chapterOf(sentence: CheckedSentence, say: Say): Chapter {
  const title = say('brief.quoted', { text: beginningOf(sentence.text) });
  const [chapter] = chaptersOf(groupPoints(sentence.points), { say });
  if (!chapter) return { title, sections: [{ bullets: [{ text: nothingLine(sentence, say) }] }] };
  const sections = chapter.sections.map((section) => ({
    ...section,
    heading: [chapter.title, section.heading].filter(Boolean).join(' · '),
  }));
  return { ...chapter, title, sections };
}

function nothingLine({ kind }: MessageSentence, say: Say): Line {
  switch (kind) {
    case 'question':
      return say.line('check.question', { ask: { command: 'ask' } });
    case 'small-talk':
      return say('check.small-talk');
    case 'statement':
      return say('check.nothing');
  }
}

/** As much of a sentence as an option of a select holds, so that it reads alike on each page. */
function beginningOf(text: string): string {
  const MOST = 100;
  if (text.length <= MOST) return text;
  const head = text.slice(0, MOST - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${head.trimEnd()}…`;
}

const KINDS = { statement: 's', question: 'q', 'small-talk': 't' } as const;

/** The value is the sentence's number, its kind, and its claims: `0/s/<claims>`. */
function optionOf({ text, kind, points }: CheckedSentence, index: number): MenuOption {
  return {
    label: beginningOf(text),
    value: [index, KINDS[kind], packClaims(points).state].join('/'),
  };
}

/**
 * A sentence with its claims from the select of a card.
 *
 * @throws LocalizedError when a brief has changed since.
 */
export function readOption({ label, value }: MenuOption, collection: Collection): CheckedSentence {
  const [, letter, claims = ''] = value.split('/');
  const kind =
    letter === KINDS.question ? 'question' : letter === KINDS['small-talk'] ? 'small-talk' : 'statement';
  return { text: label, kind, points: claims === '' ? [] : unpackClaims(collection, claims) };
}
