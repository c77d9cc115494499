/** Daily work on what is kept. */
export interface Upkeep {
  /**
   * Deletes what is past its time: questions, votes, counts, contexts, and all that belongs to guilds that the bot left
   * `DEPARTED_DAYS` ago. Once a day, for whichever process is first; undefined for the others. Returns the ids
   * of the guilds that are gone.
   */
  daily(): Promise<readonly string[] | undefined>;
}
