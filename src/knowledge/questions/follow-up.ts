import type { Answer } from '../answer.ts';
import type { Collection } from '../collection.ts';
import type { Context } from '../stores/context-store.ts';
import { asksForMore, askedSource, hasConnective, hasPronoun, withoutConnective } from './follow-up-forms.ts';
import { carriedSubject, subjectWords, type SubjectWord } from './question-subject.ts';
import { isObstacleWord, wantOf } from '../search/intent.ts';
import { termsOf } from '../search/terms.ts';
import { tokenize } from '../search/tokenize.ts';

/** What of the briefs decides how a question is understood. */
export interface Lexicon {
  /** In how many claims a term is. */
  frequency(term: string): number;
}

/** A question put in full, as it may have been meant. */
export interface Reading {
  readonly question: string;
  /** The brief that it goes on about; null for all. */
  readonly briefId: string | null;
  /** What it carries on from the last question; null where the brief alone. */
  readonly about: string | null;
  /** Terms of which the best claim has to have one: what the person named. None where nothing was named. */
  readonly mustHave: ReadonlySet<string>;
}

/** How a question is understood after another. */
export type Understanding =
  /** It stands alone. */
  | { readonly kind: 'fresh' }
  /** It goes on from the last one, in one of these ways, the likeliest first; at least one. */
  | { readonly kind: 'continued'; readonly readings: readonly Reading[] }
  /** It asks what a shown claim rests on; counted from 0, or from the end by a negative number. */
  | { readonly kind: 'source'; readonly claim: number }
  /** It asks for the rest of the last answer. */
  | { readonly kind: 'more' };

const FRESH: Understanding = { kind: 'fresh' };

/** A question that says more than this about its subject stands alone, whatever it begins with. */
const MOST_SUBJECT_WORDS = 2;
/** In words: “how much in Kazakhstan”. */
const SHORT = 5;

/**
 * Understands a question after the one that was answered last. One that says enough by itself stands alone. One that
 * does not ("how much?", "and the challenges?", "why did they?") is put in full with what the last one was about; one
 * that names another country, year or name ("what about Kazakhstan?") asks the last question of that.
 *
 *     understand('what about Kazakhstan?', { question: 'How much did Japan invest in Uzbekistan?', … }, lexicon)
 *     // continued: How much did Japan invest in Kazakhstan?
 */
export function understand(
  question: string,
  context: Pick<Context, 'question' | 'briefId'>,
  lexicon: Lexicon,
): Understanding {
  const text = question.normalize('NFKC').trim();
  if (asksForMore(text)) return { kind: 'more' };
  const source = askedSource(text);
  if (source && termsOf(source.rest).length === 0) return { kind: 'source', claim: source.claim };

  const words = subjectWords(text);
  if (!isElliptical(text, words) || words.some((word) => isForeign(word, lexicon))) return FRESH;
  const about = carriedSubject(context.question);
  if (about === '') return FRESH;
  const { briefId } = context;
  const mustHave = termsToHave(words, lexicon);

  const alone: Reading = { question: text, briefId, about: null, mustHave };
  const replaced = replaceEntity(context.question, words, text, lexicon);
  const joined = replaced ?? { question: `${text} (${about})`, about };
  const readings = [{ ...joined, briefId, mustHave }, ...(words.length === 0 ? [] : [alone])];
  return { kind: 'continued', readings };
}

/**
 * The first of some readings that the briefs answer. Where they answer none: the likeliest, unless the question as it
 * was typed is answered by itself (undefined), because it was about something else after all.
 * Cost: an answer for each.
 */
export async function bestReading(
  question: string,
  readings: readonly Reading[],
  collection: Pick<Collection, 'answer' | 'defaultBrief'>,
): Promise<Reading | undefined> {
  for (const reading of readings) {
    const briefId = reading.briefId ?? undefined;
    if (isMet(reading, await collection.answer(reading.question, { briefId }))) return reading;
  }
  const fresh = await collection.answer(question, { briefId: collection.defaultBrief?.id });
  return fresh.kind === 'answered' ? undefined : readings[0];
}

/** Whether an answer has what a reading was to be about. */
function isMet({ mustHave }: Reading, answer: Answer): boolean {
  if (answer.kind === 'unanswered') return false;
  if (mustHave.size === 0) return true;
  return answer.points
    .slice(0, 1)
    .some(({ brief, themeIndex, claim }) =>
      termsOf(`${claim.text} ${brief.themes[themeIndex]?.title ?? ''}`).some(({ text }) =>
        mustHave.has(text),
      ),
    );
}

/** Whether a question says too little by itself. */
function isElliptical(text: string, words: readonly SubjectWord[]): boolean {
  if (words.length > MOST_SUBJECT_WORDS) return false;
  if (hasConnective(text) || hasPronoun(text)) return true;
  const tokens = tokenize(text);
  const asks = wantOf(text) !== undefined || tokens.some(({ text: word }) => isObstacleWord(word));
  if (words.length === 0) return asks;
  return words.length === 1 && tokens.length <= SHORT && (asks || words[0]?.kind === 'country');
}

/** Whether a common word is of no brief: then the subject is another, and not to be bent to the last one. */
function isForeign({ kind, terms }: SubjectWord, lexicon: Lexicon): boolean {
  return kind === 'word' && terms.every((term) => /^\p{L}/u.test(term) && lexicon.frequency(term) === 0);
}

/** What an answer has to have: every name, and of the other words those that the briefs know. */
function termsToHave(words: readonly SubjectWord[], lexicon: Lexicon): ReadonlySet<string> {
  return new Set(
    words.flatMap(({ kind, terms }) =>
      kind === 'word' ? terms.filter((term) => lexicon.frequency(term) > 0) : terms,
    ),
  );
}

/** The last question, asked of the country, year or name that this one names. */
function replaceEntity(
  last: string,
  words: readonly SubjectWord[],
  text: string,
  lexicon: Lexicon,
): Pick<Reading, 'question' | 'about'> | undefined {
  const [named, ...others] = words;
  if (!named || named.kind === 'word' || others.length > 0) return undefined;
  const full = last.normalize('NFKC');
  const sameKind = subjectWords(full).filter(({ kind }) => kind === named.kind);
  const isKnown = sameKind.some(({ terms }) => terms[0] === named.terms[0]);
  if (sameKind.length === 0 || isKnown) return undefined;
  // What is rarest in the briefs is what the question turned on; the subject of a whole brief stays.
  const replaced = sameKind.reduce((rarest, word) =>
    frequencyOf(word, lexicon) <= frequencyOf(rarest, lexicon) ? word : rarest,
  );
  const name = text.slice(named.start, named.end).replace(/['’]s$/i, '');
  const question = full.slice(0, replaced.start) + name + full.slice(replaced.end);
  const about = carriedSubject(question);
  // “How much in Kazakhstan?” asks for something else of it as well.
  const wants = wantOf(withoutConnective(text)) !== undefined;
  return { question: wants ? `${text} (${about})` : question, about };
}

function frequencyOf({ terms }: SubjectWord, lexicon: Lexicon): number {
  return Math.min(...terms.map((term) => lexicon.frequency(term)));
}
