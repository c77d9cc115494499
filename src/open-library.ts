import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { openEmbedder } from './embedding/open-embedder.ts';
import { isGlossaryInstalled, lazyGlossary } from './glossary/open-glossary.ts';
import type { Brief } from './knowledge/brief.ts';
import type { StartTimer } from './knowledge/collection.ts';
import type { Embedder } from './knowledge/meaning/embedder.ts';
import { GuildLibrary } from './knowledge/guild-library.ts';
import { Meanings } from './knowledge/meaning/meanings.ts';
import type { Store } from './knowledge/stores/store.ts';

/** What a library is built over, and whom it tells. */
export interface LibraryParts {
  /** The briefs that ship with the bot. */
  readonly bundled: readonly Brief[];
  readonly store: Store;
  /** Begins to time an answer. */
  readonly timeSearch: StartTimer;
  readonly log: Logger;
}

/** The briefs of all guilds, searchable; and the end of what searches them. */
export interface OpenedLibrary {
  readonly library: GuildLibrary;
  /** Another one over the same briefs, whose questions nobody counts; as soon as the model is there, if there is one. */
  stage(): Promise<GuildLibrary>;
  /** Stops the sentence model, once what it is at is kept. */
  close(): Promise<void>;
}

/**
 * Builds the library over what is kept: search by words at once, by meaning as soon as the sentence model is there,
 * and across languages where there is a dictionary. What is missing is logged, and search does without.
 */
export function openLibrary(
  config: Pick<Config, 'model' | 'indexMemoryMb'>,
  { bundled, store, timeSearch, log }: LibraryParts,
): OpenedLibrary {
  const loadGlossary = lazyGlossary({
    onFailure: (error) => log.warn({ err: error }, 'the dictionary for other languages cannot be read'),
  });
  // Not waited for: until it is there, questions are answered by words alone.
  const embedder = loadEmbedder(config, log);
  const meanings = new Meanings({
    embedder,
    store: store.vectors,
    loadGlossary,
    onFailure: (error) => log.warn({ err: error }, 'searching by words alone'),
  });
  if (!isGlossaryInstalled()) log.info('no dictionary: a question finds claims in its own language');
  const library = new GuildLibrary(bundled, store, {
    memoryBytes: config.indexMemoryMb * 2 ** 20,
    meanings,
    loadGlossary,
    timeSearch,
    onOutage: (error) => log.error({ err: error }, 'the database is away: answering from what is known'),
    onRecovery: () => log.info('the database is back'),
  });
  return {
    library,
    async stage() {
      await embedder;
      return new GuildLibrary(bundled, store, { meanings, loadGlossary });
    },
    close: () => meanings.close(),
  };
}

async function loadEmbedder({ model }: Pick<Config, 'model'>, log: Logger): Promise<Embedder | undefined> {
  const opened = await openEmbedder(model);
  if (opened.kind === 'ready') {
    log.info({ model: opened.embedder.id }, 'searching by words and meaning');
    return opened.embedder;
  }
  log[opened.reason === 'off' ? 'info' : 'warn']({ reason: opened.detail }, 'searching by words alone');
  return undefined;
}
