import { describe, expect, test } from 'vitest';
import { matchesIn } from '../../../src/knowledge/search/matches.ts';
import { termsOf } from '../../../src/knowledge/search/terms.ts';

/** The matched parts of a text, for the terms of a question. */
function matched(text: string, question: string): string[] {
  const terms = new Set(termsOf(question).map((term) => term.text));
  return matchesIn(text, terms).map(({ start, end }) => text.slice(start, end));
}

describe('matchesIn', () => {
  test.each([
    [
      'other forms of a word',
      'It invested in factories.',
      'investing in a factory',
      ['invested', 'factories'],
    ],
    ['no words of grammar', 'The plan of the ministry.', 'what is the plan of it', ['plan']],
    ['adjectives of a country', 'Firms from South Korea and Japanese ones.', 'Japan', ['Japanese']],
    [
      'a name of several words whole',
      'Firms from South Korea.',
      'South Korean firms',
      ['Firms', 'South Korea'],
    ],
    ['a compound whole', 'They want to “de-China” it.', 'China', ['de-China']],
    ['Chinese words', '日本计划修建高速铁路。', '高速铁路', ['高速铁路']],
    ['no part of a Chinese word', '铁路和道路', '铁路', ['铁路']],
    ['a Chinese word of one character', '桥很长', '桥', ['桥']],
    ['nothing where nothing matches', 'The plan.', 'bridges', []],
    ['places after full-width characters', 'Ｔｈｅ ① plan', 'plan', ['plan']],
    ['a full-width word itself', 'the ｐｌａｎ', 'plan', ['ｐｌａｎ']],
    ['places after ligatures', 'The ﬁrst ﬁnal plan works', 'plan', ['plan']],
  ])('finds %s', (_, text, question, expected) => {
    expect(matched(text, question)).toEqual(expected);
  });
});
