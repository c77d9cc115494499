/** What a text is to the search: some models embed a question and the texts it is asked of differently. */
export type EmbeddedKind = 'query' | 'claim';

/**
 * Turns texts into vectors that lie close together where the texts mean the same.
 *
 * knowledge declares this port and never knows what stands behind it. Where there is no embedder, search
 * goes by words alone.
 */
export interface Embedder {
  /**
   * Names the model and its version. Vectors can be compared only with vectors of the same id: kept vectors
   * with another one are stale.
   */
  readonly id: string;
  /** The languages that it knows, as BCP 47 codes; undefined for one that knows many. Briefs in others get no vectors. */
  readonly languages: readonly string[] | undefined;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * Common words of its languages, in small letters: those that it has a token for, so that none is misspelt. Words
   * of less than five letters are left out. Undefined where they are not known.
   */
  readonly words?: ReadonlySet<string> | undefined;
  /**
   * One vector a text, in order, each of length 1, so that the cosine of two is their dot product.
   *
   * Queries (the default) overtake claims that wait. A text beyond the model's length counts by its
   * beginning. Rejects with a DependencyError when the model
   * dies, and once it is closed; a model that has died may come back.
   */
  embed(texts: readonly string[], kind?: EmbeddedKind): Promise<readonly Float32Array[]>;
  /** Frees the model. Texts that still wait are rejected. */
  close(): Promise<void>;
}
