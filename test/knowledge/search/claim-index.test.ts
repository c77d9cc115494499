import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inverseDocumentFrequency, scoreBm25 } from '../../../src/knowledge/search/bm25.ts';
import { ClaimIndex } from '../../../src/knowledge/search/claim-index.ts';
import type { IndexedClaim } from '../../../src/knowledge/search/claim-index.ts';

const WORDS = ['bridge', 'toll', 'ferry', 'falcon', 'euro', 'steel', 'Japan', '铁路'];
const TERMS = ['bridg', 'toll', 'ferri', 'falcon', 'euro', 'steel', '@JP', '铁', '铁路', '路'];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
const claim: fc.Arbitrary<IndexedClaim> = fc.record({ text, themeTitle: text, briefTitle: text });
const brief = fc.array(claim, { maxLength: 4 });
const briefs = fc.array(brief, { maxLength: 6 });

const ask = (...terms: string[]) => terms.map((term) => [{ term, weight: 1 }]);

/** All that can be seen of an index: every term's frequency and, by brief and claim, what each term finds. */
function snapshot(index: ClaimIndex): unknown {
  const scores = TERMS.map((term) =>
    index
      .search(ask(term), { limit: Infinity })
      .map(({ document, score }) => ({ ...index.locate(document), score: score.toFixed(6) }))
      .sort((a, b) => a.briefId.localeCompare(b.briefId) || a.claim - b.claim),
  );
  const frequencies = TERMS.map((term) => index.documentFrequency(term));
  return { size: index.size, terms: index.termCount, words: index.vocabulary.size, frequencies, scores };
}

function indexOf(all: readonly (readonly IndexedClaim[])[]): ClaimIndex {
  const index = new ClaimIndex();
  all.forEach((claims, number) => index.add(`brief ${number}`, claims));
  return index;
}

describe('ClaimIndex', () => {
  test('adding a brief and removing it leaves no trace', () => {
    fc.assert(
      fc.property(briefs, brief, (all, extra) => {
        const index = indexOf(all);
        const before = snapshot(index);
        index.add('extra', extra);
        index.remove('extra');
        expect(snapshot(index)).toEqual(before);
      }),
    );
  });

  test('any order of adding, replacing and removing ends where the remaining briefs alone would', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.option(brief));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const changed = new ClaimIndex();
        const remaining = new Map<string, readonly IndexedClaim[]>();
        for (const [number, claims] of changes) {
          const id = `brief ${number}`;
          if (claims) changed.add(id, claims);
          else changed.remove(id);
          if (claims) remaining.set(id, claims);
          else remaining.delete(id);
        }
        const fresh = new ClaimIndex();
        for (const [id, claims] of remaining) fresh.add(id, claims);
        expect(snapshot(changed)).toEqual(snapshot(fresh));
      }),
    );
  });

  test('search agrees with a naive scan', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.subarray(['toll', 'ferri', '@JP']),
        (texts, terms) => {
          const index = indexOf([texts.map((one) => ({ text: one }))]);
          const found = index.search(ask(...terms), { limit: 5 });
          expect(found.map(({ document, score }) => [document, score.toFixed(9)])).toEqual(
            naiveSearch(texts, terms, 5),
          );
        },
      ),
    );
  });

  test('asked within one brief, it knows of no other', () => {
    fc.assert(
      fc.property(briefs, brief, (all, mine) => {
        const alone = indexOf([mine]);
        const among = new ClaimIndex();
        all.forEach((claims, number) => among.add(`other ${number}`, claims));
        among.add('mine', mine);
        const [rangeAlone, rangeAmong] = [alone.rangeOf('brief 0'), among.rangeOf('mine')];
        for (const term of TERMS) {
          expect(among.documentFrequency(term, rangeAmong)).toBe(alone.documentFrequency(term, rangeAlone));
          const found = among.search(ask(term), { limit: 99, range: rangeAmong });
          expect(found.every(({ document }) => among.locate(document).briefId === 'mine')).toBe(true);
        }
      }),
    );
  });

  test('ranks a claim with a rarer term higher', () => {
    const index = indexOf([
      [{ text: 'toll bridge' }, { text: 'toll ferry' }, { text: 'toll' }, { text: 'ferry' }],
    ]);
    const [first] = index.search(ask('bridg', 'toll', 'ferri'), { limit: 1 });
    expect(first?.document).toBe(0);
  });

  test('finds a claim by the titles it stands under, its own words coming first', () => {
    const index = indexOf([
      [
        { text: 'falcon', briefTitle: 'ferry' },
        { text: 'falcon', themeTitle: 'ferry' },
        { text: 'ferry', themeTitle: 'falcon' },
      ],
    ]);
    const found = index.search(ask('ferri'), { limit: 9 }).map(({ document }) => document);
    expect(new Set(found)).toEqual(new Set([0, 1, 2]));
    expect(found.at(-1)).toBe(0);
  });

  test('counts the best of several alternatives, not their sum', () => {
    const index = indexOf([[{ text: 'toll ferry' }, { text: 'toll bridge' }, { text: 'steel' }]]);
    const both = [
      [
        { term: 'ferri', weight: 1 },
        { term: 'toll', weight: 0.5 },
      ],
    ];
    const one = [[{ term: 'ferri', weight: 1 }]];
    const options = { limit: 1 };
    expect(index.search(both, options)).toEqual(index.search(one, options));
  });

  test('tells where a document has a term', () => {
    const index = indexOf([[{ text: 'toll toll', themeTitle: 'ferry toll', briefTitle: 'falcon' }]]);
    expect(['toll', 'ferri', 'falcon', 'steel'].map((term) => index.occurrences(term, 0))).toEqual([
      { text: 2, themeTitle: 1, briefTitle: 0 },
      { text: 0, themeTitle: 1, briefTitle: 0 },
      { text: 0, themeTitle: 0, briefTitle: 1 },
      { text: 0, themeTitle: 0, briefTitle: 0 },
    ]);
  });
});

/** BM25 of texts whose words are all terms, without an index. */
function naiveSearch(texts: readonly string[], terms: readonly string[], limit: number): [number, string][] {
  const stems = new Map([
    ['bridge', ['bridg']],
    ['ferry', ['ferri']],
    ['Japan', ['@JP']],
    ['铁路', ['铁', '铁路', '路']],
  ]);
  const documents = texts.map((one) =>
    (one === '' ? [] : one.split(' ')).flatMap((word) => stems.get(word) ?? [word]),
  );
  const meanLength = documents.reduce((sum, words) => sum + words.length, 0) / documents.length;
  return documents
    .map((words, document) => {
      const score = terms.reduce((sum, term) => {
        const frequency = words.filter((word) => word === term).length;
        const documentFrequency = documents.filter((other) => other.includes(term)).length;
        const idf = inverseDocumentFrequency(documentFrequency, documents.length);
        return sum + (frequency && scoreBm25(frequency, idf, words.length / meanLength, { k1: 0.9, b: 0.4 }));
      }, 0);
      return { document, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .slice(0, limit)
    .map(({ document, score }) => [document, score.toFixed(9)]);
}
