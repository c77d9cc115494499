import type { TextRange } from '../text-range.ts';
import { termsOf, type Term } from './terms.ts';

/**
 * Where a text has any of some terms: whole words as they are written, in order, joined where they overlap or adjoin.
 * Characters by themselves count only where they are a word.
 */
export function matchesIn(text: string, terms: ReadonlySet<string>): TextRange[] {
  const found = wordsOf(termsOf(text)).filter((term) => terms.has(term.text));
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  if (ranges.length === 0 || text.normalize('NFKC') === text) return ranges;
  const originals = originalPlaces(text);
  return originals
    ? ranges.map(({ start, end }) => ({ start: originals[start] ?? 0, end: originals[end] ?? 0 }))
    : [];
}

/** Without the single characters that stand for a part of a longer word: those share its position. */
function wordsOf(terms: readonly Term[]): Term[] {
  const characters = Map.groupBy(
    terms.filter(({ kind }) => kind === 'character'),
    ({ position }) => position,
  );
  return terms.filter(({ kind, position }) => kind !== 'character' || characters.get(position)?.length === 1);
}

/**
 * For each place in a text's NFKC form, and for its end, the place in the text itself; within what one character
 * became, the character's. Undefined where the form is not that of the characters one by one.
 */
function originalPlaces(text: string): number[] | undefined {
  const places: number[] = [];
  let normalized = '';
  for (const { 0: character, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const form = character.normalize('NFKC');
    for (let place = 0; place < form.length; place += 1) places.push(index);
    normalized += form;
  }
  places.push(text.length);
  return normalized === text.normalize('NFKC') ? places : undefined;
}
