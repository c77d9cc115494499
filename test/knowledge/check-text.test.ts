import { describe, expect, it } from 'vitest';
import { CHECK_LIMITS, sentencesOfMessage, withoutNumbers } from '../../src/knowledge/check-text.ts';

const textsOf = (message: string) => sentencesOfMessage(message).sentences.map(({ text }) => text);
const kindsOf = (message: string) => sentencesOfMessage(message).sentences.map(({ kind }) => kind);

describe('the sentences of a message', () => {
  it('end with punctuation or a line, in any script', () => {
    expect(textsOf('Japan invests. It builds!\nRoads are long')).toEqual([
      'Japan invests.',
      'It builds!',
      'Roads are long',
    ]);
    expect(textsOf('日本投资了。道路很长！')).toEqual(['日本投资了。', '道路很长！']);
  });

  it.each([
    'Mr. Ishiba met Dr. Abe at St. Petersburg.',
    'It invested approx. 3.7 bn. dollars by Dec. 2025.',
    'J. K. Smith of Acme Inc. Holdings spoke in the U.S. Senate.',
    'See No. 5 and e.g. Kazakhstan.',
    'В 2025 г. Япония вложила 3 млрд. долларов.',
  ])('keep abbreviations whole: %s', (text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it('end after an abbreviation where another sentence begins', () => {
    expect(textsOf('It came from the U.S. The port grew.')).toEqual([
      'It came from the U.S.',
      'The port grew.',
    ]);
  });

  it('are without the signs of a list', () => {
    expect(textsOf('• Japan invests.\n  – It builds.\n- - Roads')).toEqual([
      'Japan invests.',
      'It builds.',
      'Roads',
    ]);
  });

  it('are none where nothing is said', () => {
    expect(sentencesOfMessage(' \n**\n… 🎉')).toEqual({ sentences: [], isCut: false });
  });

  it('are told apart from questions and small talk', () => {
    expect(kindsOf('Hi all! Thanks, good morning. Is it true? “Why?” Japan invests.')).toEqual([
      'small-talk',
      'small-talk',
      'question',
      'question',
      'statement',
    ]);
    expect(kindsOf('日本投资了多少？\n你好！\nBuenos días\nBonjour, merci\nПривет!')).toEqual([
      'question',
      'small-talk',
      'small-talk',
      'small-talk',
      'small-talk',
    ]);
  });

  it('are no small talk where they name a country', () => {
    expect(kindsOf('US')).toEqual(['statement']);
  });

  it('are cut at a number of sentences and of characters, and say so', () => {
    const many = 'Japan invests. '.repeat(CHECK_LIMITS.sentences + 1);
    expect(sentencesOfMessage(many).isCut).toBe(true);
    expect(textsOf(many)).toHaveLength(CHECK_LIMITS.sentences);
    const long = sentencesOfMessage('invests '.repeat(600));
    expect(long.isCut).toBe(true);
    expect(long.sentences[0]?.text.length).toBeLessThanOrEqual(CHECK_LIMITS.characters);
    expect(long.sentences[0]?.text.endsWith('invests')).toBe(true);
    expect(sentencesOfMessage('Japan invests.').isCut).toBe(false);
  });

  it('are found at once in hostile text', () => {
    for (const text of ['*'.repeat(4_000), '- '.repeat(2_000), 'A. '.repeat(1_300)]) {
      expect(sentencesOfMessage(text).sentences.length).toBeLessThanOrEqual(CHECK_LIMITS.sentences);
    }
  });
});

it('a sentence goes without its numbers, but for those of names', () => {
  const words = (text: string) => withoutNumbers(text).split(/\s+/);
  expect(words('In 2019 the C5+1 gave $3.7 billion, 5% of it to the G7')).toEqual(
    'In the C5+1 gave billion, of it to the G7'.split(' '),
  );
});
