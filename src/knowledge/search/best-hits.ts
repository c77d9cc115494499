/** A found document. */
export interface Hit {
  readonly document: number;
  readonly score: number;
}

/** Whether a stands before b: the higher score, then the lower document. */
function isBetter(a: Hit, b: Hit): boolean {
  return a.score > b.score || (a.score === b.score && a.document < b.document);
}

/**
 * Keeps the best of many documents. A binary heap whose root is the worst one kept, so that most offers cost one
 * comparison.
 */
export class BestHits {
  readonly #limit: number;
  readonly #heap: Hit[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What a document has to exceed, coming after those that were offered, to be among the best. */
  get threshold(): number {
    return this.#heap.length < this.#limit ? -Infinity : (this.#heap[0]?.score ?? Infinity);
  }

  /** Takes a document where it is among the best so far. */
  offer(document: number, score: number): void {
    const [worst] = this.#heap;
    if (worst && this.#heap.length >= this.#limit) {
      if (score < worst.score || (score === worst.score && document > worst.document)) return;
      this.#heap[0] = { document, score };
      this.#sink();
    } else if (this.#limit > 0) {
      this.#heap.push({ document, score });
      this.#rise();
    }
  }

  /** The kept documents, best first. */
  inOrder(): Hit[] {
    return this.#heap.toSorted((a, b) => (isBetter(a, b) ? -1 : 1));
  }

  #rise(): void {
    let index = this.#heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfBetter(parent, index)) return;
      index = parent;
    }
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const [a, b] = [this.#heap[left], this.#heap[right]];
      if (!a) return;
      const worse = b && isBetter(a, b) ? right : left;
      if (!this.#swapIfBetter(index, worse)) return;
      index = worse;
    }
  }

  /** Puts the worse of the two hits at `parent`; says whether they changed places. */
  #swapIfBetter(parent: number, child: number): boolean {
    const [a, b] = [this.#heap[parent], this.#heap[child]];
    if (!a || !b || !isBetter(a, b)) return false;
    this.#heap[parent] = b;
    this.#heap[child] = a;
    return true;
  }
}
