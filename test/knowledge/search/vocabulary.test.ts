import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, Vocabulary } from '../../../src/knowledge/search/vocabulary.ts';

function vocabularyOf(...words: string[]): Vocabulary {
  const vocabulary = new Vocabulary();
  for (const word of words) vocabulary.add(word);
  return vocabulary;
}

const news = vocabularyOf(
  ...'kazakhstan investment metallurgy diplomacy cabinet households smaller audience'.split(' '),
  ...'bridge bride toll ferry streamhaus minister ministry тариф договор'.split(' '),
);

describe('mending', () => {
  test.each([
    ['a letter left out', 'kazakstan', 'kazakhstan'],
    ['a letter too many', 'smalller', 'smaller'],
    ['a wrong letter', 'diplomasy', 'diplomacy'],
    ['neighbours swapped', 'invsetment', 'investment'],
    ['two errors in a long word', 'metalurgi', 'metallurgy'],
    ['the first letter wrong', 'fridge', 'bridge'],
    ['the first two swapped', 'rbidge', 'bridge'],
    ['a name', 'streamhuas', 'streamhaus'],
    ['Cyrillic', 'догавор', 'договор'],
  ])('%s: %s is taken for %s', (_, misspelt, meant) => {
    expect(news.mend(misspelt)).toBe(meant);
  });

  test.each([
    ['two errors in a short word', 'brugde'],
    ['a word of four letters', 'tool'],
    ['another word', 'hospital'],
    ['nothing', ''],
  ])('%s is left alone: %s', (_, word) => {
    expect(news.mend(word)).toBeUndefined();
  });

  test('takes the word that is fewer edits away', () => {
    expect(vocabularyOf('minister', 'ministry').mend('minsiter')).toBe('minister');
  });

  test('finds nothing in an empty vocabulary', () => {
    expect(new Vocabulary().mend('anything')).toBeUndefined();
  });

  test('mends any swap of neighbours within a word of six letters or more', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'a b c d e f g h i j k l m n o p'.split(' ')),
      minLength: 6,
      maxLength: 14,
    });
    fc.assert(
      fc.property(word, fc.nat(12), (meant, place) => {
        const at = place % (meant.length - 1);
        const misspelt = meant.slice(0, at) + meant.charAt(at + 1) + meant.charAt(at) + meant.slice(at + 2);
        expect(vocabularyOf(meant, 'zzzzzzz').mend(misspelt)).toBe(meant);
      }),
    );
  });
});

describe('Vocabulary', () => {
  test('keeps a word until its last use is taken back', () => {
    const vocabulary = new Vocabulary();
    const bridge = vocabulary.add('bridge');
    vocabulary.add('bridge');
    vocabulary.remove(bridge);
    expect(vocabulary.mend('brigde')).toBe('bridge');
    vocabulary.remove(bridge);
    expect([vocabulary.size, vocabulary.has('bridge'), vocabulary.mend('brigde')]).toEqual([
      0,
      false,
      undefined,
    ]);
  });

  test('uses the place of a removed word again', () => {
    const vocabulary = vocabularyOf('bridge');
    for (let round = 0; round < 200; round += 1) {
      const word = vocabulary.add(`word${round}`);
      vocabulary.remove(word);
    }
    expect([vocabulary.size, vocabulary.mend('bridgge')]).toEqual([1, 'bridge']);
  });
});

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['abc', 'acb', 1],
    ['abc', 'abcd', 1],
    ['abc', 'abd', 1],
    ['kitten', 'sitting', 3],
  ])('%j to %j is %i', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });
});
