import type { BriefContent, PlacedClaim } from '../brief.ts';
import { type ClaimPair, pairClaims } from './pair-claims.ts';
import { pairThemes } from './pair-themes.ts';

/** What is different between two versions of a brief (or two briefs). */
export interface BriefDiff {
  /** Title, language and source. */
  readonly fields: readonly FieldChange[];
  /** Added and renamed themes in the later version's order, then the dropped ones. */
  readonly themes: readonly ThemeChange[];
  /** Added and changed claims in the later version's order, then the dropped ones. */
  readonly claims: readonly ClaimChange[];
  /** Whether themes, or claims within a theme, stand in another order than before. */
  readonly isReordered: boolean;
}

/** A single value that is different. */
export interface FieldChange {
  readonly field: 'title' | 'language' | 'sourceTitle' | 'publisher' | 'publishedAt';
  readonly before: string | null;
  readonly after: string | null;
}

/** A theme that came, went or has another title. */
type ThemeChange =
  | { readonly kind: 'added'; readonly after: string }
  | { readonly kind: 'dropped'; readonly before: string }
  | { readonly kind: 'renamed'; readonly before: string; readonly after: string };

/** A claim that came, went or is different. */
export type ClaimChange =
  | { readonly kind: 'added'; readonly after: PlacedClaim }
  | { readonly kind: 'dropped'; readonly before: PlacedClaim }
  | ChangedClaim;

/** A claim that both versions have: reworded, cited or placed otherwise, or several of these at once. */
interface ChangedClaim extends ClaimPair {
  readonly kind: 'changed';
  readonly isReworded: boolean;
  /** To another theme. That its theme has another title now is no move. */
  readonly isMoved: boolean;
  readonly citationsAdded: readonly number[];
  readonly citationsDropped: readonly number[];
}

/** Compares two versions of a brief. Cost as of pairTexts, for the claims that are not the same in both. */
export function diffBriefs(before: BriefContent, after: BriefContent): BriefDiff {
  const { pairs, added, dropped } = pairClaims(before, after);
  const themes = pairThemes(before.themes, after.themes, pairs);
  const claims = [
    ...pairs.flatMap((pair) => changedClaim(pair, themes) ?? []),
    ...added.map((placed) => ({ kind: 'added', after: placed }) as const),
  ].sort((a, b) => inReadingOrder(a.after, b.after));
  return {
    fields: fieldChanges(before, after),
    themes: themeChanges(before, after, themes),
    claims: [...claims, ...dropped.map((placed) => ({ kind: 'dropped', before: placed }) as const)],
    isReordered: isReordered(pairs, themes),
  };
}

function changedClaim(pair: ClaimPair, themes: ReadonlyMap<number, number>): ChangedClaim | undefined {
  const { before, after } = pair;
  const change: ChangedClaim = {
    kind: 'changed',
    ...pair,
    isReworded: before.claim.text !== after.claim.text,
    isMoved: themes.get(before.themeIndex) !== after.themeIndex,
    citationsAdded: without(after.claim.citations, before.claim.citations),
    citationsDropped: without(before.claim.citations, after.claim.citations),
  };
  const isDifferent =
    change.isReworded ||
    change.isMoved ||
    change.citationsAdded.length > 0 ||
    change.citationsDropped.length > 0;
  return isDifferent ? change : undefined;
}

function themeChanges(
  before: BriefContent,
  after: BriefContent,
  pairs: ReadonlyMap<number, number>,
): ThemeChange[] {
  const origins = new Map([...pairs].map(([from, to]) => [to, before.themes[from]?.title]));
  return [
    ...after.themes.flatMap(({ title }, index): ThemeChange[] => {
      const origin = origins.get(index);
      if (origin === undefined) return [{ kind: 'added', after: title }];
      return origin === title ? [] : [{ kind: 'renamed', before: origin, after: title }];
    }),
    ...before.themes.flatMap(({ title }, index): ThemeChange[] =>
      pairs.has(index) ? [] : [{ kind: 'dropped', before: title }],
    ),
  ];
}

function fieldChanges(before: BriefContent, after: BriefContent): FieldChange[] {
  const fields: FieldChange[] = [
    { field: 'title', before: before.title, after: after.title },
    { field: 'language', before: before.language, after: after.language },
    { field: 'sourceTitle', before: before.source.title, after: after.source.title },
    { field: 'publisher', before: before.source.publisher, after: after.source.publisher },
    { field: 'publishedAt', before: before.source.publishedAt, after: after.source.publishedAt },
  ];
  return fields.filter((field) => field.before !== field.after);
}

/** Whether what is in both versions (moved claims apart) has changed places. */
function isReordered(pairs: readonly ClaimPair[], themes: ReadonlyMap<number, number>): boolean {
  const stayed = pairs
    .filter(({ before, after }) => themes.get(before.themeIndex) === after.themeIndex)
    .sort((a, b) => inReadingOrder(a.before, b.before))
    .map((pair) => pair.after);
  const themeOrder = [...themes].sort(([a], [b]) => a - b).map(([, to]) => to);
  return (
    themeOrder.some((theme, index) => theme < (themeOrder[index - 1] ?? theme)) ||
    stayed.some((placed, index) => {
      const previous = stayed[index - 1];
      return previous?.themeIndex === placed.themeIndex && previous.claimIndex > placed.claimIndex;
    })
  );
}

function inReadingOrder(a: PlacedClaim, b: PlacedClaim): number {
  return a.themeIndex - b.themeIndex || a.claimIndex - b.claimIndex;
}

function without(numbers: readonly number[], others: readonly number[]): number[] {
  return numbers.filter((number) => !others.includes(number));
}
