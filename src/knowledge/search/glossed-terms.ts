import type { Gloss, Glossary } from '../meaning/glossary.ts';
import type { WeightedTerm } from './claim-index.ts';
import { englishNameOf } from './countries.ts';
import { isStopWord } from './stop-words.ts';
import { wantOf } from './intent.ts';
import type { Want } from './intent.ts';
import { piecesOf, termsOf } from './terms.ts';
import type { Term, UnspacedRun } from './terms.ts';

/** How far a dictionary's word is trusted to be the one that the brief uses. */
const GLOSS_WEIGHT = 0.8;

/** A Chinese character by itself means many things. */
const CHARACTER_WEIGHT = 0.5;

/** Words of a phrase that stands for one of Chinese; of equally sure ones more are several phrases. */
const LONGEST_PHRASE = 4;

/** A term of the question, with terms of the other language that may stand in its place. */
export interface GlossedTerm {
  readonly term: Term;
  readonly substitutes: readonly WeightedTerm[];
  /** The word of the other language that says it best; itself where there is none. */
  readonly rendering: string;
}

const EAST_ASIAN = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/u;

/** Whether a glossary puts texts of a language into English words. */
export function isGlossedLanguage(language: string): boolean {
  return language === 'zh' || language === 'ja';
}

/** Whether a dictionary of Chinese and English can bring a question to a brief in a language: "en", "zh". */
export function needsGlossary(question: string, language: string): boolean {
  return EAST_ASIAN.test(question)
    ? !isGlossedLanguage(language)
    : language === 'zh' && /[a-z]/i.test(question);
}

/** What a question in Chinese or Japanese asks for, in English. */
const QUESTION_WORDS: Readonly<Record<Want, string>> = {
  quantity: 'how much',
  date: 'when',
  place: 'where',
  person: 'who',
  reason: 'why',
  obstacle: 'what are the challenges of',
};

/**
 * The terms of a question with what stands for them in the other language: for Chinese and Japanese words English
 * ones, for English words Chinese ones. Words that the briefs have come before those that they lack.
 */
export function glossedTerms(
  text: string,
  glossary: Glossary,
  isFound: (term: string) => boolean,
): GlossedTerm[] {
  const pieces = piecesOf(text);
  if (pieces.some(({ kind }) => kind === 'run')) {
    return pieces.flatMap((piece) =>
      piece.kind === 'run' ? runInEnglish(piece, glossary, isFound) : asItIs(piece),
    );
  }
  return termsOf(text).map((term) =>
    term.kind === 'word' ? wordInChinese(term, glossary, isFound) : asItIs(term),
  );
}

/**
 * A text in Chinese or Japanese as English words in its own order, for a model that knows English only: of several
 * that may be meant, one that is found, else the surest. Text in other scripts stays as it is.
 */
export function renderInEnglish(
  text: string,
  glossary: Glossary,
  isFound: (term: string) => boolean = () => false,
): string {
  if (!EAST_ASIAN.test(text)) return text;
  const want = wantOf(text);
  const words = glossedTerms(text, glossary, isFound).map(({ rendering }) => rendering);
  return [...(want ? [QUESTION_WORDS[want]] : []), ...words].join(' ');
}

function asItIs(term: Term): GlossedTerm {
  return { term, substitutes: [], rendering: englishNameOf(term.text) ?? term.typed };
}

function runInEnglish(
  { tokens }: UnspacedRun,
  glossary: Glossary,
  isFound: (term: string) => boolean,
): GlossedTerm[] {
  const [first] = tokens;
  if (!first) return [];
  const { position, clause, start, end } = first;
  return glossary.gloss(tokens.map(({ text }) => text).join('')).flatMap(({ text, glosses }) => {
    if (isStopWord(text) || glosses.length === 0) return [];
    const kind = text.length > 1 ? 'characters' : 'character';
    const term: Term = { text, surface: text, typed: text, kind, position, clause, start, end };
    const trust = GLOSS_WEIGHT * (kind === 'character' ? CHARACTER_WEIGHT : 1);
    const substitutes = glosses.flatMap(({ word, weight }) =>
      termsOf(word).map((english) => ({ term: english.text, weight: trust * weight })),
    );
    return { term, substitutes, rendering: likeliest(glosses, isFound) };
  });
}

/**
 * The first of some English words that the briefs have, else the surest; where a phrase is, all words of it: they
 * are equally sure, and less than a word that stands alone.
 */
function likeliest(glosses: readonly Gloss[], isFound: (term: string) => boolean): string {
  const found = glosses.find(({ word }) => termsOf(word).some(({ text }) => isFound(text)));
  const first = found ?? glosses[0];
  if (!first) return '';
  const phrase = glosses.filter(({ weight }) => weight === first.weight && weight < 1);
  return (phrase.length > 0 ? phrase.slice(0, LONGEST_PHRASE) : [first]).map(({ word }) => word).join(' ');
}

function wordInChinese(term: Term, glossary: Glossary, isFound: (term: string) => boolean): GlossedTerm {
  const substitutes = glossary.inChinese(term.surface).flatMap(({ word, weight }) => {
    const indexed = indexedTerms(word);
    if (!indexed.every(isFound)) return [];
    const trust = GLOSS_WEIGHT * (word.length > 1 ? 1 : CHARACTER_WEIGHT);
    return indexed.map((text) => ({ term: text, weight: trust * weight }));
  });
  return { term, substitutes, rendering: term.typed };
}

/** What a Chinese word is found by: its pairs of neighbours, or the character that it is. */
function indexedTerms(word: string): string[] {
  if (word.length === 1) return [word];
  return Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));
}
