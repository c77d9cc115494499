import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinInputs, splitOverInputs } from '../../../src/commands/brief/draft-text.ts';

const line = (index: number) => `- Claim number ${index} of a long brief [${index}].`;
const piece = fc.constantFrom('港', '😀', 'word', ' ', '\n', ' - ', '. ', '。', 'x'.repeat(40));
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('a text in the inputs of a form', () => {
  it('stands in one when it is short', () => {
    expect(splitOverInputs('- A claim [1].')).toEqual(['- A claim [1].']);
  });

  it('goes on in the next at the beginning of a line', () => {
    const parts = splitOverInputs(lines(200)) ?? [];
    expect(parts.map((part) => part.startsWith('- Claim'))).toEqual([true, true, true]);
    expect(parts.every((part) => part.length <= 4_000)).toBe(true);
  });

  it('goes on before a bullet when it is all in one line', () => {
    const [, second] = splitOverInputs(lines(200).replaceAll('\n', ' ')) ?? [];
    expect(second).toMatch(/^- Claim number \d+/);
  });

  it('is the same once it is put together, also where inputs lose the blanks at their ends', () => {
    for (const text of [
      lines(200),
      lines(200).replaceAll('\n', ' '),
      '港'.repeat(9_000),
      'x '.repeat(5_000),
    ]) {
      const parts = splitOverInputs(text) ?? [];
      expect(joinInputs(parts)).toBe(text);
      const trimmed = joinInputs(parts.map((part) => part.trim()));
      expect(trimmed.replace(/\s+/g, ' ')).toBe(text.trim().replace(/\s+/g, ' '));
    }
  });

  it('is the same for any text that fits', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 600, maxLength: 1_800 }), (pieces) => {
        const text = pieces.join('');
        const parts = splitOverInputs(text);
        if (!parts || parts.some((part) => part.trim() === '')) return;
        expect(parts.every((part) => part.length <= 4_000 && part.isWellFormed())).toBe(true);
        expect(joinInputs(parts)).toBe(text);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('is too long for them beyond 12,000 characters', () => {
    expect(splitOverInputs('x'.repeat(12_000))).toHaveLength(3);
    expect(splitOverInputs('x'.repeat(12_001))).toBeUndefined();
  });

  it('begins a new line in each input that a person filled in', () => {
    expect(joinInputs(['Group 1: Works\n- A [1].', '', '- B [2].'])).toBe(
      'Group 1: Works\n- A [1].\n- B [2].',
    );
    expect(joinInputs(['', ' '])).toBe('');
  });
});
