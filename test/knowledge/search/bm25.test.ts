import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inverseDocumentFrequency, scoreBm25 } from '../../../src/knowledge/search/bm25.ts';

const options = { k1: 0.9, b: 0.4 };
const frequency = fc.integer({ min: 1, max: 1000 });
const length = fc.double({ min: 0.01, max: 100, noNaN: true });

describe('BM25', () => {
  test('a rarer term tells more, and no term tells less than nothing', () => {
    fc.assert(
      fc.property(frequency, frequency, frequency, (a, b, more) => {
        const documents = a + b + more;
        expect(inverseDocumentFrequency(a, documents)).toBeGreaterThan(
          inverseDocumentFrequency(a + b, documents),
        );
        expect(inverseDocumentFrequency(documents, documents)).toBeGreaterThan(0);
      }),
    );
  });

  test('repetition raises the score, up to the term’s rarity', () => {
    fc.assert(
      fc.property(frequency, length, (times, relativeLength) => {
        const once = scoreBm25(times, 2, relativeLength, options);
        expect(scoreBm25(times + 1, 2, relativeLength, options)).toBeGreaterThan(once);
        expect(once).toBeLessThan(2);
      }),
    );
  });

  test('a longer claim scores lower for the same words', () => {
    fc.assert(
      fc.property(frequency, length, (times, relativeLength) => {
        const short = scoreBm25(times, 2, relativeLength, options);
        expect(scoreBm25(times, 2, relativeLength * 2, options)).toBeLessThan(short);
      }),
    );
  });
});
