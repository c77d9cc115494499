import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countOccurrence,
  PACKED_OCCURRENCES,
  unpackOccurrences,
} from '../../../src/knowledge/search/occurrences.ts';

const FIELDS = ['text', 'themeTitle', 'briefTitle'] as const;

describe('packed occurrences', () => {
  test('count each field by itself, as far as its bits go', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FIELDS), { maxLength: 60 }), (fields) => {
        const packed = fields.reduce(countOccurrence, 0);
        const times = (field: string): number => fields.filter((one) => one === field).length;
        expect(packed).toBeLessThan(PACKED_OCCURRENCES);
        expect(unpackOccurrences(packed)).toEqual({
          text: Math.min(times('text'), 31),
          themeTitle: Math.min(times('themeTitle'), 3),
          briefTitle: Math.min(times('briefTitle'), 1),
        });
      }),
    );
  });
});
