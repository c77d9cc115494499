import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../src/knowledge/search/tokenize.ts';

const words = (text: string): string[] => tokenize(text).map((token) => token.text);

describe('tokenize', () => {
  test.each([
    ['keeps C5+1 whole', 'The first “C5+1” summit', ['the', 'first', 'c5+1', 'summit']],
    ['parts a compound and joins it', 'to "de-China" it', ['to', 'de', 'dechina', 'china', 'it']],
    ['joins more than two parts', 'free-to-air', ['free', 'freetoair', 'to', 'air']],
    ['reads money', 'US$3.7 billion', ['dollar', '3.7', 'billion']],
    [
      'writes magnitudes of money out',
      '$5m, €2b, 5m',
      ['dollar', '5', 'million', 'euro', '2', 'billion', '5m'],
    ],
    ['writes magnitudes out', '3.7bn and 40pc', ['3.7', 'billion', 'and', '40', 'percent']],
    ['reads a percent sign as a word', '4.6%', ['4.6', 'percent']],
    ['takes thousands separators out', '1,234,567 people', ['1234567', 'people']],
    ['takes a decimal comma for a point', '3,7', ['3.7']],
    ['gives both ends of a range', '2027-2031', ['2027', '2031']],
    ['gives both ends of a range with a dash', '1991–2020', ['1991', '2020']],
    ['keeps letters that belong to a number', '5G, 7th, Ka-band', ['5g', '7th', 'ka', 'kaband', 'band']],
    ["cuts off a possessive 's", "Kazakhstan's sectors’ value", ['kazakhstan', 'sectors', 'value']],
    ['takes apostrophes out', "O'Brien doesn't", ['obrien', 'doesnt']],
    ['joins initials', 'the U.S. plan', ['the', 'us', 'plan']],
    ['ends a sentence without a space', 'ended.Then', ['ended', 'then']],
    ['splits at a slash', 'and/or', ['and', 'or']],
    ['segments Chinese', '计划修建高速铁路。', ['计划', '修建', '高速', '铁路']],
    ['segments Chinese beside Latin', 'C5+1峰会在东京', ['c5+1', '峰会', '在', '东京']],
    ['finds nothing in punctuation', '… — !? ()', []],
    ['finds nothing in nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('counts positions by word, a compound standing where its first part does', () => {
    expect(tokenize('a long-term plan').map(({ text, position }) => [text, position])).toEqual([
      ['a', 0],
      ['long', 1],
      ['longterm', 1],
      ['term', 2],
      ['plan', 3],
    ]);
  });

  test('sets clauses apart at punctuation, not at a decimal point', () => {
    const clauseOf = new Map(
      tokenize('It cost 3.7 euros, right? Why').map(({ text, clause }) => [text, clause]),
    );
    expect(clauseOf.get('it')).toBe(clauseOf.get('euros'));
    expect(clauseOf.get('right')).not.toBe(clauseOf.get('euros'));
    expect(clauseOf.get('why')).not.toBe(clauseOf.get('right'));
  });

  test('never throws, and gives folded tokens without white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const token of tokenize(text)) expect(token.text).toMatch(/^\S+$/u);
      }),
    );
  });
});
