import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DistinctNumbers } from '../../../src/knowledge/search/distinct-numbers.ts';

test('holds each number once, in the order they came in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000)), (numbers) => {
      const distinct = new DistinctNumbers();
      for (const number of numbers) distinct.add(number);
      expect(distinct.all).toEqual([...new Set(numbers)]);
    }),
  );
});
