import { describe, expect, test } from 'vitest';
import { listOf, measure } from '../../../src/knowledge/meaning/brief-vectors.ts';
import { ERRANDS, errandLikeness } from '../../../src/knowledge/search/errands.ts';

describe('errandLikeness', () => {
  const errands = listOf([Int8Array.of(100, 0), Int8Array.of(0, 100)]);

  test('is the cosine of the nearest errand', () => {
    expect(errandLikeness(measure(Int8Array.of(3, 4)), errands)).toBeCloseTo(0.8);
    expect(errandLikeness(measure(Int8Array.of(0, 7)), errands)).toBeCloseTo(1);
  });

  test('is that of a usual question while the errands have no vectors', () => {
    const unknown = errandLikeness(measure(Int8Array.of(3, 4)), undefined);
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThan(0.5);
  });
});

test('no errand is there twice', () => {
  expect(new Set(ERRANDS).size).toBe(ERRANDS.length);
});
