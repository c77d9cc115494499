import { joinRanges, type TextRange } from '../text-range.ts';

/** Longer texts than any claim are not compared word by word. */
const MOST_WORDS = 400;

/** A word with what belongs to it, or one character of a script that is written without spaces. */
const WORD = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]|[^\s\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]+/gu;

/**
 * The words of each of two texts that the other lacks, or has in another place: what is left when their longest
 * common run of words is taken out. Neighbouring words are one range. Cost: the product of their word counts.
 */
export function changedWords(before: string, after: string): { before: TextRange[]; after: TextRange[] } {
  const [a, b] = [[...before.matchAll(WORD)], [...after.matchAll(WORD)]];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return { before: [], after: [] };
  const kept = commonWords(
    a.map(([word]) => word),
    b.map(([word]) => word),
  );
  const rangesOf = (text: string, words: readonly RegExpExecArray[], keep: ReadonlySet<number>) =>
    joinRanges(
      text,
      words.flatMap(({ index, 0: word }, place) =>
        keep.has(place) ? [] : [{ start: index, end: index + word.length }],
      ),
    );
  return { before: rangesOf(before, a, kept.a), after: rangesOf(after, b, kept.b) };
}

/** The places in both lists of a longest common subsequence. */
function commonWords(a: readonly string[], b: readonly string[]): { a: Set<number>; b: Set<number> } {
  // lengths[i][j]: of the longest common subsequence of a from i on and b from j on.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const common = { a: new Set<number>(), b: new Set<number>() };
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      common.a.add(i++);
      common.b.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}
