/** For how many days what belongs to a guild is kept after the bot has left it. */
export const DEPARTED_DAYS = 30;

/** Which guilds the bot has left. */
export interface GuildPresenceStore {
  /** Ids of the guilds of which anything is kept and that are not known to be left. */
  known(): Promise<string[]>;
  /** Notes that the bot has left guilds; of those noted before the first moment counts. */
  leave(guildIds: readonly string[]): Promise<void>;
  /** Notes that the bot is in guilds: what is kept of them stays. */
  arrive(guildIds: readonly string[]): Promise<void>;
}

/** Daily work on what is kept. */
export interface Upkeep {
  /**
   * Deletes what is past its time: questions, votes, counts, contexts, and all that belongs to guilds that the bot left
   * {@link DEPARTED_DAYS} ago. Once a day, for whichever process is first; undefined for the others. Returns the ids
   * of the guilds that are gone.
   */
  daily(): Promise<readonly string[] | undefined>;
}
