/** How fast a term's repetition in a claim stops to count (0: at once) and how much a long claim is held back. */
export interface Bm25Options {
  readonly k1: number;
  readonly b: number;
}

/** How much a term tells: rare terms more. Never negative (the form that Lucene uses). */
export function inverseDocumentFrequency(documentFrequency: number, documents: number): number {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/**
 * What one term adds to a document's score, between 0 and the term's inverse document frequency.
 * Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
 * @param relativeLength the document's length divided by the mean length
 */
export function scoreBm25(
  termFrequency: number,
  idf: number,
  relativeLength: number,
  { k1, b }: Bm25Options,
): number {
  return (idf * termFrequency) / (termFrequency + k1 * (1 - b + b * relativeLength));
}
