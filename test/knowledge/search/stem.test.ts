import * as fc from 'fast-check';
import snowball from 'snowball-stemmers';
import { expect, test } from 'vitest';
import { baseForm } from '../../../src/knowledge/search/base-forms.ts';
import { stem } from '../../../src/knowledge/search/stem.ts';

test.each([
  ['invest', ['investing', 'invested', 'invests', 'investment', 'investments']],
  ['countri', ['country', 'countries']],
  ['hesit', ['hesitant', 'hesitate', 'hesitating']],
  ['begin', ['begin', 'begins', 'beginning', 'began', 'begun']],
  ['build', ['build', 'building', 'built']],
  ['child', ['child', 'children']],
  ['crisi', ['crisis', 'crises']],
  ['labor', ['labour', 'labor']],
  ['инвестиц', ['инвестиции', 'инвестиций', 'инвестициями']],
])('%s is the stem of %j', (expected, words) => {
  expect(words.map(stem)).toEqual(words.map(() => expected));
});

test.each(['c5+1', '2027', '5g', '铁路', 'カザフ'])('leaves %s as it is', (word) => {
  expect(stem(word)).toBe(word);
});

test('a word that is left to itself is one that the algorithm would leave as it is', () => {
  const algorithm = snowball.newStemmer('english');
  const letters = fc.string({ unit: fc.constantFrom(...'aeioubdghklmnrstyz'.split('')), maxLength: 9 });
  fc.assert(
    fc.property(letters, fc.constantFrom(...'abfhjkopquvwxz'.split('')), (start, end) => {
      fc.pre(baseForm(start + end) === start + end);
      expect(algorithm.stem(start + end)).toBe(start + end);
      expect(stem(start + end)).toBe(start + end);
    }),
    { numRuns: 1000 },
  );
});
