import { loadConfig } from '../config.ts';
import { openEmbedder } from '../embedding/open-embedder.ts';
import { lazyGlossary } from '../glossary/open-glossary.ts';
import type { Brief } from '../knowledge/brief.ts';
import { Collection } from '../knowledge/collection.ts';
import { Meanings } from '../knowledge/meaning/meanings.ts';
import { openSqliteStore } from '../storage/sqlite/open-sqlite-store.ts';

/** What a search goes by. */
export interface SearchOptions {
  /** Words alone, whatever FOOTNOTE_MODEL says. False by default. */
  readonly words?: boolean | undefined;
  /** A SQLite file that keeps vectors for the next run; by default they are made anew. */
  readonly vectors?: string | undefined;
}

/**
 * Runs `work` on briefs that can be searched, by meaning too where there is a model: their vectors are made first,
 * 30 ms a claim. A model that is missing is named on standard error; search then goes by words alone.
 */
export async function withCollection<T>(
  briefs: readonly Brief[],
  { words = false, vectors }: SearchOptions,
  work: (collection: Collection) => Promise<T>,
): Promise<T> {
  const loadGlossary = lazyGlossary({
    onFailure: (error) => console.error('footnote: no dictionary for other languages:', error),
  });
  const opened = await openEmbedder(words ? 'off' : loadConfig().model);
  if (opened.kind === 'unavailable') {
    if (opened.reason !== 'off') console.error(`footnote: searching by words alone: ${opened.detail}`);
    return await work(new Collection({ briefs, loadGlossary }));
  }
  const store = vectors === undefined ? undefined : await openSqliteStore({ path: vectors });
  const meanings = new Meanings({
    embedder: Promise.resolve(opened.embedder),
    store: store?.vectors,
    loadGlossary,
  });
  try {
    const collection = new Collection({ briefs, meanings, loadGlossary });
    await collection.settled();
    return await work(collection);
  } finally {
    await meanings.close();
    await store?.close();
  }
}
