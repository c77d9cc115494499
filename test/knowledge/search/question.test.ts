import { describe, expect, test } from 'vitest';
import { ClaimIndex } from '../../../src/knowledge/search/claim-index.ts';
import { readQuestion } from '../../../src/knowledge/search/question.ts';

const index = new ClaimIndex();
index.add('bridge', [
  { text: 'The bridge costs 412 million euros and opens in 2031.' },
  { text: 'Japanese firms supplied the steel in Koblenz.' },
]);

const surfaces = (text: string): string[] => readQuestion(text, index).concepts.map(({ surface }) => surface);

describe('readQuestion', () => {
  test('speaks of what remains without filler', () => {
    expect(surfaces('hey, so like, could you tell me what the bridge costs pls?')).toEqual([
      'bridge',
      'costs',
    ]);
  });

  test('reads a word once', () => {
    expect(surfaces('bridge bridges bridge')).toEqual(['bridge']);
  });

  test('mends a misspelt word and says so', () => {
    const { mendings } = readQuestion('who built the brigde in koblens', index);
    expect(mendings).toEqual([
      { from: 'brigde', to: 'bridge' },
      { from: 'koblens', to: 'koblenz' },
    ]);
  });

  test('mends no word that is known to be right', () => {
    const knownWords = new Set(['fridge']);
    expect(readQuestion('the fridge', index, { knownWords }).mendings).toEqual([]);
    expect(readQuestion('the fridge', index).mendings).toEqual([{ from: 'fridge', to: 'bridge' }]);
  });

  test('mends nothing in a question that is meant as it is typed', () => {
    expect(readQuestion('the brigde', index, { isLiteral: true }).mendings).toEqual([]);
  });

  test('takes a misspelt stop word for one', () => {
    expect(surfaces('wich bridge, becuase')).not.toContain('becuase');
  });

  test('leaves a common word that no claim has alone', () => {
    expect(readQuestion('is it the worst', index).mendings).toEqual([]);
  });

  test('gives a word more weight the rarer it is', () => {
    const [bridge, koblenz, falcons] = readQuestion('bridge Koblenz falcons', index).concepts;
    expect(koblenz?.weight).toBeLessThanOrEqual(falcons?.weight ?? 0);
    expect(bridge?.weight).toBeLessThan(falcons?.weight ?? 0);
  });

  test.each([
    ['what did Norway pay', 'norway'],
    ['what happened in 1997', '1997'],
    ['what did Holm design', 'holm'],
  ])('in "%s" the question turns on %s', (question, name) => {
    const named = readQuestion(question, index).concepts.filter(({ isNamed }) => isNamed);
    expect(named.map(({ surface }) => surface)).toEqual([name]);
  });

  test.each(['WHAT DID THE ARCHITECT DESIGN', 'What Did the Architect Design'])(
    'in "%s" capitals mark no name',
    (question) => {
      expect(readQuestion(question, index).concepts.some(({ isNamed }) => isNamed)).toBe(false);
    },
  );

  test('takes a seat of government for its country, with less trust', () => {
    const [tokyo] = readQuestion('what did Tokyo supply', index).concepts;
    expect(tokyo?.alternatives.map(({ term }) => term)).toEqual(['tokyo', '@JP']);
    expect(tokyo?.alternatives[1]?.weight).toBeLessThan(1);
  });

  test('lets a synonym that the claims have stand for a word', () => {
    const [companies] = readQuestion('which companies', index).concepts;
    expect(companies?.alternatives.map(({ term }) => term)).toContain('firm');
  });

  test('tells keywords from a question', () => {
    expect(
      ['bridge steel', 'what about the steel'].map((text) => readQuestion(text, index).isKeywords),
    ).toEqual([true, false]);
  });
});
