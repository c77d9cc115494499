import { placedClaims, type BriefContent } from '../brief.ts';
import type { Passage } from '../stores/brief-store.ts';

/** How a brief's citations and its passages go together; numbers ascend. */
export interface PassageCheck {
  /** Cited, but there is no passage. */
  readonly uncovered: readonly number[];
  /** There, but no claim cites it. */
  readonly uncited: readonly number[];
}

/** Compares the numbers that a brief cites with those of its passages. */
export function checkPassages(brief: BriefContent, passages: readonly Passage[]): PassageCheck {
  const cited = new Set(placedClaims(brief).flatMap(({ claim }) => claim.citations));
  const covered = new Set(passages.map(({ number }) => number));
  const without = (some: ReadonlySet<number>, others: ReadonlySet<number>) =>
    [...some].filter((number) => !others.has(number)).sort((a, b) => a - b);
  return { uncovered: without(cited, covered), uncited: without(covered, cited) };
}
