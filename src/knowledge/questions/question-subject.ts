import { isObstacleWord, wantOf } from '../search/intent.ts';
import { isLightWord } from '../search/light-words.ts';
import { isYear } from '../search/question.ts';
import { isStopWord } from '../search/stop-words.ts';
import { piecesOf, termsOf } from '../search/terms.ts';
import { isSign, tokenize } from '../search/tokenize.ts';

/** A word by which a question says what it is about. */
export interface SubjectWord {
  readonly kind: 'word' | 'country' | 'year' | 'name';
  /** What it is found by: see `Term`. Of a run without spaces, its characters in pairs. */
  readonly terms: readonly string[];
  /** Where it stands in the question, which is in NFKC. */
  readonly start: number;
  readonly end: number;
}

/**
 * What a question is about: its words without those of grammar, of general conversation ("part", "happen") and for
 * difficulties, which are of any subject.
 */
export function subjectWords(question: string): SubjectWord[] {
  return joinNames(wordsOf(question));
}

function wordsOf(question: string): SubjectWord[] {
  return piecesOf(question).flatMap((piece): SubjectWord[] => {
    if (piece.kind !== 'run') {
      const { kind, text, surface, typed, position, start, end } = piece;
      if (kind === 'country') return [{ kind, terms: [text], start, end }];
      if (kind === 'number') return isYear(text) ? [{ kind: 'year', terms: [text], start, end }] : [];
      if (kind === 'compound' || isOfAnySubject(surface) || isSign(typed)) return [];
      const isName = position > 0 && /^\p{Lu}/u.test(typed);
      return [{ kind: isName ? 'name' : 'word', terms: [text], start, end }];
    }
    return piece.tokens
      .filter(({ text }) => !isStopWord(text) && !isOfAnySubject(text))
      .map(({ text, start, end }) => ({ kind: 'word', terms: pairsOf(text), start, end }));
  });
}

/** Whether a word says what is asked for rather than of what. */
function isOfAnySubject(word: string): boolean {
  return isLightWord(word) || isObstacleWord(word) || wantOf(word) !== undefined;
}

/** A first name and a family name are one name. */
function joinNames(words: readonly SubjectWord[]): SubjectWord[] {
  const joined: SubjectWord[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isOneName = last?.kind === 'name' && word.kind === 'name' && word.start === last.end + 1;
    if (!isOneName) joined.push(word);
    else joined[joined.length - 1] = { ...last, terms: [...last.terms, ...word.terms], end: word.end };
  }
  return joined;
}

function pairsOf(text: string): string[] {
  const pairs = termsOf(text).filter(({ kind }) => kind === 'characters');
  return pairs.length > 0 ? pairs.map(({ text: pair }) => pair) : [text];
}

/** In characters. What is carried on is shown, and is to be read at a glance. */
const MAX_SUBJECT = 80;

/**
 * The part of a question that says what it is about, as it was typed: “Japan invest in Kazakhstan” of “How much did
 * Japan invest in Kazakhstan?”. A long one ends between two words. '' for a question of grammar alone.
 */
export function carriedSubject(question: string): string {
  const text = question.normalize('NFKC');
  const content = tokenize(text).filter(({ text: word }) => !isStopWord(word));
  const start = content[0]?.start ?? 0;
  const fitting = content.filter(({ end }) => end <= start + MAX_SUBJECT);
  return text.slice(start, fitting.at(-1)?.end ?? start);
}
