import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { people } from '../../../src/playground/page/people.ts';

const folder = new URL('../../../src/playground/page/client/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
const catalogs = files.filter((name) => name.startsWith('words-'));
const said = new Set([
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
  'The application did not respond.',
  ...files.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bsay(?:With)?\(\s*'([^']+)'/g)].map(
      ([, key]) => key!,
    ),
  ),
]);

describe('the page’s own words', () => {
  test.each(catalogs)('%s has each of them, with the same places to fill in', async (name) => {
    const { words } = (await import(new URL(name, folder).href)) as { words: Record<string, string> };
    expect(Object.keys(words).sort()).toEqual([...said].sort());
    const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(words)) expect([key, holes(text)]).toEqual([key, holes(key)]);
  });
});
