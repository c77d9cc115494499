import { describe, expect, it } from 'vitest';
import { subjectMatcher, subjectOf } from '../../../src/knowledge/questions/same-question.ts';

describe('what a question is about', () => {
  const isSame = (a: string, b: string) => subjectMatcher(subjectOf(a))(subjectOf(b));

  it.each([
    ['What is the population of Kazakhstan?', 'kazakhstan population'],
    ['How many ports does Japan build?', 'How many ports is Japan building??'],
    ['哈萨克斯坦的人口是多少？', '哈萨克斯坦有多少人口'],
    ['???', '???'],
  ])('is the same in other words: %s and %s', (a, b) => {
    expect(isSame(a, b)).toBe(true);
  });

  it.each([
    ['oil exports from Kazakhstan to Japan', 'oil exports from Kazakhstan to China'],
    ['What was spent on rail in 2023?', 'What was spent on rail in 2024?'],
    ['Who pays for the port?', 'Who runs the railway?'],
    ['???', '!!!'],
  ])('is not: %s and %s', (a, b) => {
    expect(isSame(a, b)).toBe(false);
  });
});
