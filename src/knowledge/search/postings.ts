import { countOccurrence, PACKED_OCCURRENCES } from './occurrences.ts';
import type { Occurrences } from './occurrences.ts';

/** One more than the largest document number that a posting can hold. */
export const DOCUMENT_LIMIT = 2 ** 32 / PACKED_OCCURRENCES;

/** Room that is left when the lists are laid out anew: an eighth in each list, a quarter at the end. */
const LIST_SLACK_SHIFT = 3;
const END_SLACK_SHIFT = 2;

/** Lists no longer than this are copied by a loop: a view costs more than it saves. */
const COPY_BY_LOOP = 32;

/**
 * For each term the documents that have it, ascending, each with its packed occurrences; all in one array.
 *
 *     posting  │ document 24 bits │ occurrences 8 │                       one Uint32
 *     entries  │ term 0 … ░ │ term 7 … │ (left behind) │ term 1 … ░░ │ … room │
 *
 * A list that is full moves to the end with half as much room again, and what it leaves behind is regained when the
 * array is full and laid out anew. So a posting costs 4 bytes and less than 3 for room, and none is ever an object.
 * Documents of one brief are numbered in sequence, so removing a brief takes one slice out of each list.
 */
export class Postings {
  #entries = new Uint32Array(1024);
  /** Where the room at the end begins. */
  #end = 0;
  /** By term. */
  #starts = new Uint32Array(64);
  #lengths = new Uint32Array(64);
  #capacities = new Uint32Array(64);
  #terms = 0;
  readonly #texts: string[] = [];
  readonly #freeTerms: number[] = [];

  /** All postings; a term's stand from {@link startOf} on. Adding to a list may replace this array. */
  get entries(): Uint32Array {
    return this.#entries;
  }

  startOf(term: number): number {
    return this.#starts[term] ?? 0;
  }

  /** How many documents have the term. */
  lengthOf(term: number): number {
    return this.#lengths[term] ?? 0;
  }

  /** The number of a new term, which has no documents yet. */
  addTerm(text: string): number {
    const term = this.#freeTerms.pop() ?? this.#terms;
    this.#texts[term] = text;
    if (term < this.#terms) return term;
    if (term === this.#starts.length) {
      this.#starts = grown(this.#starts, 2 * term);
      this.#lengths = grown(this.#lengths, 2 * term);
      this.#capacities = grown(this.#capacities, 2 * term);
    }
    this.#terms += 1;
    return term;
  }

  /** Takes out a term without documents and gives its text; its number goes to another one. */
  removeTerm(term: number): string {
    this.#capacities[term] = 0;
    this.#freeTerms.push(term);
    return this.#texts[term] ?? '';
  }

  /**
   * Counts a term in a document, which must be the last in the term's list or come after it. True where it is the
   * document's first occurrence of the term.
   */
  count(term: number, document: number, field: keyof Occurrences): boolean {
    const length = this.lengthOf(term);
    const last = this.startOf(term) + length - 1;
    const entry = length === 0 ? 0 : (this.#entries[last] ?? 0);
    if (length > 0 && documentOf(entry) === document) {
      this.#entries[last] = document * PACKED_OCCURRENCES + countOccurrence(packedOf(entry), field);
      return false;
    }
    if (length === this.#capacities[term]) this.#move(term, length + (length >> 1) + 1);
    this.#entries[this.startOf(term) + length] = document * PACKED_OCCURRENCES + countOccurrence(0, field);
    this.#lengths[term] = length + 1;
    return true;
  }

  /** The packed occurrences of a term in the last document that has it. */
  lastPacked(term: number): number {
    return packedOf(this.#entries[this.startOf(term) + this.lengthOf(term) - 1] ?? 0);
  }

  /** The packed occurrences of a term in a document; 0 where there are none. */
  packedIn(term: number, document: number): number {
    const index = this.lowerBound(term, document);
    const entry = this.#entries[index] ?? 0;
    return index < this.startOf(term) + this.lengthOf(term) && documentOf(entry) === document
      ? packedOf(entry)
      : 0;
  }

  /** Where in {@link entries} the first document of a term stands that is not below `document`. */
  lowerBound(term: number, document: number): number {
    const start = this.startOf(term);
    return lowerBound(this.#entries, document, start, start + this.lengthOf(term));
  }

  /** Takes the documents from `start` up to, not including, `end` out of a term's list. */
  removeRange(term: number, start: number, end: number): void {
    const from = this.lowerBound(term, start);
    const to = this.lowerBound(term, end);
    const listEnd = this.startOf(term) + this.lengthOf(term);
    this.#entries.copyWithin(from, to, listEnd);
    this.#lengths[term] = this.lengthOf(term) - (to - from);
  }

  /** Gives every document its new number; the order of the documents must stay. */
  renumber(newNumbers: Uint32Array): void {
    for (let term = 0; term < this.#terms; term += 1) {
      const start = this.startOf(term);
      for (let index = start; index < start + this.lengthOf(term); index += 1) {
        const entry = this.#entries[index] ?? 0;
        const document = newNumbers[documentOf(entry)] ?? 0;
        this.#entries[index] = document * PACKED_OCCURRENCES + packedOf(entry);
      }
    }
  }

  /** Gives a list room for `capacity` documents, at the end. */
  #move(term: number, capacity: number): void {
    if (this.#end + capacity > this.#entries.length) this.#layOut(capacity);
    const start = this.startOf(term);
    copy(this.#entries, start, start + this.lengthOf(term), this.#entries, this.#end);
    this.#starts[term] = this.#end;
    this.#capacities[term] = capacity;
    this.#end += capacity;
  }

  /** Sets all lists one after the other in a new array, with room for `extra` postings and more at the end. */
  #layOut(extra: number): void {
    let total = 0;
    for (let term = 0; term < this.#terms; term += 1) {
      const length = this.lengthOf(term);
      this.#capacities[term] = length + (length >> LIST_SLACK_SHIFT);
      total += this.#capacities[term] ?? 0;
    }
    const entries = new Uint32Array(total + (total >> END_SLACK_SHIFT) + extra + 1024);
    this.#end = 0;
    for (let term = 0; term < this.#terms; term += 1) {
      const start = this.startOf(term);
      copy(this.#entries, start, start + this.lengthOf(term), entries, this.#end);
      this.#starts[term] = this.#end;
      this.#end += this.#capacities[term] ?? 0;
    }
    this.#entries = entries;
  }
}

/** The document of a posting. */
export function documentOf(posting: number): number {
  return posting >>> 8;
}

/** The packed occurrences of a posting. */
export function packedOf(posting: number): number {
  return posting & (PACKED_OCCURRENCES - 1);
}

/** The first index from `low` up to `high` whose document is not below `document`. */
export function lowerBound(entries: Uint32Array, document: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documentOf(entries[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}

function copy(from: Uint32Array, start: number, end: number, to: Uint32Array, at: number): void {
  if (end - start > COPY_BY_LOOP) to.set(from.subarray(start, end), at);
  else for (let index = start; index < end; index += 1) to[at + index - start] = from[index] ?? 0;
}

function grown(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}
