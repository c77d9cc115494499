/**
 * Vectors of texts, kept by model, so that none is computed twice: not after a restart, and not for the texts
 * that versions, restored briefs and other briefs share. Nothing is lost with them but the time to make them anew.
 */
export interface VectorStore {
  /** The kept vectors of some texts, by text; those that were never kept for this model are missing. */
  find(modelId: string, texts: readonly string[]): Promise<ReadonlyMap<string, Int8Array>>;
  /** Keeps vectors by text. What is kept already stays as it is. */
  keep(modelId: string, vectors: ReadonlyMap<string, Int8Array>): Promise<void>;
}
