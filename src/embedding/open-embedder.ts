import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Embedder } from '../knowledge/meaning/embedder.ts';
import { allMiniLmL6V2, findAllMiniLmL6V2 } from './all-minilm-l6-v2.ts';
import type { ModelDescription } from './model-description.ts';
import { modelDescriptionSchema } from './model-description.ts';
import { ModelFile } from './model-file.ts';
import type { Unavailable } from './unavailable.ts';
import { unavailableBecause } from './unavailable.ts';
import type { WorkerGreeting, WorkerSettings } from './worker.ts';
import { WorkerEmbedder } from './worker-embedder.ts';

/** The file in an operator's model folder that describes it: see modelDescriptionSchema. */
export const DESCRIPTION_FILE = 'embedder.json';

/** Which model is wanted. A folder is one that the operator brings, with an embedder.json. */
export type ModelChoice = 'off' | 'built-in' | { readonly folder: string };

/** An embedder, or why there is none. */
export type OpenedEmbedder = { readonly kind: 'ready'; readonly embedder: Embedder } | Unavailable;

/**
 * Starts the sentence model in a thread of its own, once its files have been found as they should be.
 *
 * Never throws for what is wrong with a model: the caller logs the reason and goes on with words alone. Takes
 * about 0.2 s, none of it in this thread, and some 50 MB until the embedder is closed. A thread
 * that dies is replaced.
 *
 * @example
 * const opened = await openEmbedder('built-in');
 * if (opened.kind === 'ready') await opened.embedder.embed(['Who hosted the summit?']);
 */
export async function openEmbedder(choice: ModelChoice = 'built-in'): Promise<OpenedEmbedder> {
  if (choice === 'off') return { kind: 'unavailable', reason: 'off', detail: 'switched off' };
  try {
    const settings = choice === 'built-in' ? builtInModel() : modelIn(choice.folder);
    const { worker, greeting } = await startThread(settings);
    if (greeting.kind === 'unavailable') return greeting;
    const { description } = settings;
    const restart = async (): Promise<Worker> => {
      const thread = await startThread(settings);
      if (thread.greeting.kind === 'unavailable') throw new Error(thread.greeting.detail);
      return thread.worker;
    };
    const model = {
      id: modelId(description),
      languages: description.languages,
      dimensions: greeting.dimensions,
      words: new Set(greeting.words),
    };
    return { kind: 'ready', embedder: new WorkerEmbedder(worker, model, { start: restart }) };
  } catch (error) {
    return unavailableBecause(error);
  }
}

/** A thread that has said whether it has the model. */
async function startThread(settings: WorkerSettings): Promise<{ worker: Worker; greeting: WorkerGreeting }> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    name: 'embedder',
    workerData: settings,
    // The model lies outside of the heap and makes little garbage: the default nursery would be 10 MB more.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  const [greeting] = (await once(worker, 'message')) as [WorkerGreeting];
  return { worker, greeting };
}

function builtInModel(): WorkerSettings {
  return { folder: findAllMiniLmL6V2(), description: allMiniLmL6V2 };
}

function modelIn(folder: string): WorkerSettings {
  const json: unknown = JSON.parse(new ModelFile(join(folder, DESCRIPTION_FILE)).text());
  return { folder, description: modelDescriptionSchema.parse(json) };
}

/** The model's name and a hash of its description, which has the hashes of its files. */
function modelId(description: ModelDescription): string {
  const hash = createHash('sha256').update(JSON.stringify(description)).digest('hex');
  return `${description.name}@${hash.slice(0, 12)}`;
}
