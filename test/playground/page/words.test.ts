import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { people } from '../../../src/playground/page/people.ts';

const folder = new URL('../../../src/playground/page/client/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
const catalogs = files.filter((name) => name.startsWith('words-'));
/** What the playground refuses in a whole sentence, without names in it. */
const refusals = [
  'A thread has already been created for this message',
  'An empty message cannot be sent.',
  'The application did not respond.',
  'The name of a thread has 1 to 100 characters.',
  'This form is no longer open.',
  'This message cannot be forwarded.',
  'This message is gone.',
  'You do not have permission to start threads here.',
];
const said = new Set([
  ...refusals,
  ...people.map(({ title }) => title),
  // Said by a name that is looked up.
  'Command',
  'Component',
  'Autocomplete',
  'Form',
  'Interaction',
  'As the system',
  'Dark',
  'Light',
  'Type {slash} to see what it can do.',
  'Type {slash} to see what it can do, or try a question:',
  'The playground cannot be reached. Is it still running?',
  ...files.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bsay(?:With)?\(\s*'([^']+)'/g)].map(
      ([, key]) => key!,
    ),
  ),
]);

describe('the page’s own words', () => {
  test('refusals are worded as the playground words them', () => {
    const server = new URL('../../../src/playground/', import.meta.url);
    const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(new URL(name, server), 'utf8'))
      .join('');
    expect(refusals.filter((sentence) => !sources.includes(`'${sentence}'`))).toEqual([]);
  });

  test.each(catalogs)('%s has each of them, with the same places to fill in', async (name) => {
    const { words } = (await import(new URL(name, folder).href)) as { words: Record<string, string> };
    expect(Object.keys(words).sort()).toEqual([...said].sort());
    const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(words)) expect([key, holes(text)]).toEqual([key, holes(key)]);
  });
});
