import { expect, it } from 'vitest';
import { listOf } from '../../../src/knowledge/meaning/brief-vectors.ts';
import type { BriefContent } from '../../../src/knowledge/brief.ts';
import { type BriefComparison, compareBriefs } from '../../../src/knowledge/comparing/compare-briefs.ts';
import { exampleBrief } from '../example-brief.ts';

function briefOf(...texts: string[]): BriefContent {
  const claims = texts.map((text) => ({ text, citations: [], isChallenge: false }));
  return exampleBrief({ coreViewpoint: [], themes: [{ title: 'Money', kind: 'theme', claims }] });
}

function texts({ same, reworded, alike, onlyFirst, onlySecond }: BriefComparison) {
  const both = (pairs: BriefComparison['same']) =>
    pairs.map(({ before, after }) => [before.claim.text, after.claim.text]);
  return {
    same: both(same),
    reworded: both(reworded),
    alike: both(alike),
    onlyFirst: onlyFirst.map(({ claim }) => claim.text),
    onlySecond: onlySecond.map(({ claim }) => claim.text),
  };
}

const TOLL = 'Lorries will pay a toll of 14 euros.';
const DEARER = 'Lorries will pay a toll of 15 euros.';
const FALCONS = 'Falcons may delay the first pile.';
const TRUCKS = 'Trucks are charged for each crossing.';

it('tells what both say, what is worded otherwise, and what each says alone', () => {
  expect(
    texts(compareBriefs(briefOf('The same.', TOLL, FALCONS), briefOf(DEARER, 'The same.', 'Tea grows.'))),
  ).toEqual({
    same: [['The same.', 'The same.']],
    reworded: [[TOLL, DEARER]],
    alike: [],
    onlyFirst: [FALCONS],
    onlySecond: ['Tea grows.'],
  });
});

it('finds by meaning what is much alike in other words', () => {
  const vectors = {
    first: listOf([Int8Array.from([100, 0, 9]), Int8Array.from([0, 100, 0])]),
    second: listOf([Int8Array.from([0, 0, 100]), Int8Array.from([90, 0, 0])]),
  };
  expect(texts(compareBriefs(briefOf(TOLL, FALCONS), briefOf('Tea grows.', TRUCKS), vectors))).toEqual({
    same: [],
    reworded: [],
    alike: [[TOLL, TRUCKS]],
    onlyFirst: [FALCONS],
    onlySecond: ['Tea grows.'],
  });
});

it('goes by words where there are no vectors', () => {
  const first = briefOf('The toll that lorries pay is 14 euros a day.');
  const second = briefOf('Lorries of all sizes face a toll of 14 euros when they cross.');
  expect(texts(compareBriefs(first, second)).alike).toHaveLength(1);
  expect(texts(compareBriefs(briefOf(FALCONS), briefOf(TRUCKS))).alike).toEqual([]);
});
