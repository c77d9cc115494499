import type { Collection } from '../knowledge/collection.ts';

/** What commands work with; given to them with each request. */
export interface Services {
  readonly library: Library;
}

/** Gives each guild the briefs that it sees. */
export interface Library {
  /** The briefs of a guild and the bundled ones; outside a guild (null) the bundled ones alone. */
  collection(guildId: string | null): Promise<Collection>;
}
