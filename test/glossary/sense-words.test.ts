import { expect, test } from 'vitest';
import { senseWords } from '../../src/glossary/sense-words.ts';

const words = (sense: string): string[] => senseWords(sense).map(({ word }) => word);

test.each([
  ['to wait and see', ['wait', 'see']],
  ['to shorten; to reduce; to curtail', ['shorten', 'reduce', 'curtail']],
  ['stock (finance)', ['stock']],
  ['to give sb sth', []],
  ['railway', ['railway']],
])('"%s" consists of %j', (sense, expected) => {
  expect(words(sense)).toEqual(expected);
});

test.each(['CL:條|条[tiao2]', 'surname Wang', 'variant of 僱用|雇用[gu4 yong4]', 'see 水庫|水库[shui3 ku4]'])(
  '"%s" says nothing of what a word means',
  (remark) => {
    expect(words(remark)).toEqual([]);
  },
);

test('a description of many words translates nothing', () => {
  expect(words('apron formed by sloping brickwork dispersing rain water')).toEqual([]);
});

test('a word counts less the more others stand beside it', () => {
  const [alone] = senseWords('reservoir');
  const [beside] = senseWords('water reservoir');
  expect(alone?.weight).toBe(1);
  expect(beside?.weight).toBeLessThan(1);
});
