import type { Gloss, GlossedWord, Glossary } from '../knowledge/meaning/glossary.ts';
import { stem } from '../knowledge/search/stem.ts';
import { LONGEST_HEADWORD, simplify } from './dictionary-tables.ts';
import type { DictionaryTables } from './dictionary-tables.ts';
import { indexOfWord, wordAt } from './sorted-words.ts';
import { linksOf } from './weighted-links.ts';

/** A glossary over compact tables. A word takes about 5 µs. */
export class Dictionary implements Glossary {
  readonly #tables: DictionaryTables;
  readonly #characters: ReadonlyMap<string, string>;

  constructor(tables: DictionaryTables) {
    this.#tables = tables;
    this.#characters = new Map(
      (tables.simplified.match(/../gs) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)]),
    );
  }

  gloss(text: string): GlossedWord[] {
    const simplified = simplify(text.normalize('NFKC'), this.#characters);
    const words: GlossedWord[] = [];
    for (let start = 0; start < simplified.length;) {
      const length = this.#longestAt(simplified, start);
      words.push(this.#glossed(simplified.slice(start, start + length)));
      start += length;
    }
    return words;
  }

  inChinese(word: string): Gloss[] {
    const { stems, chinese, headwords } = this.#tables;
    const number = indexOfWord(stems, stem(word));
    if (number === -1) return [];
    return linksOf(chinese, number).map(({ target, weight }) => ({
      word: wordAt(headwords, target),
      weight,
    }));
  }

  #glossed(text: string): GlossedWord {
    const { headwords, glosses, english } = this.#tables;
    const number = indexOfWord(headwords, text);
    const links = number === -1 ? [] : linksOf(glosses, number);
    return { text, glosses: links.map(({ target, weight }) => ({ word: wordAt(english, target), weight })) };
  }

  /** Length of the longest word that begins at a place; 1 where none does. */
  #longestAt(text: string, start: number): number {
    const most = Math.min(LONGEST_HEADWORD, text.length - start);
    for (let length = most; length > 1; length -= 1) {
      if (indexOfWord(this.#tables.headwords, text.slice(start, start + length)) !== -1) return length;
    }
    return 1;
  }
}
