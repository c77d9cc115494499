import { expect, test } from 'vitest';
import { wholeWords } from '../../src/embedding/whole-words.ts';

test.each([
  ['WordPiece', { summit: 0, tokyo: 1, '##ation': 2, the: 3, '[UNK]': 4, '2031x': 5 }],
  ['BPE', { Ġsummit: 0, ĠTokyo: 1, ation: 2, Ġthe: 3 }],
  [
    'Unigram',
    [
      ['▁summit', -3.2],
      ['▁tokyo', -4],
      ['ation', -5],
      ['▁the', -1],
    ],
  ],
])('finds the whole words of five letters and more in a vocabulary of %s', (_, vocab) => {
  expect(wholeWords({ model: { vocab } })).toEqual(['summit', 'tokyo']);
});

test.each([{}, { model: null }, { model: { vocab: 3 } }])('finds none in %j', (tokenizer) => {
  expect(wholeWords(tokenizer)).toEqual([]);
});
