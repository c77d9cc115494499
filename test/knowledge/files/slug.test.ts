import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from '../../../src/knowledge/files/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Japan-Central Asia C5+1 summit', 'japan-central-asia-c5-1-summit'],
    ['  Élan — vital!  ', 'elan-vital'],
    ['中亚五国', '中亚五国'],
    ['…', 'brief'],
    ['a'.repeat(60), 'a'.repeat(40)],
  ])('makes of %j %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('gives a name that is its own short name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (title) => {
        const slug = slugOf(title);
        expect(slugOf(slug)).toBe(slug);
        expect(slug).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
        expect(slug.length).toBeLessThanOrEqual(40);
      }),
    );
  });
});
