import type { Worker } from 'node:worker_threads';
import { DependencyError } from '../errors.ts';
import type { EmbeddedKind, Embedder } from '../knowledge/embedder.ts';
import type { EmbeddingTask } from './worker.ts';

/** The texts of one call of embed, and their vectors so far. */
interface Batch {
  readonly kind: EmbeddedKind;
  readonly texts: readonly string[];
  readonly vectors: Float32Array[];
  readonly settle: PromiseWithResolvers<readonly Float32Array[]>;
}

/**
 * An embedder whose model lives in a worker thread.
 *
 * The thread has one text at a time, so a query waits for at most one claim, however many are queued. The
 * thread keeps the process alive only while it works.
 */
export class WorkerEmbedder implements Embedder {
  readonly id: string;
  readonly languages: readonly string[] | undefined;
  readonly dimensions: number;
  readonly #worker: Worker;
  readonly #waiting: Record<EmbeddedKind, Batch[]> = { query: [], claim: [] };
  /** The batch whose next text the thread has. */
  #current: Batch | undefined;
  #failure: DependencyError | undefined;

  /** Takes over a thread that has said that it is ready. */
  constructor(
    worker: Worker,
    { id, languages, dimensions }: Pick<Embedder, 'id' | 'languages' | 'dimensions'>,
  ) {
    this.#worker = worker;
    this.id = id;
    this.languages = languages;
    this.dimensions = dimensions;
    worker.on('message', (vector: Float32Array) => {
      this.#receive(vector);
    });
    worker.on('error', (cause) => {
      this.#fail(new DependencyError('the sentence model failed', { cause }));
    });
    worker.on('exit', () => {
      this.#fail(new DependencyError('the sentence model has stopped'));
    });
    worker.unref();
  }

  embed(texts: readonly string[], kind: EmbeddedKind = 'query'): Promise<readonly Float32Array[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (texts.length === 0) return Promise.resolve([]);
    const batch: Batch = { kind, texts, vectors: [], settle: Promise.withResolvers() };
    this.#waiting[kind].push(batch);
    if (!this.#current) this.#sendNext();
    return batch.settle.promise;
  }

  async close(): Promise<void> {
    this.#fail(new DependencyError('the sentence model is closed'));
    await this.#worker.terminate();
  }

  #sendNext(): void {
    const batch = this.#waiting.query[0] ?? this.#waiting.claim[0];
    this.#current = batch;
    if (!batch) {
      this.#worker.unref();
      return;
    }
    this.#worker.ref();
    const text = batch.texts[batch.vectors.length]!;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage({ text, kind: batch.kind } satisfies EmbeddingTask);
  }

  #receive(vector: Float32Array): void {
    const batch = this.#current;
    // Closed in the meantime.
    if (!batch) return;
    batch.vectors.push(vector);
    if (batch.vectors.length === batch.texts.length) {
      this.#waiting[batch.kind].shift();
      batch.settle.resolve(batch.vectors);
    }
    this.#sendNext();
  }

  /** Rejects what waits and what comes. The first failure stays. */
  #fail(failure: DependencyError): void {
    this.#failure ??= failure;
    this.#current = undefined;
    for (const batch of [...this.#waiting.query.splice(0), ...this.#waiting.claim.splice(0)]) {
      batch.settle.reject(this.#failure);
    }
  }
}
