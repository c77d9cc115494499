import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  packOccurrences,
  PostingList,
  unpackOccurrences,
} from '../../../src/knowledge/search/posting-list.ts';

const documentsOf = (list: PostingList): number[] =>
  Array.from({ length: list.length }, (_, index) => list.documentAt(index));

describe('packed occurrences', () => {
  test('come back as they were put in', () => {
    const field = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        fc.record({ text: field(31), themeTitle: field(3), briefTitle: field(1) }),
        (occurrences) => {
          expect(unpackOccurrences(packOccurrences(occurrences))).toEqual(occurrences);
        },
      ),
    );
  });

  test('are capped, not carried over', () => {
    expect(unpackOccurrences(packOccurrences({ text: 99, themeTitle: 9, briefTitle: 2 }))).toEqual({
      text: 31,
      themeTitle: 3,
      briefTitle: 1,
    });
  });
});

describe('PostingList', () => {
  const documents = fc
    .uniqueArray(fc.integer({ min: 0, max: 2 ** 24 - 1 }))
    .map((all) => all.sort((a, b) => a - b));

  test('keeps what was appended', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const list = new PostingList();
        for (const document of all) list.append(document, document % 256);
        expect(documentsOf(list)).toEqual(all);
        for (const document of all) expect(list.packedIn(document)).toBe(document % 256);
      }),
    );
  });

  test('takes out exactly one range', () => {
    fc.assert(
      fc.property(documents, fc.nat(2 ** 24), fc.nat(2 ** 24), (all, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const list = new PostingList();
        for (const document of all) list.append(document, 1);
        list.removeRange(start, end);
        expect(documentsOf(list)).toEqual(all.filter((document) => document < start || document >= end));
      }),
    );
  });

  test('says 0 for a document that is not there', () => {
    const list = new PostingList();
    list.append(5, 8);
    expect([4, 5, 6].map((document) => list.packedIn(document))).toEqual([0, 8, 0]);
  });
});
