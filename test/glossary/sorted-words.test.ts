import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexOfWord, packWords, wordAt } from '../../src/glossary/sorted-words.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '水', '库'), minLength: 1, maxLength: 4 });

test('every word is found under its number, and no other is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word), word, (all, other) => {
      const sorted = all.sort((a, b) => (a < b ? -1 : 1));
      const packed = packWords(sorted);
      expect(sorted.map((_, index) => wordAt(packed, index))).toEqual(sorted);
      expect(sorted.map((one) => indexOfWord(packed, one))).toEqual(sorted.map((_, index) => index));
      expect(indexOfWord(packed, other)).toBe(sorted.indexOf(other));
    }),
  );
});
