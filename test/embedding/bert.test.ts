import { describe, expect, it } from 'vitest';
import { Bert } from '../../src/embedding/bert.ts';
import { naiveEmbedding } from './naive-bert.ts';
import { writeSmallModel } from './small-model.ts';

const { description, find } = writeSmallModel();

function largestDifference(a: Float32Array, b: readonly number[]): number {
  return Math.max(...b.map((value, i) => Math.abs(value - a[i]!)));
}

describe('Bert', () => {
  it('computes what the plain reference computes, for texts of every length', () => {
    const bert = new Bert(description, find);
    for (let length = 1; length <= description.maxTokens; length++) {
      const ids = Array.from({ length }, (_, i) => (i * 5 + length) % 14);
      const vector = bert.embed(ids);
      expect(largestDifference(vector, naiveEmbedding(description, find, ids))).toBeLessThan(1e-3);
    }
  });

  it('gives vectors of length 1', () => {
    expect(Math.hypot(...new Bert(description, find).embed([2, 5, 3]))).toBeCloseTo(1, 6);
  });

  it('gives the same vector whatever was embedded before', () => {
    const bert = new Bert(description, find);
    const first = bert.embed([2, 4, 5, 3]);
    bert.embed([2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 3]);
    expect(bert.embed([2, 4, 5, 3])).toEqual(first);
  });

  it('refuses heads that the kernels cannot take', () => {
    expect(() => new Bert({ ...description, heads: 8 }, find)).toThrow('multiple of 8');
  });

  it('refuses texts longer than its positions, and tokens that it does not have', () => {
    expect(() => new Bert({ ...description, maxTokens: 17 }, find)).toThrow('16 positions');
    expect(() => new Bert(description, find).embed([2, 14, 3])).toThrow('no token 14');
  });

  it('says which tensor a model lacks', () => {
    expect(() => new Bert({ ...description, layers: 3 }, find)).toThrow(
      'encoder/layer_._2/attention/self/query',
    );
  });
});
