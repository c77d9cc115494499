import { DependencyError } from '../errors.ts';
import { placedClaims } from './brief.ts';
import type { Brief } from './brief.ts';
import type { BriefStore, GuildState } from './stores/brief-store.ts';
import { Collection, type CollectionOptions } from './collection.ts';
import { DEFAULT_GUILD_SETTINGS, type GuildSettings } from './stores/guild-settings.ts';
import { RecentlyUsed } from './recently-used.ts';

/** What the library reads from the store. */
export interface LibrarySource {
  readonly briefs: Pick<BriefStore, 'since'>;
}

interface Shelf extends GuildState {
  readonly collection: Collection;
  /** The guild's revision that all of it has caught up with. */
  readonly revision: number;
  /** Estimated. */
  readonly bytes: number;
}

/** What the library holds and has done since the start. */
export interface LibraryStats {
  /** Guilds that are known. */
  readonly guilds: number;
  /** What they take in memory, estimated. */
  readonly bytes: number;
  /** Uses of a guild that was known. */
  readonly hits: number;
  /** Indexes that were built: at a guild's first use, and again after it had made room for others. */
  readonly rebuilds: number;
}

/** What a library works with, and whom it tells. */
export interface LibraryOptions extends Omit<CollectionOptions, 'briefs'> {
  /** What guilds' indexes may take, in bytes, by the estimate below; without a limit by default. */
  readonly memoryBytes?: number | undefined;
  /** Told once when the store has stopped answering, and guilds are answered from what is known. */
  readonly onOutage?: ((error: DependencyError) => void) | undefined;
  /** Told once when it answers again. */
  readonly onRecovery?: (() => void) | undefined;
}

/**
 * What a guild takes in memory, measured with `bench/index-memory.ts`: to be known at all; to have an index; and for
 * each claim, its text, its postings and its two vectors.
 */
const KNOWN_BYTES = 500;
const INDEX_BYTES = 14_000;
const CLAIM_BYTES = 3_200;

/**
 * Gives each guild the briefs that it sees, searchable: its own and the bundled ones, less those that it
 * hides. A guild's index is built when it is first asked, and afterwards only the briefs that have changed
 * are indexed anew, so a published change is answered from at once, by every process that asks the same store.
 * Guilds that were asked longest ago are forgotten when memory runs short, and built again when they are asked;
 * whoever still answers from a forgotten one keeps it until then.
 *
 * While the store does not answer, a guild whose briefs are known is answered from them as they were last.
 */
export class GuildLibrary {
  /** The briefs that ship with the bot, hidden ones too. */
  readonly bundled: readonly Brief[];
  readonly #source: LibrarySource;
  readonly #options: LibraryOptions;
  /** The last catch-up of each guild; the next one waits for it, so that no change is applied twice. */
  readonly #shelves: RecentlyUsed<Promise<Shelf | undefined>>;
  /** Catch-ups that wait for the one before and have not begun to read: whoever comes meanwhile joins them. */
  readonly #upcoming = new Map<string, Promise<Shelf>>();
  #hits = 0;
  #rebuilds = 0;
  /** Guilds that could not catch up since the store stopped answering. */
  readonly #behind = new Set<string>();
  /** Shared by all guilds that have nothing of their own, which are most of them. */
  readonly #bundledOnly: Collection;

  constructor(bundled: readonly Brief[], source: LibrarySource, options: LibraryOptions = {}) {
    this.bundled = bundled;
    this.#source = source;
    this.#options = options;
    this.#shelves = new RecentlyUsed(options.memoryBytes ?? Infinity);
    this.#bundledOnly = this.#collectionOf(bundled);
  }

  /**
   * The briefs of a guild; outside a guild (null) the bundled ones. Throws DependencyError when the store does
   * not answer and nothing is known of the guild yet.
   */
  async collection(guildId: string | null): Promise<Collection> {
    return guildId === null ? this.#bundledOnly : (await this.#shelf(guildId)).collection;
  }

