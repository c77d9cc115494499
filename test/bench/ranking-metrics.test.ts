import { describe, expect, test } from 'vitest';
import { mean, ndcg, percentile, recall, reciprocalRank } from '../../bench/ranking-metrics.ts';

const judgements = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 0],
]);

describe('ranking metrics', () => {
  test.each([
    [['a', 'b', 'x'], 1, 1, 1],
    [['x', 'y'], 0, 0, 0],
    [['x', 'a'], 1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 0.5, 0.5],
    [['c', 'x', 'b'], 0.5 / (1 + 1 / Math.log2(3)), 1 / 3, 0.5],
  ])('of %j', (ranking, expectedNdcg, expectedRank, expectedRecall) => {
    expect(ndcg(ranking, judgements, 10)).toBeCloseTo(expectedNdcg);
    expect(reciprocalRank(ranking, judgements, 10)).toBeCloseTo(expectedRank);
    expect(recall(ranking, judgements, 10)).toBeCloseTo(expectedRecall);
  });

  test('look no deeper than asked', () => {
    expect(reciprocalRank(['x', 'a'], judgements, 1)).toBe(0);
    expect(recall(['a', 'b'], judgements, 1)).toBe(0.5);
  });

  test('are 0 where nothing is relevant', () => {
    expect([ndcg(['a'], new Map(), 10), recall(['a'], new Map(), 10)]).toEqual([0, 0]);
  });
});

test('mean and percentile of nothing are 0', () => {
  expect([mean([]), percentile([], 0.5)]).toEqual([0, 0]);
});

test('a percentile is the value below which the share lies', () => {
  expect([0.5, 0.99].map((share) => percentile([4, 1, 3, 2], share))).toEqual([3, 4]);
});
