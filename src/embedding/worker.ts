/** The thread that holds the model: answers each text with its vector, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { EmbeddedKind } from '../knowledge/meaning/embedder.ts';
import type { ModelDescription } from './model-description.ts';
import { SentenceModel } from './sentence-model.ts';
import type { Unavailable } from './unavailable.ts';
import { unavailableBecause } from './unavailable.ts';

/** What the thread is started with. */
export interface WorkerSettings {
  readonly folder: string;
  readonly description: ModelDescription;
}

/** The thread's first message. After it, each {@link EmbeddingTask} is answered by a Float32Array. */
export type WorkerGreeting =
  { readonly kind: 'ready'; readonly dimensions: number; readonly words: readonly string[] } | Unavailable;

/** A text to embed. */
export interface EmbeddingTask {
  readonly text: string;
  readonly kind: EmbeddedKind;
}

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread only');

try {
  const { folder, description } = workerData as WorkerSettings;
  const model = new SentenceModel(folder, description);
  port.on('message', ({ text, kind }: EmbeddingTask) => {
    const vector = model.embed(text, kind);
    port.postMessage(vector, [vector.buffer]);
  });
  const { dimensions, words } = model;
  port.postMessage({ kind: 'ready', dimensions, words } satisfies WorkerGreeting);
} catch (error) {
  port.postMessage(unavailableBecause(error) satisfies WorkerGreeting);
}