  /**
   * What a guild has chosen, by which questions are answered; outside a guild (null) the defaults. As with its
   * briefs, those last known while the store does not answer. Asked for together with its briefs, it costs nothing
   * more and is of the same moment.
   */
  async settings(guildId: string | null): Promise<GuildSettings> {
    return guildId === null ? DEFAULT_GUILD_SETTINGS : (await this.#shelf(guildId)).settings;
  }

  /**
   * Whether the guild may have closed reports whose reporters have not been told, as far as was known when its briefs
   * were last asked for, or its settings; true where they have not been. Reads nothing.
   */
  async mayHaveUntoldReports(guildId: string): Promise<boolean> {
    return (await this.#shelves.get(guildId))?.hasUntoldReports ?? true;
  }

  async #shelf(guildId: string): Promise<Shelf> {
    const upcoming = this.#upcoming.get(guildId);
    if (upcoming) {
      this.#hits += 1;
      return await upcoming;
    }
    const last = this.#shelves.get(guildId) ?? Promise.resolve(undefined);
    const next: Promise<Shelf> = last.then((shelf) => {
      if (this.#upcoming.get(guildId) === next) this.#upcoming.delete(guildId);
      return this.#catchUpOrStay(guildId, shelf);
    });
    this.#upcoming.set(guildId, next);
    // After a failure the next request begins again from what was there.
    this.#shelves.set(
      guildId,
      next.catch(() => last),
    );
    const shelf = await next;
    this.#shelves.weigh(guildId, shelf.bytes);
    return shelf;
  }

  /**
   * Forgets what it knows of a guild that the bot has left. Back again, the guild is read anew: its briefs may have
   * been deleted meanwhile, and others made.
   */
  forget(guildId: string): void {
    this.#shelves.delete(guildId);
    this.#upcoming.delete(guildId);
    this.#behind.delete(guildId);
  }

  /** What it holds and has done, as of now. */
  get stats(): LibraryStats {
    const { size: guilds, cost: bytes } = this.#shelves;
    return { guilds, bytes, hits: this.#hits, rebuilds: this.#rebuilds };
  }

  async #catchUpOrStay(guildId: string, known: Shelf | undefined): Promise<Shelf> {
    if (known) this.#hits += 1;
    try {
      const shelf = await this.#catchUp(guildId, known ?? this.#emptyShelf);
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

  #collectionOf(briefs: readonly Brief[]): Collection {
    const { meanings, loadGlossary, timeSearch } = this.#options;
    return new Collection({ briefs, meanings, loadGlossary, timeSearch });
  }

  get #emptyShelf(): Shelf {
    return {
      collection: this.#bundledOnly,
      settings: DEFAULT_GUILD_SETTINGS,
      hasUntoldReports: false,
      revision: 0,
      bytes: KNOWN_BYTES,
    };
  }

  async #catchUp(guildId: string, shelf: Shelf): Promise<Shelf> {
    const changes = await this.#source.briefs.since(guildId, shelf.revision);
    const { revision, guild } = changes;
    if (!guild) return shelf;
    const { settings } = guild;
    const hidden = new Set(settings.hiddenBriefIds);
    const isNew = changes.complete || shelf.collection === this.#bundledOnly;
    if (isNew) this.#rebuilds += 1;
    const collection = isNew ? this.#collectionOf([]) : shelf.collection;
    for (const brief of this.bundled) {
      if (hidden.has(brief.id)) collection.remove(brief.id);
      else if (!collection.brief(brief.id)) collection.put(brief);
    }
    for (const id of changes.removed) collection.remove(id);
    for (const brief of changes.changed) collection.put(brief);
    collection.chooseDefault(settings.defaultBriefId);
    return { ...guild, collection, revision, bytes: sizeOf(collection) };
  }
}

/** Counts the vectors of bundled briefs too, which guilds share: the estimate errs on the high side. */
function sizeOf(collection: Collection): number {
  const claims = collection.briefs.reduce((sum, brief) => sum + placedClaims(brief).length, 0);
  return KNOWN_BYTES + INDEX_BYTES + claims * CLAIM_BYTES;
}
