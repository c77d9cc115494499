import { describe, expect, test } from 'vitest';
import { isBroad, isObstacleWord, offers, wantOf } from '../../../src/knowledge/search/intent.ts';

describe('wantOf', () => {
  test.each([
    ['How much does the bridge cost?', 'quantity'],
    ['how many people work there', 'quantity'],
    ['what share of it is paid by the EU', 'quantity'],
    ['项目总投资是多少？', 'quantity'],
    ['When does it open?', 'date'],
    ['In which year was it signed?', 'date'],
    ['什么时候开工', 'date'],
    ['Where is it built?', 'place'],
    ['in what city is the office', 'place'],
    ['Who designed it?', 'person'],
    ['which company builds it', 'person'],
    ['Why was it delayed?', 'reason'],
    ['how come they object', 'reason'],
    ['What are the main risks?', 'obstacle'],
    ['what stands in the way of the bridge', 'obstacle'],
    ['what stands in the bridge’s way', 'obstacle'],
    ['what gets in their way', 'obstacle'],
    ['这个项目面临哪些挑战？', 'obstacle'],
  ])('%s asks for a %s', (question, want) => {
    expect(wantOf(question)).toBe(want);
  });

  test.each([
    ['Why is the distance a problem?', 'reason'],
    ['How many risks are there?', 'quantity'],
    ['the bridge, and the ferry too', undefined],
    ['it is annoying when they move things', undefined],
  ])('%s asks for %s', (question, want) => {
    expect(wantOf(question)).toBe(want);
  });
});

test.each([
  ['Tell me about the ferry', true],
  ['List all the tolls', true],
  ['How did the villages react?', true],
  ['When does it open?', false],
])('that "%s" asks about a whole subject is %s', (question, expected) => {
  expect(isBroad(question)).toBe(expected);
});

test('an obstacle word names difficulties, not one of them', () => {
  expect(['risks', 'challenges', '风险', 'risk', 'bridge'].map(isObstacleWord)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

describe('offers', () => {
  const claim = (text: string, isChallenge = false) => ({ text, isChallenge });

  test.each([
    ['The bridge costs 412 million euros.', 'quantity'],
    ['It opens in May 2031.', 'date'],
    ['The segments are welded in Koblenz.', 'place'],
    ['The architect Ida Holm drew it.', 'person'],
    ['The operator is paid, because its licence ran on.', 'reason'],
    ['全线共设二十座车站。', 'quantity'],
  ] as const)('%s offers a %s', (text, want) => {
    expect(offers(claim(text), want)).toBe(true);
  });

  test('a claim without a digit or a number word offers no quantity', () => {
    expect(offers(claim('Cyclists cross free of charge.'), 'quantity')).toBe(false);
  });

  test('a claim offers an obstacle when it states a challenge', () => {
    expect([offers(claim('x', true), 'obstacle'), offers(claim('x'), 'obstacle')]).toEqual([true, false]);
  });
});
