import { describe, expect, test } from 'vitest';
import { Dictionary } from '../../src/glossary/dictionary.ts';
import { buildTables } from '../../src/glossary/dictionary-tables.ts';

const entry = (traditional: string, simplified: string, ...english: string[]) => ({
  traditional,
  simplified,
  english,
});

const dictionary = new Dictionary(
  buildTables([
    entry('水', '水', 'water', 'river'),
    entry('水庫', '水库', 'reservoir', 'CL:座[zuo4]'),
    entry('庫', '库', 'warehouse'),
    entry('經濟', '经济', 'economy', 'economic'),
    entry('觀望', '观望', 'to wait and see', 'to look around'),
    entry('等', '等', 'to wait for', 'to await'),
    entry('王', '王', 'surname Wang', 'king'),
    entry('天下', '天下', 'land under heaven; the whole world; the whole of China; realm; rule'),
  ]),
);

const glossed = (text: string): [string, string[]][] =>
  dictionary.gloss(text).map(({ text: word, glosses }) => [word, glosses.map(({ word: gloss }) => gloss)]);

describe('Dictionary', () => {
  test('takes the longest word at each place', () => {
    expect(glossed('水库水')).toEqual([
      ['水库', ['reservoir']],
      ['水', ['water', 'river']],
    ]);
  });

  test.each(['經濟', '经济', '経済'])('reads the characters of Taiwan and of Japan: %s', (word) => {
    expect(glossed(word)).toEqual([['经济', ['economy', 'economic']]]);
  });

  test('knows loanwords and words made in Japan', () => {
    expect(glossed('ｴﾈﾙｷﾞｰ')).toEqual([['エネルギー', ['energy']]]);
    expect(glossed('会社')[0]?.[1]).toContain('company');
  });

  test('gives a word that it lacks without glosses', () => {
    expect(glossed('は')).toEqual([['は', []]]);
  });

  test('leaves names of people out', () => {
    expect(glossed('王')).toEqual([['王', ['king']]]);
  });

  test('finds Chinese for an English word in any form, the surest first', () => {
    const chinese = (word: string): string[] => dictionary.inChinese(word).map((gloss) => gloss.word);
    expect(chinese('reservoirs')).toEqual(['水库']);
    expect(chinese('waiting')).toEqual(['等', '观望']);
    expect(chinese('falcon')).toEqual([]);
  });
});
