import type { DocumentRange } from './claim-index.ts';
import type { Searchable } from './searchable.ts';
import { termsOf } from './terms.ts';

/** So many claims show how a word is mostly written. */
const CLAIMS = 16;

/** One use within a sentence says more of a word's capitals than so many that begin one. */
const WITHIN_A_SENTENCE = 4;

/**
 * A folded word as the claims mostly write it: "kazakhstan" → "Kazakhstan". Itself where they don't have it.
 * Cost: reads the {@link CLAIMS} claims that have most of it, 0.2 ms; nothing is kept for it in the index.
 */
export function writtenForm(
  word: string,
  { index, claimOf }: Pick<Searchable, 'index' | 'claimOf'>,
  range: DocumentRange | undefined,
): string {
  const terms = termsOf(word).map(({ text }) => ({ term: text, weight: 1 }));
  const counts = new Map<string, number>();
  for (const { document } of index.search([terms], { limit: CLAIMS, range })) {
    const { claim, brief, themeIndex } = claimOf(document);
    for (const text of [claim.text, brief.themes[themeIndex]?.title ?? '', brief.title]) {
      const isTitle = text !== claim.text;
      for (const { surface, typed, position } of termsOf(text)) {
        if (surface !== word) continue;
        const votes = position > 0 && !isTitle ? WITHIN_A_SENTENCE : 1;
        counts.set(typed, (counts.get(typed) ?? 0) + votes);
      }
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? word;
}
