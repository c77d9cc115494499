import { expect, test } from 'vitest';
import { personalClauses } from '../../../src/knowledge/search/personal-clauses.ts';
import { tokenize } from '../../../src/knowledge/search/tokenize.ts';

const isPersonal = (text: string): boolean => personalClauses(tokenize(text)).size > 0;

test.each([
  'how much money is in my account',
  'what is your name',
  'am i allowed to park here',
  'do you like music',
  '你叫什么名字',
])('"%s" is about the asker or the asked', (question) => {
  expect(isPersonal(question)).toBe(true);
});

test.each([
  'can you tell me how much the bridge costs',
  'I would like to know who designed it',
  "i'm curious, why was it delayed",
  'could you please explain the toll',
  'what does the ferry operator receive',
  '请问总投资是多少',
])('"%s" only leads up to a question', (question) => {
  expect(isPersonal(question)).toBe(false);
});

test('tells the clause about the asker from the clause that asks', () => {
  const tokens = tokenize('my uncle is a welder, when does the bridge open?');
  const open = tokens.find(({ text }) => text === 'open');
  expect([...personalClauses(tokens)]).toEqual([tokens[0]?.clause]);
  expect(open?.clause).not.toBe(tokens[0]?.clause);
});
