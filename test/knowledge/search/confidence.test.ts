import { describe, expect, test } from 'vitest';
import { confidenceOf, isAnswer, isNear } from '../../../src/knowledge/search/confidence.ts';
import type { Evidence } from '../../../src/knowledge/search/confidence.ts';

const none: Evidence = {
  words: 0,
  nearest: 0,
  likeErrand: 0.2,
  isPersonal: false,
  missesName: false,
  missesPlaceOrYear: false,
};
const one = { ofOneBrief: true };

describe('confidence', () => {
  test.each([
    ['more words are found', { ...none, words: 1 }, none],
    ['a claim is nearer in meaning', { ...none, nearest: 0.6 }, { ...none, nearest: 0.3 }],
    ['the question is less like an errand', none, { ...none, likeErrand: 0.6 }],
    ['the question is not about the asker', none, { ...none, isPersonal: true }],
    ['no name is missing', none, { ...none, missesName: true }],
    ['no country or year is missing', none, { ...none, missesPlaceOrYear: true }],
  ])('is higher where %s', (_, higher, lower) => {
    expect(confidenceOf(higher)).toBeGreaterThan(confidenceOf(lower));
  });

  test('is a probability, by words alone too', () => {
    for (const words of [0, 0.5, 1])
      for (const nearest of [undefined, -1, 0.5, 1]) {
        const confidence = confidenceOf({ ...none, words, nearest });
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
  });
});

test('words and meaning make up for each other', () => {
  expect(isAnswer({ ...none, nearest: 0.5 }, one)).toBe(true);
  expect(isAnswer({ ...none, words: 1, nearest: 0.2 }, one)).toBe(true);
  expect(isAnswer({ ...none, words: 0.1, nearest: 0.1 }, one)).toBe(false);
});

test('a country or year that the claim lacks forbids an answer, however near the claim is', () => {
  const sure = { ...none, words: 0.9, nearest: 0.8, missesPlaceOrYear: true };
  expect(isAnswer(sure, one)).toBe(false);
  expect(isNear(sure, one)).toBe(true);
});

test('less will do where one brief is asked', () => {
  const unsure = { ...none, nearest: 0.3 };
  expect(isAnswer(unsure, one)).toBe(true);
  expect(isAnswer(unsure, { ofOneBrief: false })).toBe(false);
});
