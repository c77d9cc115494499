import { type BriefContent, placedClaims } from '../brief.ts';

const SHINGLE_WORDS = 3;

// Letters and digits in a row, or one character of a script that is written without spaces. Coarser than the
// words that search knows, and ten times faster: to be compared with a copy of itself, a text needs no better.
const WORD =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]|[[\p{L}\p{M}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]]+/gv;

/**
 * How alike the claims of two briefs are, 0 to 1: the share of runs of three words that both have
 * (Dice's coefficient over the two sets of shingles). Order, themes, titles and citations count for
 * nothing. Above 0.5 one is most likely a version of the other; different briefs on one subject stay
 * below 0.1.
 */
export function similarity(a: BriefContent, b: BriefContent): number {
  const shingles = shinglesOf(a);
  const others = shinglesOf(b);
  let shared = 0;
  for (const shingle of others) if (shingles.has(shingle)) shared += 1;
  return dice(shared, shingles.size + others.size);
}

/** Dice's coefficient of two sets, from what they share and what they have together; 0 for two empty ones. */
export function dice(shared: number, total: number): number {
  return total === 0 ? 0 : (2 * shared) / total;
}

/** The runs of three words that the claims of a brief have, letter case and punctuation apart. */
export function shinglesOf(brief: BriefContent): Set<string> {
  const shingles = new Set<string>();
  for (const { claim } of placedClaims(brief)) {
    const words = claim.text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
    // A claim of one or two words is a shingle by itself.
    for (let start = 0; start === 0 || start + SHINGLE_WORDS <= words.length; start += 1) {
      shingles.add(words.slice(start, start + SHINGLE_WORDS).join(' '));
    }
  }
  return shingles;
}
