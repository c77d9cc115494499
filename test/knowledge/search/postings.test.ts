import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf, packedOf, Postings } from '../../../src/knowledge/search/postings.ts';

const documentsOf = (postings: Postings, term: number): number[] =>
  Array.from(
    postings.entries.subarray(postings.startOf(term), postings.startOf(term) + postings.lengthOf(term)),
    documentOf,
  );

const documents = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 ** 24 - 1 }))
  .map((all) => all.sort((a, b) => a - b));

describe('Postings', () => {
  test('keep what every term was counted in, however their lists grow among each other', () => {
    const counts = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 400 })), { maxLength: 60 });
    fc.assert(
      fc.property(counts, (rounds) => {
        const postings = new Postings();
        const expected = Array.from({ length: 6 }, (): number[] => []);
        for (let term = 0; term < 6; term += 1) postings.addTerm(`term ${term}`);
        let document = 0;
        for (const [term, times] of rounds) {
          for (let time = 0; time < times; time += 1) {
            postings.count(term, document, 'text');
            expected[term]?.push(document);
            document += 1;
          }
        }
        expect(expected.map((_, term) => documentsOf(postings, term))).toEqual(expected);
      }),
    );
  });

  test('count a term that comes again in a document once', () => {
    const postings = new Postings();
    const term = postings.addTerm('toll');
    const isFirst = [7, 7, 9].map((document) => postings.count(term, document, 'text'));
    expect(isFirst).toEqual([true, false, true]);
    expect([postings.packedIn(term, 7), postings.packedIn(term, 8), postings.packedIn(term, 9)]).toEqual([
      16, 0, 8,
    ]);
    expect(postings.lastPacked(term)).toBe(8);
  });

  test('take out exactly one range', () => {
    fc.assert(
      fc.property(documents, fc.nat(2 ** 24), fc.nat(2 ** 24), (all, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const postings = new Postings();
        const [term, neighbour] = [postings.addTerm('toll'), postings.addTerm('ferry')];
        for (const document of all) {
          postings.count(term, document, 'text');
          postings.count(neighbour, document, 'briefTitle');
        }
        postings.removeRange(term, start, end);
        expect(documentsOf(postings, term)).toEqual(
          all.filter((document) => document < start || document >= end),
        );
        expect(documentsOf(postings, neighbour)).toEqual(all);
      }),
    );
  });

  test('give a removed term’s number to another, whose list is empty', () => {
    const postings = new Postings();
    const term = postings.addTerm('toll');
    postings.count(term, 5, 'text');
    postings.removeRange(term, 0, 9);
    expect(postings.removeTerm(term)).toBe('toll');
    expect(postings.addTerm('ferry')).toBe(term);
    expect(postings.lengthOf(term)).toBe(0);
    postings.count(term, 1, 'text');
    expect(documentsOf(postings, term)).toEqual([1]);
  });

  test('renumber documents and leave their occurrences', () => {
    const postings = new Postings();
    const term = postings.addTerm('toll');
    for (const document of [2, 4]) postings.count(term, document, 'themeTitle');
    postings.renumber(Uint32Array.of(9, 9, 0, 9, 1));
    expect(documentsOf(postings, term)).toEqual([0, 1]);
    expect(packedOf(postings.entries[postings.startOf(term)] ?? 0)).toBe(2);
  });
});
