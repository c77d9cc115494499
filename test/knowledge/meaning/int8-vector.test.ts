import { array, assert, float, integer, pre, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineInt8, dotInt8, lengthInt8, toInt8 } from '../../../src/knowledge/meaning/int8-vector.ts';

const component = float({ min: -1, max: 1, noNaN: true });
const vectors = integer({ min: 1, max: 384 }).chain((length) =>
  tuple(
    array(component, { minLength: length, maxLength: length }),
    array(component, { minLength: length, maxLength: length }),
  ),
);

function cosine(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return product / (Math.hypot(...a) * Math.hypot(...b));
}

describe('toInt8', () => {
  it('gives the largest component the full range', () => {
    expect([...toInt8(Float32Array.of(0.1, -0.2, 0))]).toEqual([64, -127, 0]);
  });

  it('leaves a zero vector zero', () => {
    expect([...toInt8(new Float32Array(3))]).toEqual([0, 0, 0]);
  });
});

describe('cosineInt8', () => {
  it('stays near the cosine of the full vectors', () => {
    assert(
      property(vectors, ([a, b]) => {
        pre(Math.hypot(...a) > 0 && Math.hypot(...b) > 0);
        const kept = cosineInt8(toInt8(Float32Array.from(a)), toInt8(Float32Array.from(b)));
        // The worst case is a vector of one large and many half-step components.
        expect(Math.abs(kept - cosine(a, b))).toBeLessThan(0.15);
      }),
    );
  });

  it('is 1 for a vector and itself, -1 for its opposite, and 0 where one is zero', () => {
    const vector = toInt8(Float32Array.of(0.3, -0.5, 0.1));
    expect(cosineInt8(vector, vector)).toBeCloseTo(1, 12);
    expect(
      cosineInt8(
        vector,
        vector.map((x) => -x),
      ),
    ).toBeCloseTo(-1, 12);
    expect(cosineInt8(vector, new Int8Array(3))).toBe(0);
  });
});

describe('dotInt8 and lengthInt8', () => {
  it('are exact, also for the largest components', () => {
    const [most, least] = [new Int8Array(384).fill(127), new Int8Array(384).fill(-127)];
    expect(dotInt8(most, least)).toBe(-384 * 127 * 127);
    expect(lengthInt8(Int8Array.of(3, -4))).toBe(5);
  });
});
