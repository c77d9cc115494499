import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedWords } from '../../../src/knowledge/comparing/changed-words.ts';

function changed(before: string, after: string): [string[], string[]] {
  const ranges = changedWords(before, after);
  return [
    ranges.before.map(({ start, end }) => before.slice(start, end)),
    ranges.after.map(({ start, end }) => after.slice(start, end)),
  ];
}

it('finds the words that one text has and the other lacks, neighbours as one', () => {
  expect(changed('Lorries will pay a toll of 14 euros.', 'Lorries pay a toll of 15 US dollars.')).toEqual([
    ['will', '14 euros.'],
    ['15 US dollars.'],
  ]);
});

it('finds characters where a script has no spaces', () => {
  expect(changed('投资三十七亿美元', '投资四十亿美元')).toEqual([['三', '七'], ['四']]);
});

it('finds nothing between equals, and everything between strangers', () => {
  expect(changed('a b', 'a b')).toEqual([[], []]);
  expect(changed('a b', 'c')).toEqual([['a b'], ['c']]);
  expect(changed('', 'c')).toEqual([[], ['c']]);
});

it('leaves the same words on both sides', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '港'), { maxLength: 12 })
    .map((words) => words.join(' '));
  const without = (whole: string, ranges: readonly { start: number; end: number }[]) =>
    ranges
      .toReversed()
      .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), whole)
      .split(/\s+/)
      .filter(Boolean);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const ranges = changedWords(before, after);
      expect(without(before, ranges.before)).toEqual(without(after, ranges.after));
    }),
  );
});
