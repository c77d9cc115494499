import { describe, expect, test } from 'vitest';
import type { Glossary } from '../../../src/knowledge/meaning/glossary.ts';
import { glossedTerms, needsGlossary, renderInEnglish } from '../../../src/knowledge/search/glossed-terms.ts';

const ENGLISH: Readonly<Record<string, readonly string[]>> = {
  水库: ['dam', 'reservoir'],
  水: ['water'],
  满: ['full', 'fill'],
};

/** Two characters a word, one where that is none. */
const glossary: Glossary = {
  gloss: (text) =>
    (text.match(/水库|./gu) ?? []).map((word) => ({
      text: word,
      glosses: (ENGLISH[word] ?? []).map((english) => ({ word: english, weight: 1 })),
    })),
  inChinese: (english) =>
    Object.entries(ENGLISH).flatMap(([word, glosses]) =>
      glosses.includes(english) ? [{ word, weight: 1 }] : [],
    ),
};

const everything = (): boolean => true;

const substitutes = (text: string, isFound: (term: string) => boolean = everything): [string, string[]][] =>
  glossedTerms(text, glossary, isFound).map(({ term, substitutes: all }) => [
    term.text,
    all.map(({ term: other }) => other),
  ]);

describe('glossedTerms', () => {
  test('gives a Chinese word its English terms, stemmed as claims are', () => {
    expect(substitutes('水库满')).toEqual([
      ['水库', ['dam', 'reservoir']],
      ['满', ['full', 'fill']],
    ]);
  });

  test('trusts a single character less than a word', () => {
    const [word, character] = glossedTerms('水库满', glossary, everything);
    expect(character?.substitutes[0]?.weight).toBeLessThan(word?.substitutes[0]?.weight ?? 0);
  });

  test('leaves countries, numbers and Latin words as they are', () => {
    expect(substitutes('日本C5+1峰会2032')).toEqual([
      ['@JP', []],
      ['c5+1', []],
      ['2032', []],
    ]);
  });

  test('gives an English word the Chinese terms that the briefs have', () => {
    expect(substitutes('the reservoir')).toEqual([['reservoir', ['水库']]]);
    expect(substitutes('the reservoir', () => false)).toEqual([['reservoir', []]]);
  });
});

describe('renderInEnglish', () => {
  test('takes the words that the briefs have, and says what is asked for', () => {
    expect(renderInEnglish('水库什么时候满', glossary, (term) => term === 'reservoir')).toBe(
      'when reservoir full',
    );
  });
});

test.each([
  ['储备基金', 'en', true],
  ['工場では', 'en', true],
  ['储备基金', 'zh', false],
  ['the reserve fund', 'zh', true],
  ['the reserve fund', 'en', false],
  ['резервный фонд', 'zh', false],
  ['2032?', 'zh', false],
])('whether “%s” needs a glossary over a brief in %s: %s', (question, language, expected) => {
  expect(needsGlossary(question, language)).toBe(expected);
});
