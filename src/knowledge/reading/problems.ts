import { MAX_CITATION } from './citations.ts';

/** Something in a pasted text that a moderator should look at. */
export interface Problem {
  /** An error where nothing can be read; a warning where a brief was read all the same. */
  readonly severity: 'error' | 'warning';
  /** Where in the pasted text, from 1. */
  readonly line: number;
  /** What is wrong and what to do about it, in one or two sentences. */
  readonly message: string;
}

/** The longest claim that fits a reply, in characters. */
export const MAX_CLAIM_LENGTH = 3000;

function quote(text: string): string {
  return `"${text.length > 50 ? `${text.slice(0, 49).toWellFormed().trimEnd()}…` : text}"`;
}

function warning(line: number, message: string): Problem {
  return { severity: 'warning', line, message };
}

export const noClaims = (): Problem => ({
  severity: 'error',
  line: 1,
  message:
    'No claim was found: put each claim on its own line, beginning with "- ", under a line such as "Group 1: Title".',
});

export const noThemes = (line: number): Problem =>
  warning(line, 'No themes were found: put a line such as "Group 1: Title" above each list of claims.');

export const themeWithoutClaims = (line: number, title: string): Problem =>
  warning(
    line,
    `The theme ${quote(title)} has no claims and is left out: add claims below it, or delete the line.`,
  );

export const uncitedClaim = (line: number, text: string): Problem =>
  warning(line, `The claim ${quote(text)} has no citation: add its passage number at the end, such as [3].`);

export const oddCitation = (line: number, marker: string): Problem =>
  warning(
    line,
    `${marker} was not read as a citation: passage numbers run from 1 to ${MAX_CITATION}; correct the number.`,
  );

export const duplicateClaim = (line: number, text: string, firstLine: number): Problem =>
  warning(line, `The claim ${quote(text)} repeats line ${firstLine}: delete one of the two.`);

export const longClaim = (line: number, text: string): Problem =>
  warning(
    line,
    `The claim ${quote(text)} has ${text.length} characters, more than the ${MAX_CLAIM_LENGTH} that can be shown: split it into several.`,
  );

export const leftover = (line: number, text: string): Problem =>
  warning(
    line,
    `${quote(text)} was not understood and is left out: begin it with "- " to make it a claim, or delete it.`,
  );

export const missingSource = (line: number, names: readonly string[]): Problem =>
  warning(
    line,
    `The source lines lack the ${names.join(', ')}: end the text with the headline, then a line such as "Publisher·2025-12-21 00:07".`,
  );

const moreProblems = (line: number, count: number): Problem =>
  warning(line, `There are ${count} more things to look at: mend these first, then read the text again.`);

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
