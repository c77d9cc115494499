import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksOf, packLinks } from '../../src/glossary/weighted-links.ts';

test('links come back with their words and, to a part in 255, their weights', () => {
  const link = fc.record({ target: fc.nat(2 ** 24 - 1), weight: fc.nat(255).map((part) => part / 255) });
  fc.assert(
    fc.property(fc.array(fc.array(link)), (links) => {
      const packed = packLinks(links);
      expect(links.map((_, index) => linksOf(packed, index))).toEqual(links);
    }),
  );
});
