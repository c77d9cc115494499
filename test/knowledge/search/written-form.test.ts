import { expect, test } from 'vitest';
import type { Brief } from '../../../src/knowledge/brief.ts';
import { ClaimIndex } from '../../../src/knowledge/search/claim-index.ts';
import { writtenForm } from '../../../src/knowledge/search/written-form.ts';
import { exampleBrief } from '../example-brief.ts';

function formIn(texts: readonly string[], word: string): string {
  const claims = texts.map((text) => ({ text, citations: [], isChallenge: false }));
  const brief: Brief = exampleBrief({ title: '', coreViewpoint: claims, themes: [] });
  const index = new ClaimIndex();
  index.add(brief.id, claims);
  const claimOf = (document: number) => ({
    brief,
    themeIndex: -1,
    claimIndex: document,
    claim: claims[document]!,
  });
  return writtenForm(word, { index, claimOf }, undefined);
}

test.each([
  ['a name with its capital', ['Firms from Kazakhstan sell.'], 'kazakhstan', 'Kazakhstan'],
  ['letters with their marks', ['He lives in Poznań.'], 'poznan', 'Poznań'],
  ['the common form of several', ['An EU plan', 'the EU plan', 'eu'], 'eu', 'EU'],
  [
    'a word in small letters though it begins sentences',
    ['Bridges.', 'Bridges.', 'old bridges'],
    'bridges',
    'bridges',
  ],
  ['a word that is nowhere as it is', ['old bridges'], 'ferry', 'ferry'],
])('writes %s', (_, texts, word, form) => {
  expect(formIn(texts, word)).toBe(form);
});
