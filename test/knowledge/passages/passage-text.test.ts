import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPassages } from '../../../src/knowledge/passages/passage-text.ts';
import { readPassages } from '../../../src/knowledge/reading/read-passages.ts';

describe('formatPassages', () => {
  it('writes text and address under the number', () => {
    const passages = [
      { number: 1, text: 'One.\n\nTwo.', url: 'https://example.org/' },
      { number: 3, text: null, url: 'https://example.org/b' },
      { number: 4, text: 'Four.', url: null },
    ];
    expect(formatPassages(passages)).toBe(
      '[1] One.\n\nTwo.\nhttps://example.org/\n\n[3]: https://example.org/b\n\n[4] Four.\n',
    );
  });

  it('falls back to JSON where plain text would be read otherwise', () => {
    expect(formatPassages([{ number: 1, text: 'One.\n[2] Two.', url: null }])).toContain('"number": 1');
  });

  it('gives a text that is read back to the same passages', () => {
    const text = fc
      .array(fc.constantFrom('word', ' ', '\n', '[2]', '3.', 'https://a.b', '(', ')', 'Source:', '。', '"'), {
        minLength: 1,
      })
      .map((parts) => parts.join('').trim())
      .filter((one) => one !== '');
    const url = fc.constantFrom(
      'https://example.org/',
      'https://example.org/a_(b)?c=d#e',
      'http://xn--fiq228c.example/',
    );
    const passage = fc
      .record({ number: fc.integer({ min: 1, max: 999 }), text: fc.option(text), url: fc.option(url) })
      .filter((one) => one.text !== null || one.url !== null);
    fc.assert(
      fc.property(fc.uniqueArray(passage, { selector: ({ number }) => number, minLength: 1 }), (some) => {
        const passages = some.toSorted((a, b) => a.number - b.number);
        expect(readPassages(formatPassages(passages)).passages).toEqual(passages);
      }),
    );
  });
});
