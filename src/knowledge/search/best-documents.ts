import { BestHits } from './best-hits.ts';
import type { Hit } from './best-hits.ts';
import { scoreBm25 } from './bm25.ts';
import type { Bm25Options } from './bm25.ts';
import { documentOf, lowerBound, packedOf } from './postings.ts';

/** The documents of one term that are searched, and what finding the term in one of them counts. */
export interface ScoredList {
  /** Postings by ascending document, from `start` up to, not including, `end`. */
  readonly entries: Uint32Array;
  readonly start: number;
  readonly end: number;
  /** Inverse document frequency times the weight that the question gives the term. */
  readonly idf: number;
  /** No posting scores more. */
  readonly bound: number;
}

/** What the score of a posting depends on beside the term. */
export interface ScoringTables {
  readonly bm25: Bm25Options;
  /** Weighted term frequencies by packed occurrences. */
  readonly frequencies: Float32Array;
  /** Weighted terms of each document, and of one on the average. */
  readonly lengths: Float32Array;
  readonly meanLength: number;
}

/** Greater than every document. */
const NONE = 2 ** 32;

/** Sums in another order differ in the last bits; a bound is that much too high rather than too low. */
const ROUNDING = 1 + 1e-9;

/**
 * The documents with the highest scores, best first, equal ones by number: the same that scoring every document
 * would give. A document's score is the sum over the question's words, of whose lists (a word and what may stand in
 * its place) the best one counts.
 *
 * MaxScore (Turtle & Flood, "Query evaluation: strategies and optimizations", 1995). Once `limit` documents are
 * known, words whose bounds together do not reach the worst of them can put no document among the best by
 * themselves: their lists are no longer walked, only looked into for documents that the other words bring up.
 *
 *     bounds   0.4  1.1 │ 3.2  5.0        worst of the best so far: 1.7
 *              looked up │ walked
 */
export function bestDocuments(
  words: readonly (readonly ScoredList[])[],
  tables: ScoringTables,
  limit: number,
): Hit[] {
  const best = new BestHits(limit);
  // By place in the question: the scores are added up in that order, whatever order the lists are read in.
  const partial = new Float64Array(words.length);
  const cursors = words
    .map((lists, place) => new WordCursor(lists, tables, place))
    .filter(({ document }) => document !== NONE)
    .sort((a, b) => a.bound - b.bound);
  let sum = 0;
  const boundsUpTo = cursors.map(({ bound }) => (sum += bound));
  let firstWalked = 0;
  while (firstWalked < cursors.length) {
    const document = lowestDocument(cursors, firstWalked);
    if (document === NONE) break;
    let score = 0;
    for (let index = firstWalked; index < cursors.length; index += 1) {
      const cursor = cursors[index];
      if (cursor) score += partial[cursor.place] = cursor.take(document);
    }
    let canEnter = true;
    for (let index = firstWalked - 1; index >= 0; index -= 1) {
      const cursor = cursors[index];
      if ((score + (boundsUpTo[index] ?? 0)) * ROUNDING <= best.threshold) {
        canEnter = false;
        break;
      }
      if (cursor) score += partial[cursor.place] = cursor.takeAfterSkipping(document);
    }
    if (!canEnter) continue;
    let total = 0;
    for (const value of partial) total += value;
    best.offer(document, total);
    // Later documents lose against earlier ones of the same score, so reaching the threshold is not enough.
    while (firstWalked < cursors.length && (boundsUpTo[firstWalked] ?? 0) * ROUNDING <= best.threshold)
      firstWalked += 1;
  }
  return best.inOrder();
}

function lowestDocument(cursors: readonly WordCursor[], first: number): number {
  let lowest = NONE;
  for (let index = first; index < cursors.length; index += 1) {
    const document = cursors[index]?.document ?? NONE;
    if (document < lowest) lowest = document;
  }
  return lowest;
}

/** A place in the lists of one word of the question. */
class WordCursor {
  /** The next document that any of the lists has. */
  document: number;
  readonly bound: number;
  /** Which word of the question it is. */
  readonly place: number;
  readonly #lists: readonly ListCursor[];

  constructor(lists: readonly ScoredList[], tables: ScoringTables, place: number) {
    this.#lists = lists.map((list) => new ListCursor(list, tables));
    this.bound = Math.max(0, ...lists.map(({ bound }) => bound));
    this.place = place;
    this.document = this.#lowest();
  }

  /** The word's score in a document, 0 where it is not the next one; moves on behind it. */
  take(document: number): number {
    if (this.document !== document) return 0;
    let score = 0;
    for (const list of this.#lists) if (list.document === document) score = Math.max(score, list.take());
    this.document = this.#lowest();
    return score;
  }

  /** The same for a document that may be far ahead. */
  takeAfterSkipping(document: number): number {
    if (this.document < document) {
      for (const list of this.#lists) list.skipTo(document);
      this.document = this.#lowest();
    }
    return this.take(document);
  }

  #lowest(): number {
    let lowest = NONE;
    for (const { document } of this.#lists) if (document < lowest) lowest = document;
    return lowest;
  }
}

/** A place in the documents of one term. */
class ListCursor {
  document: number;
  #index: number;
  readonly #entries: Uint32Array;
  readonly #end: number;
  readonly #idf: number;
  readonly #tables: ScoringTables;

  constructor({ entries, start, end, idf }: ScoredList, tables: ScoringTables) {
    this.#entries = entries;
    this.#index = start;
    this.#end = end;
    this.#idf = idf;
    this.#tables = tables;
    this.document = this.#current();
  }

  /** The score of the document that it stands at; moves on to the next. */
  take(): number {
    const { bm25, frequencies, lengths, meanLength } = this.#tables;
    const frequency = frequencies[packedOf(this.#entries[this.#index] ?? 0)] ?? 0;
    const score = scoreBm25(frequency, this.#idf, (lengths[this.document] ?? 0) / meanLength, bm25);
    this.#index += 1;
    this.document = this.#current();
    return score;
  }

  /** Moves on to the first document that is not below one: by leaps that double, then by halves. */
  skipTo(document: number): void {
    if (this.document >= document) return;
    let low = this.#index;
    let leap = 1;
    while (low + leap < this.#end && documentOf(this.#entries[low + leap] ?? 0) < document) {
      low += leap;
      leap *= 2;
    }
    this.#index = lowerBound(this.#entries, document, low + 1, Math.min(low + leap, this.#end));
    this.document = this.#current();
  }

  #current(): number {
    return this.#index < this.#end ? documentOf(this.#entries[this.#index] ?? 0) : NONE;
  }
}
