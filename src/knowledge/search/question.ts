import type { Mending } from '../answer.ts';
import type { Glossary } from '../meaning/glossary.ts';
import type { ClaimIndex, DocumentRange, WeightedTerm } from './claim-index.ts';
import { countryOfSeat, countryTerm } from './countries.ts';
import { glossedTerms } from './glossed-terms.ts';
import { isBroad, isObstacleWord, wantOf } from './intent.ts';
import type { Want } from './intent.ts';
import { isLightWord } from './light-words.ts';
import { personalClauses } from './personal-clauses.ts';
import { isStopWord, stopWords } from './stop-words.ts';
import { synonymsOf } from './synonyms.ts';
import { termsOf } from './terms.ts';
import type { Term } from './terms.ts';
import { isSign, tokenize } from './tokenize.ts';
import type { Token } from './tokenize.ts';
import { Vocabulary } from './vocabulary.ts';

/** How much each kind of term counts. Single characters and joined compounds repeat what their words say. */
const KIND_WEIGHTS: Readonly<Record<Term['kind'], number>> = {
  word: 1,
  number: 1,
  country: 1,
  characters: 1,
  character: 0.4,
  compound: 0.3,
  part: 0,
};
const LIGHT_WEIGHT = 0.7;

/** What a word counts that every claim has; one that no claim has counts 1 more. */
const COMMON_WEIGHT = 0.3;

/** How far what stands in the place of a word is trusted to mean the same. */
const SYNONYM_WEIGHT = 0.6;
const MENDED_WEIGHT = 0.7;
const SEAT_WEIGHT = 0.6;

/** For telling a misspelt stop word ("becuase") from a misspelt name. */
const stopWordVocabulary = new Vocabulary();
for (const word of stopWords()) stopWordVocabulary.add(word);

/** One thing that the question speaks of: a word of it, with what may stand in its place. */
export interface Concept {
  /** As in the question, folded. */
  readonly surface: string;
  /** The word itself first. */
  readonly alternatives: readonly WeightedTerm[];
  /** How much it matters that a claim has it: more for rare words, less for light ones. */
  readonly weight: number;
  /** A name, country, year or number: what a question turns on, and no other can stand for. */
  readonly isNamed: boolean;
  /** A word of general conversation, which says little about the subject. */
  readonly isLight: boolean;
  /** Which of the question's clauses it stands in. */
  readonly clause: number;
}

/** A question, read against the claims that could answer it. */
export interface Question {
  readonly concepts: readonly Concept[];
  readonly mendings: readonly Mending[];
  readonly want: Want | undefined;
  /** Asks about a subject as a whole rather than for one fact. */
  readonly isBroad: boolean;
  /** Nothing but words to look for: "subsidies", "youth academies". */
  readonly isKeywords: boolean;
  /** Clauses about the one who asks or the one who is asked ("my account", "your name"): no brief tells of them. */
  readonly personalClauses: ReadonlySet<number>;
}

/** How a question is read. */
export interface ReadingOptions {
  /** The documents it is asked of; all by default. */
  readonly range?: DocumentRange | undefined;
  /** Looks for words in the other language. */
  readonly glossary?: Glossary | undefined;
  /** Takes each word as it is typed: none is mended. False by default. */
  readonly isLiteral?: boolean | undefined;
  /** Words, folded, that are right as they are though no claim has them; by default none is known. */
  readonly knownWords?: ReadonlySet<string> | undefined;
}

/**
 * Reads a question: its words without filler, what they may stand for, which words no claim has and what was
 * searched in their place, and what is asked for.
 * Cost: linear in the question, 0.2 ms more for each unknown word.
 */
export function readQuestion(
  text: string,
  index: ClaimIndex,
  { range, glossary, isLiteral = false, knownWords }: ReadingOptions = {},
): Question {
  const mendings: Mending[] = [];
  const concepts: Concept[] = [];
  const seen = new Set<string>();
  const tokens = tokenize(text);
  const want = wantOf(text);
  const capitalsTell = marksNamesByCapitals(tokens);
  const isRight = (word: string): boolean => isLiteral || knownWords?.has(word) === true;
  const isFound = (term: string): boolean => index.documentFrequency(term, range) > 0;
  const asked = glossary
    ? glossedTerms(text, glossary, isFound)
    : termsOf(text).map((term) => ({ term, substitutes: substitutesOf(term) }));
  for (const { term, substitutes } of asked) {
    // What stands in the way is found by what the claims are, not by the word for it ("challenges … face").
    if (want === 'obstacle' && (isObstacleWord(term.surface) || isLight(term))) continue;
    // What a number is made of is no question by itself: "3.7" of "3.7 billion".
    if (term.kind === 'part' || seen.has(term.text)) continue;
    seen.add(term.text);
    const meaning = meaningOf(
      term,
      substitutes.filter(({ term: other }) => isFound(other)),
      { index, isFound, mendings, isRight },
    );
    if (!meaning) continue;
    concepts.push({
      surface: term.surface,
      alternatives: meaning,
      weight: importanceOf(term) * (COMMON_WEIGHT + rarityOf(meaning[0]?.term ?? '', index, range)),
      isNamed: isNamed(term, capitalsTell),
      isLight: isLight(term),
      clause: term.clause,
    });
  }
  return {
    concepts,
    mendings,
    want,
    isBroad: isBroad(text),
    isKeywords: tokens.every(({ text: word }) => !isStopWord(word)),
    personalClauses: personalClauses(tokens),
  };
}

