import type { Bm25Options } from './bm25.ts';

/** Bounds are kept in 32 bits, which may round them down; this makes up for it. */
const ROUNDING = 1 + 1e-6;

/**
 * For each term what BM25 can give at most for it in any document, however rare the term and however long the mean
 * document is by then. BM25 is idf / (1 + k1 (1 - b) / f + k1 b (l / f) / mean), where f is the term's frequency and
 * l the document's length; the greatest f and the least l / f of all documents give no less. Removing documents
 * leaves a bound as it is: it may be too high then, and never too low.
 */
export class ImpactBounds {
  #mostFrequency = new Float32Array(64);
  #leastLengthPerFrequency = new Float32Array(64);

  /** Forgets what was seen of a term. */
  reset(term: number): void {
    if (term >= this.#mostFrequency.length) this.#grow(2 * term);
    this.#mostFrequency[term] = 0;
    this.#leastLengthPerFrequency[term] = Infinity;
  }

  /** Takes a document into account: its weighted length and how often it has the term. */
  add(term: number, frequency: number, length: number): void {
    if (frequency > (this.#mostFrequency[term] ?? 0)) this.#mostFrequency[term] = frequency;
    const perFrequency = length / frequency;
    if (perFrequency < (this.#leastLengthPerFrequency[term] ?? 0))
      this.#leastLengthPerFrequency[term] = perFrequency;
  }

  /** No document gets more for the term. */
  boundOf(term: number, idf: number, meanLength: number, { k1, b }: Bm25Options): number {
    const perFrequency = (k1 * (1 - b)) / (this.#mostFrequency[term] ?? 0);
    const perLength = (k1 * b * (this.#leastLengthPerFrequency[term] ?? 0)) / meanLength;
    return (idf / (1 + perFrequency + perLength)) * ROUNDING;
  }

  #grow(length: number): void {
    const [frequencies, lengths] = [new Float32Array(length), new Float32Array(length)];
    frequencies.set(this.#mostFrequency);
    lengths.set(this.#leastLengthPerFrequency);
    this.#mostFrequency = frequencies;
    this.#leastLengthPerFrequency = lengths;
  }
}
