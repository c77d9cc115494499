import { expect, it } from 'vitest';
import { proposeTitle } from '../../../src/knowledge/reading/title.ts';

it.each([
  ['Rents rose.', 'Rents rose'],
  [
    'The council of Port Selm approved a second quay along the northern breakwater on May 3, after a debate.',
    'The council of Port Selm approved a second quay',
  ],
  [
    'Poland and Latvia sold the rights, which had been contested for a decade, to a single bidder.',
    'Poland and Latvia sold the rights',
  ],
  ['两国于4月22日签署协议，计划修建连接两国首都的跨境高速铁路，全长约1480公里。', '两国于4月22日签署协议'],
])('makes a title of %j', (sentence, title) => {
  expect(proposeTitle(sentence)).toBe(title);
});

it('never cuts a word, and stays short', () => {
  const sentence =
    'Municipal waterworks engineers photographed "corroded and leaking pipework everywhere underground" yesterday.';
  const title = proposeTitle(sentence);
  expect(title.length).toBeLessThanOrEqual(60);
  expect(`${sentence} `.startsWith(`${title} `)).toBe(true);
});
