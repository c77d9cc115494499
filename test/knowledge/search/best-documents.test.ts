import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClaimIndex } from '../../../src/knowledge/search/claim-index.ts';
import type { Alternatives } from '../../../src/knowledge/search/claim-index.ts';

const TERMS = ['bridg', 'toll', 'ferri', 'falcon', 'steel', 'euro', 'port'];

/** Texts in which some words are in most claims and others in few, as in language. */
const word = fc
  .nat(48)
  .map(
    (number) => 'bridge toll ferry falcon steel euro port'.split(' ')[Math.floor(Math.sqrt(number))] ?? '',
  );
const text = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
const texts = fc.array(text, { minLength: 1, maxLength: 120 });
const alternative = fc.record({
  term: fc.constantFrom(...TERMS),
  weight: fc.constantFrom(1, 0.6, 0.3),
});
const question: fc.Arbitrary<Alternatives[]> = fc.array(
  fc.uniqueArray(alternative, { minLength: 1, maxLength: 3, selector: ({ term }) => term }),
  { maxLength: 5 },
);

describe('bestDocuments', () => {
  test('gives the beginning of what scoring every document gives, to the last bit', () => {
    fc.assert(
      fc.property(texts, question, fc.integer({ min: 0, max: 12 }), (claims, asked, limit) => {
        const index = new ClaimIndex();
        index.add(
          'brief',
          claims.map((one) => ({ text: one })),
        );
        // Without a limit no document can be left out.
        const everything = index.search(asked, { limit: Infinity });
        expect(index.search(asked, { limit })).toEqual(everything.slice(0, limit));
      }),
      { numRuns: 500 },
    );
  });

  test('does so after changes, in all briefs and within one', () => {
    fc.assert(
      fc.property(texts, texts, texts, question, (first, second, third, asked) => {
        const index = new ClaimIndex();
        const put = (id: string, claims: string[]): void =>
          index.add(
            id,
            claims.map((one) => ({ text: one })),
          );
        put('first', first);
        put('second', second);
        put('first', third);
        for (const range of [undefined, index.rangeOf('first'), index.rangeOf('second')]) {
          const everything = index.search(asked, { limit: Infinity, range });
          expect(index.search(asked, { limit: 3, range })).toEqual(everything.slice(0, 3));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('finds nothing for a question without words', () => {
    const index = new ClaimIndex();
    index.add('brief', [{ text: 'bridge' }]);
    expect(index.search([], { limit: 5 })).toEqual([]);
    expect(index.search([[]], { limit: 5 })).toEqual([]);
  });
});
