import { DependencyError } from '../errors.ts';
import type { Brief } from './brief.ts';
import type { BriefStore } from './brief-store.ts';
import { Collection } from './collection.ts';
import type { GuildSettingsStore } from './guild-settings.ts';
import type { LoadGlossary } from './glossary.ts';
import type { Meanings } from './meanings.ts';

/** What the library reads from the store. */
export interface LibrarySource {
  readonly briefs: Pick<BriefStore, 'since'>;
  readonly settings: Pick<GuildSettingsStore, 'get'>;
}

interface Shelf {
  readonly collection: Collection;
  /** The guild's revision that the collection has caught up with. */
  readonly revision: number;
}

/** What a library works with, and whom it tells. */
export interface LibraryOptions {
  /** Without them, search goes by words alone. */
  readonly meanings?: Meanings | undefined;
  /** For questions in another language than a brief's. Without it, they find little. */
  readonly loadGlossary?: LoadGlossary | undefined;
  /** Told once when the store has stopped answering, and guilds are answered from what is known. */
  readonly onOutage?: ((error: DependencyError) => void) | undefined;
  /** Told once when it answers again. */
  readonly onRecovery?: (() => void) | undefined;
}

/**
 * Gives each guild the briefs that it sees, searchable: its own and the bundled ones, less those that it
 * hides. A guild's index is built when it is first asked, and afterwards only the briefs that have changed
 * are indexed anew, so a published change is answered from at once, by every process that asks the same store.
 *
 * While the store does not answer, a guild whose briefs are known is answered from them as they were last.
 */
export class GuildLibrary {
  /** The briefs that ship with the bot, hidden ones too. */
  readonly bundled: readonly Brief[];
  readonly #source: LibrarySource;
  readonly #options: LibraryOptions;
  /** The last catch-up of each guild; the next one waits for it, so that no change is applied twice. */
  readonly #shelves = new Map<string, Promise<Shelf | undefined>>();
  /** Guilds that could not catch up since the store stopped answering. */
  readonly #behind = new Set<string>();
  /** Shared by all guilds that have nothing of their own, which are most of them. */
  readonly #bundledOnly: Collection;

  constructor(bundled: readonly Brief[], source: LibrarySource, options: LibraryOptions = {}) {
    this.bundled = bundled;
    this.#source = source;
    this.#options = options;
    this.#bundledOnly = new Collection(bundled, options.meanings, options.loadGlossary);
  }

  /**
   * The briefs of a guild; outside a guild (null) the bundled ones. Throws DependencyError when the store does
   * not answer and nothing is known of the guild yet.
   */
  async collection(guildId: string | null): Promise<Collection> {
    if (guildId === null) return this.#bundledOnly;
    const last = this.#shelves.get(guildId) ?? Promise.resolve(undefined);
    const next = last.then((shelf) => this.#catchUpOrStay(guildId, shelf));
    // After a failure the next request begins again from what was there.
    this.#shelves.set(
      guildId,
      next.catch(() => last),
    );
    return (await next).collection;
  }

  async #catchUpOrStay(guildId: string, known: Shelf | undefined): Promise<Shelf> {
    try {
      const shelf = await this.#catchUp(guildId, known ?? { collection: this.#bundledOnly, revision: 0 });
      if (this.#behind.delete(guildId)) {
        this.#behind.clear();
        this.#options.onRecovery?.();
      }
      return shelf;
    } catch (error) {
      if (!(error instanceof DependencyError)) throw error;
      if (this.#behind.size === 0) this.#options.onOutage?.(error);
      this.#behind.add(guildId);
      // Of an unknown guild the bundled briefs alone could only say, wrongly, that its briefs don't say.
      if (known === undefined) throw error;
      return known;
    }
  }

  async #catchUp(guildId: string, shelf: Shelf): Promise<Shelf> {
    const changes = await this.#source.briefs.since(guildId, shelf.revision);
    if (changes.revision === shelf.revision) return shelf;
    const { hiddenBriefIds, defaultBriefId } = await this.#source.settings.get(guildId);
    const hidden = new Set(hiddenBriefIds);
    const isNew = changes.complete || shelf.collection === this.#bundledOnly;
    const collection = isNew
      ? new Collection([], this.#options.meanings, this.#options.loadGlossary)
      : shelf.collection;
    for (const brief of this.bundled) {
      if (hidden.has(brief.id)) collection.remove(brief.id);
      else if (!collection.brief(brief.id)) collection.put(brief);
    }
    for (const id of changes.removed) collection.remove(id);
    for (const brief of changes.changed) collection.put(brief);
    collection.chooseDefault(defaultBriefId);
    return { collection, revision: changes.revision };
  }
}
