import { type BriefContent, claimOrdinal, type PlacedClaim, placedClaims } from '../brief.ts';
import { pairClaims } from '../comparing/pair-claims.ts';
import { pairThemes } from '../comparing/pair-themes.ts';

/** The numbers by which the themes and claims of a brief are known for good, whatever becomes of their order. */
export interface ClaimLabels {
  /** A number for each theme, by its index. The core viewpoint is 0. */
  readonly themes: readonly number[];
  /** `3.2` for each claim, in reading order: the number of its theme and its own, when it first appeared. */
  readonly claims: readonly string[];
}

/**
 * The last claim number that was given under each theme number; its length is the next theme number. It only
 * grows: a number whose claim is gone is not given again.
 */
export type UsedNumbers = readonly number[];

/** A wording with its labels, and all the numbers that its brief has ever used. */
export interface LabelledContent {
  readonly content: BriefContent;
  readonly labels: ClaimLabels;
  readonly used: UsedNumbers;
}

/** The labels of a brief's first version: 1, 2, … for themes, and 1, 2, … for the claims of each. */
export function firstLabels(content: BriefContent): LabelledContent {
  return labelWith(content, { themes: new Map(), claims: new Map(), used: [0] });
}

/**
 * The labels of the version that follows. A claim that is the same as before, reworded or moved, keeps its
 * label (by {@link pairClaims}, as the history shows it), and so does a theme; a new one takes the next number
 * that was never used. Cost as of diffBriefs.
 */
export function nextLabels(previous: LabelledContent, content: BriefContent): LabelledContent {
  const before = previous.content;
  const { pairs } = pairClaims(before, content);
  const themes = new Map<number, number>();
  for (const [from, to] of pairThemes(before.themes, content.themes, pairs)) {
    const number = previous.labels.themes[from];
    if (number !== undefined) themes.set(to, number);
  }
  const claims = new Map<string, string>();
  for (const pair of pairs) {
    const label = previous.labels.claims[claimOrdinal(before, pair.before)];
    if (label !== undefined) claims.set(placeOf(pair.after), label);
  }
  return labelWith(content, { themes, claims, used: previous.used });
}

/** What is known of a wording's labels: by theme index, and by the place of a claim. */
interface KnownLabels {
  readonly themes: ReadonlyMap<number, number>;
  readonly claims: ReadonlyMap<string, string>;
  readonly used: UsedNumbers;
}

/** Gives fresh numbers to whatever has none. */
function labelWith(content: BriefContent, known: KnownLabels): LabelledContent {
  const used = [...known.used];
  const themes = content.themes.map((_, index) => known.themes.get(index) ?? used.push(0) - 1);
  const freshLabel = ({ themeIndex }: PlacedClaim): string => {
    const theme = themes[themeIndex] ?? 0;
    const number = (used[theme] ?? 0) + 1;
    used[theme] = number;
    return `${theme}.${number}`;
  };
  const claims = placedClaims(content).map(
    (placed) => known.claims.get(placeOf(placed)) ?? freshLabel(placed),
  );
  return { content, labels: { themes, claims }, used };
}

function placeOf({ themeIndex, claimIndex }: PlacedClaim): string {
  return `${themeIndex} ${claimIndex}`;
}