/**
 * The terms that a term of the question is looked for by: itself and its substitutes, or what it is mended to.
 * Undefined where it means nothing.
 */
function meaningOf(
  term: Term,
  substitutes: readonly WeightedTerm[],
  {
    index,
    isFound,
    mendings,
    isRight,
  }: {
    index: ClaimIndex;
    isFound: (term: string) => boolean;
    mendings: Mending[];
    isRight: (word: string) => boolean;
  },
): readonly WeightedTerm[] | undefined {
  if (term.kind === 'compound' && !isFound(term.text)) return undefined;
  const itself = [{ term: term.text, weight: 1 }, ...substitutes];
  if (isFound(term.text) || substitutes.length > 0 || !isMendable(term, index) || isRight(term.surface))
    return itself;
  if (isMisspeltStopWord(term.surface)) return undefined;
  const mended = index.vocabulary.mend(term.surface);
  if (mended === undefined) return itself;
  const meant = termsOf(mended).filter(({ text }) => isFound(text));
  if (meant.length === 0) return itself;
  mendings.push({ from: term.typed, to: mended });
  return meant.map(({ text }) => ({ term: text, weight: MENDED_WEIGHT }));
}

/** What may stand in the place of a term, with how far it is trusted to mean the same. */
function substitutesOf(term: Term): WeightedTerm[] {
  const country = countryOfSeat(term.surface);
  if (country !== undefined) return [{ term: countryTerm(country), weight: SEAT_WEIGHT }];
  if (term.kind !== 'word') return [];
  return [...synonymsOf(term.text)].map((synonym) => ({ term: synonym, weight: SYNONYM_WEIGHT }));
}

function importanceOf(term: Term): number {
  return KIND_WEIGHTS[term.kind] * (isLight(term) && term.kind !== 'number' ? LIGHT_WEIGHT : 1);
}

/** 0 for a term of every claim, 1 for one of none. */
function rarityOf(term: string, index: ClaimIndex, range: DocumentRange | undefined): number {
  return index.inverseDocumentFrequency(term, range) / index.inverseDocumentFrequency('', range);
}

/** Whether a number reads as a year from 1500 on. */
export function isYear(text: string): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(text);
}

/** Whether a term is of every subject: common words, units, and bare numbers other than years. */
function isLight(term: Term): boolean {
  if (/^\d+(?:\.\d+)?$/.test(term.text)) return !isYear(term.text);
  return term.kind === 'word' && (isLightWord(term.surface) || isSign(term.typed));
}

/** Countries and numbers always; other words when they are capitalised within a sentence that is not. */
function isNamed(term: Term, capitalsTell: boolean): boolean {
  if (term.kind === 'country' || term.kind === 'number') return true;
  return (
    capitalsTell && term.kind === 'word' && term.position > 0 && isCapitalised(term.typed) && !isLight(term)
  );
}

/** Words that stay small in a headline. */
const SMALL_IN_TITLES = new Set('a an and as at by for from in of on or the to with'.split(' '));

/** Whether capitals mark names in a question, which they do not when IT SHOUTS or Is Written Like a Headline. */
function marksNamesByCapitals(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ kind, position, text, typed }) =>
      kind === 'word' && position > 0 && !isCapitalised(typed) && !SMALL_IN_TITLES.has(text),
  );
}

function isCapitalised(typed: string): boolean {
  return /^\p{Lu}/u.test(typed);
}

/** Whether a word that no claim has may be misspelt: it is no common word, and no other brief has it as it is. */
function isMendable(term: Term, index: ClaimIndex): boolean {
  return term.kind === 'word' && !isLight(term) && !index.vocabulary.has(term.surface);
}

function isMisspeltStopWord(word: string): boolean {
  return stopWordVocabulary.mend(word) !== undefined;
}
