import { type BriefContent, type PlacedClaim, placedClaims } from '../brief.ts';
import { pairTexts } from './pair-texts.ts';

/** A claim as it was and the claim that it has become. */
export interface ClaimPair {
  readonly before: PlacedClaim;
  readonly after: PlacedClaim;
}

/** Which claims of two versions are the same claim, and which have no counterpart. */
export interface ClaimPairs {
  readonly pairs: readonly ClaimPair[];
  readonly dropped: readonly PlacedClaim[];
  readonly added: readonly PlacedClaim[];
}

// Below this share of common words it is another claim, not the same one reworded.
const REWORDED_AT_LEAST = 0.5;

/** Pairs the claims of two versions: those of the same wording first, then those that are most alike. */
export function pairClaims(before: BriefContent, after: BriefContent): ClaimPairs {
  const start: ClaimPairs = { pairs: [], dropped: placedClaims(before), added: placedClaims(after) };
  // By theme first, so that a claim which stands in two themes is not taken for moved.
  const withTheme = (brief: BriefContent) => (placed: PlacedClaim) =>
    `${brief.themes[placed.themeIndex]?.title ?? ''}\n${placed.claim.text}`;
  const inPlace = pairEqual(start, withTheme(before), withTheme(after));
  const equal = pairEqual(inPlace, textOf, textOf);
  return pairSimilar(equal);
}

function pairEqual(
  { pairs, dropped, added }: ClaimPairs,
  keyBefore: (placed: PlacedClaim) => string,
  keyAfter: (placed: PlacedClaim) => string,
): ClaimPairs {
  const partners = Map.groupBy(dropped, keyBefore);
  const found: ClaimPair[] = [];
  for (const after of added) {
    const before = partners.get(keyAfter(after))?.shift();
    if (before) found.push({ before, after });
  }
  return move(found, { pairs, dropped, added });
}

function pairSimilar({ pairs, dropped, added }: ClaimPairs): ClaimPairs {
  const found = pairTexts(dropped.map(textOf), added.map(textOf), REWORDED_AT_LEAST).flatMap((pair) => {
    const [before, after] = [dropped[pair.before], added[pair.after]];
    return before && after ? [{ before, after }] : [];
  });
  return move(found, { pairs, dropped, added });
}

/** Moves claims that have found each other from the unpaired to the pairs. */
function move(found: readonly ClaimPair[], { pairs, dropped, added }: ClaimPairs): ClaimPairs {
  const paired = new Set(found.flatMap(({ before, after }) => [before, after]));
  return {
    pairs: [...pairs, ...found],
    dropped: dropped.filter((placed) => !paired.has(placed)),
    added: added.filter((placed) => !paired.has(placed)),
  };
}

function textOf({ claim }: PlacedClaim): string {
  return claim.text;
}
