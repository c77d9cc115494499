/** Where a term occurs in one document: how often in the claim, in its theme's title, in its brief's title. */
export interface Occurrences {
  readonly text: number;
  readonly themeTitle: number;
  readonly briefTitle: number;
}

/** Bits of an entry that hold the occurrences; the document number stands above them. */
const OCCURRENCE_BITS = 8;

/** How many different occurrences there are once they are packed. */
export const PACKED_OCCURRENCES = 2 ** OCCURRENCE_BITS;

/** One more than the largest document number that an entry can hold. */
export const DOCUMENT_LIMIT = 2 ** (32 - OCCURRENCE_BITS);

/** Occurrences as a number below {@link PACKED_OCCURRENCES}: 5 bits for the claim, 2 and 1 for the titles, capped. */
export function packOccurrences({ text, themeTitle, briefTitle }: Occurrences): number {
  return (Math.min(text, 31) << 3) | (Math.min(themeTitle, 3) << 1) | Math.min(briefTitle, 1);
}

/** The reverse of {@link packOccurrences}. */
export function unpackOccurrences(packed: number): Occurrences {
  return { text: packed >> 3, themeTitle: (packed >> 1) & 3, briefTitle: packed & 1 };
}

/**
 * The documents in which one term occurs, ascending, each with its packed occurrences.
 *
 *     entries  │ document 24 bits │ claim 5 │ theme 2 │ brief 1 │ …      one Uint32 a posting
 *
 * Documents of one brief are numbered in sequence, so removing a brief takes out one slice.
 */
export class PostingList {
  #entries = new Uint32Array(2);
  #length = 0;

  /** How many documents have the term. */
  get length(): number {
    return this.#length;
  }

  /** Adds a document, whose number must be greater than any in the list. */
  append(document: number, packed: number): void {
    if (this.#length === this.#entries.length) {
      const grown = new Uint32Array(this.#length * 2);
      grown.set(this.#entries);
      this.#entries = grown;
    }
    this.#entries[this.#length] = document * PACKED_OCCURRENCES + packed;
    this.#length += 1;
  }

  /** Takes out the documents from `start` up to, not including, `end`. */
  removeRange(start: number, end: number): void {
    const from = this.lowerBound(start);
    const to = this.lowerBound(end);
    this.#entries.copyWithin(from, to, this.#length);
    this.#length -= to - from;
  }

  /** Gives every document its new number; the order of the documents must stay. */
  renumber(newNumber: (document: number) => number): void {
    for (let index = 0; index < this.#length; index += 1) {
      const entry = this.#entries[index] ?? 0;
      this.#entries[index] =
        newNumber(entry >>> OCCURRENCE_BITS) * PACKED_OCCURRENCES + (entry % PACKED_OCCURRENCES);
    }
  }

  /** The first index whose document is not below `document`. */
  lowerBound(document: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.documentAt(middle) < document) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  documentAt(index: number): number {
    return (this.#entries[index] ?? 0) >>> OCCURRENCE_BITS;
  }

  packedAt(index: number): number {
    return (this.#entries[index] ?? 0) % PACKED_OCCURRENCES;
  }

  /** The packed occurrences in a document; 0 where there are none. */
  packedIn(document: number): number {
    const index = this.lowerBound(document);
    return index < this.#length && this.documentAt(index) === document ? this.packedAt(index) : 0;
  }
}
