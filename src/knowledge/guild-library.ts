import type { Brief } from './brief.ts';
import type { BriefStore } from './brief-store.ts';
import { Collection } from './collection.ts';
import type { GuildSettingsStore } from './guild-settings.ts';
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

/**
 * Gives each guild the briefs that it sees, searchable: its own and the bundled ones, less those that it
 * hides. A guild's index is built when it is first asked, and afterwards only the briefs that have changed
 * are indexed anew, so a published change is answered from at once.
 */
export class GuildLibrary {
  /** The briefs that ship with the bot, hidden ones too. */
  readonly bundled: readonly Brief[];
  readonly #source: LibrarySource;
  readonly #meanings: Meanings | undefined;
  /** The last catch-up of each guild; the next one waits for it, so that no change is applied twice. */
  readonly #shelves = new Map<string, Promise<Shelf>>();
  /** Shared by all guilds that have nothing of their own, which are most of them. */
  readonly #bundledOnly: Collection;

  /** Without meanings, search goes by words alone. */
  constructor(bundled: readonly Brief[], source: LibrarySource, meanings?: Meanings) {
    this.bundled = bundled;
    this.#source = source;
    this.#meanings = meanings;
    this.#bundledOnly = new Collection(bundled, meanings);
  }

  /** The briefs of a guild; outside a guild (null) the bundled ones. */
  async collection(guildId: string | null): Promise<Collection> {
    if (guildId === null) return this.#bundledOnly;
    const last =
      this.#shelves.get(guildId) ?? Promise.resolve({ collection: this.#bundledOnly, revision: 0 });
    const next = last.then((shelf) => this.#catchUp(guildId, shelf));
    // After a failure the next request begins again from what was there.
    this.#shelves.set(
      guildId,
      next.catch(() => last),
    );
    return (await next).collection;
  }

  async #catchUp(guildId: string, shelf: Shelf): Promise<Shelf> {
    const changes = await this.#source.briefs.since(guildId, shelf.revision);
    if (changes.revision === shelf.revision) return shelf;
    const { hiddenBriefIds } = await this.#source.settings.get(guildId);
    const hidden = new Set(hiddenBriefIds);
    const isNew = changes.complete || shelf.collection === this.#bundledOnly;
    const collection = isNew ? new Collection([], this.#meanings) : shelf.collection;
    for (const brief of this.bundled) {
      if (hidden.has(brief.id)) collection.remove(brief.id);
      else if (!collection.brief(brief.id)) collection.put(brief);
    }
    for (const id of changes.removed) collection.remove(id);
    for (const brief of changes.changed) collection.put(brief);
    return { collection, revision: changes.revision };
  }
}
