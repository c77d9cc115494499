import { describe, expect, test } from 'vitest';
import { termsOf } from '../../../src/knowledge/search/terms.ts';

/** What a text is found by, without what its numbers are made of. */
const terms = (text: string): string[] =>
  termsOf(text).flatMap((term) => (term.kind === 'part' ? [] : [term.text]));

describe('a quantity', () => {
  test.each([
    [
      [
        '$3.7 billion',
        'US$3.7 billion',
        '$3.7bn',
        '$3.7b',
        'USD 3.7 billion',
        '$3,700 million',
        '$3,700,000,000',
      ],
    ],
    [['40%', '40 %', '40 percent', '40 per cent', '40pc', 'forty percent', 'forty per cent']],
    [['210,000 people', 'two hundred and ten thousand people', '210k people', '210 thousand people']],
    [['25 years', 'twenty-five years', 'twenty five years']],
    [['the 1990s', 'the nineties', 'the ’90s']],
    [['Dec 19', 'December 19', 'December 19th']],
    [['the 19th of December', '19 December']],
    [['4500000000', '45亿', '4.5 billion']],
    [['2600000', '260万', '2.6 million']],
    [['december 22', '12月22']],
  ])('is the same in all its written forms: %j', (forms) => {
    expect(forms.map(terms)).toEqual(forms.map(() => terms(forms[0]!)));
  });

  test('is found by its number and its magnitude too', () => {
    expect(termsOf('3.7 billion').map(({ text }) => text)).toEqual(['3700000000', '3.7', 'billion']);
  });

  test.each([
    ['numbers in sequence', 'in 2030, two million', ['2030', '2000000']],
    ['both ends of a range', '2027-2031', ['2027', '2031']],
    ['compounds that begin with a number word', 'a forty-year plan', ['40', 'fortyyear', 'year', 'plan']],
    ['metres', '5m', ['5m']],
    ['ages', 'people in their sixties', ['peopl', 'sixti']],
    ['one that is no number', 'one of them', ['one']],
    ['a word behind Chinese magnitudes', '45亿美元', ['4500000000', '美', '美元', '元']],
  ])('leaves %s apart', (_, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test('tells the month of May from the verb', () => {
    expect(terms('it may open in May, or on May 3')).toEqual(['open', 'may', 'may', '3']);
  });
});
