import { type BriefContent, claimOrdinal, type PlacedClaim } from '../brief.ts';
import type { VectorList } from '../meaning/brief-vectors.ts';
import { dotInt8 } from '../meaning/int8-vector.ts';
import { type ClaimPair, pairClaims } from './pair-claims.ts';
import { pairTexts, takeBest, type TextPair } from './pair-texts.ts';

/** What two briefs have in common, and what each has alone. Every claim of both is in one of these lists. */
export interface BriefComparison {
  /** Word for word the same. */
  readonly same: readonly ClaimPair[];
  /** Mostly the same words. */
  readonly reworded: readonly ClaimPair[];
  /** Much alike in what they say, though not the same: by meaning where both have vectors, else by words. */
  readonly alike: readonly ClaimPair[];
  readonly onlyFirst: readonly PlacedClaim[];
  readonly onlySecond: readonly PlacedClaim[];
}

/** The vectors of the claims of both briefs in reading order, made by one model. */
export interface ComparedVectors {
  readonly first: VectorList;
  readonly second: VectorList;
}

/**
 * Cosine from which two claims say much the same. Among the claims of briefs on several subjects, those that are
 * merely about one thing stay below it, and paraphrases are mostly above (0.7 to 0.9 with the built-in model).
 */
const ALIKE_COSINE = 0.75;

/** Share of words in common from which two claims are much alike where there are no vectors. */
const ALIKE_WORDS = 0.4;

/** Pairs of claims that are compared by meaning at most: 0.2 s' work. Beyond, words alone count. */
const MOST_PAIRS = 500_000;

/** Compares two different briefs claim by claim, in the first one's order. Cost as of pairTexts. */
export function compareBriefs(
  first: BriefContent,
  second: BriefContent,
  vectors?: ComparedVectors,
): BriefComparison {
  const { pairs, dropped, added } = pairClaims(first, second);
  const isSame = ({ before, after }: ClaimPair) => before.claim.text === after.claim.text;
  const byMeaning = vectors !== undefined && dropped.length * added.length <= MOST_PAIRS;
  const found = byMeaning
    ? pairMeanings(dropped, added, { first, second, vectors })
    : pairTexts(dropped.map(textOf), added.map(textOf), ALIKE_WORDS);
  const alike = found.flatMap((pair) => {
    const [before, after] = [dropped[pair.before], added[pair.after]];
    return before && after ? [{ before, after }] : [];
  });
  const paired = new Set(alike.flatMap(({ before, after }) => [before, after]));
  return {
    same: pairs.filter(isSame).sort(inReadingOrder),
    reworded: pairs.filter((pair) => !isSame(pair)).sort(inReadingOrder),
    alike: alike.sort(inReadingOrder),
    onlyFirst: dropped.filter((placed) => !paired.has(placed)),
    onlySecond: added.filter((placed) => !paired.has(placed)),
  };
}

function pairMeanings(
  before: readonly PlacedClaim[],
  after: readonly PlacedClaim[],
  { first, second, vectors }: { first: BriefContent; second: BriefContent; vectors: ComparedVectors },
): TextPair[] {
  const ordinals = after.map((placed) => claimOrdinal(second, placed));
  const candidates = before.flatMap((placed, index): TextPair[] => {
    const ordinal = claimOrdinal(first, placed);
    const dimensions = vectors.first.components.length / vectors.first.lengths.length;
    const vector = vectors.first.components.subarray(ordinal * dimensions, (ordinal + 1) * dimensions);
    const length = vectors.first.lengths[ordinal] ?? 0;
    return ordinals.flatMap((other, otherIndex) => {
      const lengths = length * (vectors.second.lengths[other] ?? 0);
      const product = dotInt8(vector, vectors.second.components, other * dimensions);
      const similarity = lengths === 0 ? 0 : product / lengths;
      return similarity < ALIKE_COSINE ? [] : [{ before: index, after: otherIndex, similarity }];
    });
  });
  return takeBest(candidates);
}

function inReadingOrder({ before: a }: ClaimPair, { before: b }: ClaimPair): number {
  return a.themeIndex - b.themeIndex || a.claimIndex - b.claimIndex;
}

function textOf({ claim }: PlacedClaim): string {
  return claim.text;
}
