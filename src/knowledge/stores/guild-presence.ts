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
