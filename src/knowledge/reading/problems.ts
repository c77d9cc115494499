import type { Reason, ReasonValues } from '../reason.ts';
import { MAX_CITATION } from './citations.ts';

/** Something in a pasted text that a moderator should look at; the catalogs say it under `problem.<kind>`. */
export interface Problem extends Reason<ProblemKind> {
  /** An error where nothing can be read; a warning where a brief was read all the same. */
  readonly severity: 'error' | 'warning';
  /** Where in the pasted text, from 1. */
  readonly line: number;
}

/** What there may be to look at in a brief or in the passages of its source. */
export type ProblemKind =
  | 'no-claims'
  | 'no-themes'
  | 'theme-without-claims'
  | 'uncited-claim'
  | 'odd-citation'
  | 'duplicate-claim'
  | 'long-claim'
  | 'leftover'
  | 'missing-source'
  | 'more-problems'
  | 'no-passages'
  | 'left-before'
  | 'empty-passage'
  | 'duplicate-passage'
  | 'long-passage'
  | 'odd-number'
  | 'backward-number'
  | 'bad-address'
  | 'invalid-json'
  | 'odd-passage';

/** The longest claim that fits a reply, in characters. */
export const MAX_CLAIM_LENGTH = 3000;

/** The beginning of a text, to name it by: up to 50 characters. */
export function beginningOf(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49).toWellFormed().trimEnd()}…` : text;
}

/** A problem that keeps nothing from being read. */
export function warning(line: number, kind: ProblemKind, values: ReasonValues = {}): Problem {
  return { severity: 'warning', line, kind, values };
}

export const noClaims = (): Problem => ({ severity: 'error', line: 1, kind: 'no-claims', values: {} });

export const noThemes = (line: number): Problem => warning(line, 'no-themes');

export const themeWithoutClaims = (line: number, title: string): Problem =>
  warning(line, 'theme-without-claims', { title: beginningOf(title) });

export const uncitedClaim = (line: number, text: string): Problem =>
  warning(line, 'uncited-claim', { claim: beginningOf(text) });

export const oddCitation = (line: number, marker: string): Problem =>
  warning(line, 'odd-citation', { marker, most: MAX_CITATION });

export const duplicateClaim = (line: number, text: string, firstLine: number): Problem =>
  warning(line, 'duplicate-claim', { claim: beginningOf(text), firstLine });

export const longClaim = (line: number, text: string): Problem =>
  warning(line, 'long-claim', { claim: beginningOf(text), length: text.length, most: MAX_CLAIM_LENGTH });

export const leftover = (line: number, text: string): Problem =>
  warning(line, 'leftover', { text: beginningOf(text) });

/** `missing`: what of the source the text lacks, in this order. */
export const missingSource = (
  line: number,
  missing: readonly ('headline' | 'publisher' | 'date')[],
): Problem => warning(line, 'missing-source', { missing: missing.join('_') });

const moreProblems = (line: number, count: number): Problem => warning(line, 'more-problems', { count });

/** Worst first, then from top to bottom. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const rank = (problem: Problem) => (problem.severity === 'error' ? 0 : 1);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line);
}

/** More than a brief of any sense has; a text that is no brief could have a million. */
const MAX_PROBLEMS = 2000;

/** Collects the problems of the parts of a text; past the most that it names it only counts them. */
export class ProblemList {
  readonly #named: Problem[] = [];
  #unnamed = 0;

  /** The problem is written out only where it will be named. */
  add(write: () => Problem): void {
    if (this.#named.length < MAX_PROBLEMS) this.#named.push(write());
    else this.#unnamed++;
  }

  /** All that are named, with those of the whole text, sorted; at the end how many more there are. */
  with(ofWholeText: readonly Problem[]): Problem[] {
    const named = sortProblems([...ofWholeText, ...this.#named]);
    return this.#unnamed === 0 ? named : [...named, moreProblems(named.at(-1)?.line ?? 1, this.#unnamed)];
  }
}
