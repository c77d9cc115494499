import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { DependencyError } from '../errors.ts';
import type { EmbeddedKind, Embedder } from '../knowledge/meaning/embedder.ts';
import type { EmbeddingTask } from './worker.ts';

/** How long it waits before it starts a new thread: twice as long after each that dies without having worked. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** The texts of one call of embed, and their vectors so far. */
interface Batch {
  readonly kind: EmbeddedKind;
  readonly texts: readonly string[];
  readonly vectors: Float32Array[];
  readonly settle: PromiseWithResolvers<readonly Float32Array[]>;
}

/** How a thread that has died is replaced. */
export interface Restarting {
  /** Gives a thread that has said that it is ready. Where it rejects, it is asked again later. */
  readonly start: () => Promise<Worker>;
  /** Waits before a start, until the signal ends the wait. Real time by default. */
  readonly pause?: (ms: number, options: { ref: boolean; signal: AbortSignal }) => Promise<void>;
}

const realPause: NonNullable<Restarting['pause']> = (ms, options) => wait(ms, undefined, options);

/**
 * An embedder whose model lives in a worker thread.
 *
 * The thread has one text at a time, so a query waits for at most one claim, however many are queued. The thread
 * keeps the process alive only while it works. When it dies, what it was at and the queries that wait are rejected,
 * claims wait on, and a new thread takes its place.
 */
export class WorkerEmbedder implements Embedder {
  readonly id: string;
  readonly languages: readonly string[] | undefined;
  readonly dimensions: number;
  readonly words: ReadonlySet<string> | undefined;
  readonly #restarting: Restarting;
  /** Undefined while there is none. */
  #worker: Worker | undefined;
  readonly #waiting: Record<EmbeddedKind, Batch[]> = { query: [], claim: [] };
  /** The batch whose next text the thread has. */
  #current: Batch | undefined;
  /** Why the last thread died, until the next one is there. */
  #failure: DependencyError | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  readonly #closing = new AbortController();

  /** Takes over a thread that has said that it is ready. */
  constructor(
    worker: Worker,
    { id, languages, dimensions, words }: Pick<Embedder, 'id' | 'languages' | 'dimensions' | 'words'>,
    restarting: Restarting,
  ) {
    this.id = id;
    this.languages = languages;
    this.dimensions = dimensions;
    this.words = words;
    this.#restarting = restarting;
    this.#employ(worker);
  }

  embed(texts: readonly string[], kind: EmbeddedKind = 'query'): Promise<readonly Float32Array[]> {
    const isWaitedFor = kind === 'claim' && !this.#closing.signal.aborted;
    if (this.#failure && !isWaitedFor) return Promise.reject(this.#failure);
    if (texts.length === 0) return Promise.resolve([]);
    const batch: Batch = { kind, texts, vectors: [], settle: Promise.withResolvers() };
    this.#waiting[kind].push(batch);
    if (this.#worker && !this.#current) this.#sendNext(this.#worker);
    return batch.settle.promise;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#current = undefined;
    this.#failure = new DependencyError('the sentence model is closed');
    this.#closing.abort();
    for (const kind of ['query', 'claim'] as const)
      this.#reject(this.#waiting[kind].splice(0), this.#failure);
    await worker?.terminate();
  }

  #employ(worker: Worker): void {
    this.#worker = worker;
    worker.on('message', (vector: Float32Array) => {
      if (worker === this.#worker) this.#receive(vector, worker);
    });
    worker.on('error', (cause) => {
      this.#lose(worker, new DependencyError('the sentence model failed', { cause }));
    });
    worker.on('exit', () => {
      this.#lose(worker, new DependencyError('the sentence model has stopped'));
    });
    worker.unref();
    if (this.#waiting.claim.length > 0) this.#sendNext(worker);
  }

  #sendNext(worker: Worker): void {
    const batch = this.#waiting.query[0] ?? this.#waiting.claim[0];
    this.#current = batch;
    if (!batch) {
      worker.unref();
      return;
    }
    worker.ref();
    const text = batch.texts[batch.vectors.length]!;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ text, kind: batch.kind } satisfies EmbeddingTask);
  }

  #receive(vector: Float32Array, worker: Worker): void {
    const batch = this.#current;
    if (!batch) return;
    this.#pauseMs = FIRST_PAUSE_MS;
    batch.vectors.push(vector);
    if (batch.vectors.length === batch.texts.length) {
      this.#waiting[batch.kind].shift();
      batch.settle.resolve(batch.vectors);
    }
    this.#sendNext(worker);
  }

  /** A thread that fails says so and then exits: the first of the two counts, and neither once it is closed. */
  #lose(worker: Worker, failure: DependencyError): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#failure = failure;
    // Its text may be what killed it.
    if (this.#current?.kind === 'claim') this.#reject(this.#waiting.claim.splice(0, 1), failure);
    this.#reject(this.#waiting.query.splice(0), failure);
    this.#current = undefined;
    void this.#replace();
  }

  async #replace(): Promise<void> {
    const { start, pause = realPause } = this.#restarting;
    const { signal } = this.#closing;
    while (!this.#worker && !signal.aborted) {
      const ms = this.#pauseMs;
      this.#pauseMs = Math.min(2 * ms, LONGEST_PAUSE_MS);
      // A pause that is cut short by closing ends the loop; a start that fails is followed by a longer one.
      const worker = await pause(ms, { ref: this.#waiting.claim.length > 0, signal })
        .then(start)
        .catch(() => undefined);
      if (!worker) continue;
      if (signal.aborted) await worker.terminate();
      else {
        this.#failure = undefined;
        this.#employ(worker);
      }
    }
  }

  #reject(batches: readonly Batch[], failure: DependencyError): void {
    for (const batch of batches) batch.settle.reject(failure);
  }
}
