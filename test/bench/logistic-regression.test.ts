import { expect, test } from 'vitest';
import { areaUnderCurve, fitLogistic, logOddsOf } from '../../bench/logistic-regression.ts';

test('fits what tells the classes apart, and not what does not', () => {
  const examples = Array.from({ length: 200 }, (_, n) => ({
    features: [n / 200 + (n % 7) / 10, n % 2],
    isPositive: n >= 100,
    weight: 1,
  }));
  const model = fitLogistic(examples);
  expect(model.weights[0]).toBeGreaterThan(1);
  expect(Math.abs(model.weights[1] ?? NaN)).toBeLessThan(0.5);
  expect(logOddsOf(model, [1.5, 0])).toBeGreaterThan(0);
  expect(logOddsOf(model, [0, 0])).toBeLessThan(0);
});

test('the area under the curve is 1 for a perfect score, a half for none, ties counting half', () => {
  expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
  expect(areaUnderCurve([1, 1], [1])).toBe(0.5);
  expect(areaUnderCurve([1, 3], [2])).toBe(0.5);
});
