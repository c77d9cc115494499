import type { EmbeddedKind, Embedder } from '../../../src/knowledge/meaning/embedder.ts';

/** An embedder that knows one thing: a text is about the letters that it has. Counts what it was asked for. */
export class CountingEmbedder implements Embedder {
  readonly id: string;
  readonly languages: readonly string[] | undefined = ['en'];
  readonly dimensions = 26;
  readonly embedded: Record<EmbeddedKind, string[]> = { query: [], claim: [] };
  /** When set, every further call fails with it. */
  failure: Error | undefined;
  isClosed = false;

  constructor(id = 'letters@1') {
    this.id = id;
  }

  async embed(texts: readonly string[], kind: EmbeddedKind = 'query'): Promise<Float32Array[]> {
    if (this.failure) throw this.failure;
    this.embedded[kind].push(...texts);
    return texts.map((text) => {
      const counts = new Float32Array(this.dimensions);
      for (const letter of text.toLowerCase()) {
        const index = letter.charCodeAt(0) - 97;
        if (index >= 0 && index < this.dimensions) counts[index]! += 1;
      }
      const length = Math.hypot(...counts) || 1;
      return counts.map((count) => count / length);
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}
