import { expect, test } from 'vitest';
import { stem } from '../../../src/knowledge/search/stem.ts';

test.each([
  ['invest', ['investing', 'invested', 'invests', 'investment', 'investments']],
  ['countri', ['country', 'countries']],
  ['hesit', ['hesitant', 'hesitate', 'hesitating']],
  ['инвестиц', ['инвестиции', 'инвестиций', 'инвестициями']],
])('%s is the stem of %j', (expected, words) => {
  expect(words.map(stem)).toEqual(words.map(() => expected));
});

test.each(['c5+1', '2027', '5g', '铁路', 'カザフ'])('leaves %s as it is', (word) => {
  expect(stem(word)).toBe(word);
});
