/** Stands in `by` where someone who made a change has asked to be forgotten. */
export const FORGOTTEN_ID = 'forgotten';

/** How much there is of a person, in all guilds. */
export interface PersonTraces {
  readonly drafts: number;
  readonly reports: number;
  readonly votes: number;
  /** Channels in which their last question is remembered. */
  readonly contexts: number;
  /** Guilds in which they have met the bot. */
  readonly guilds: number;
  /** Changes of briefs, settings and reports that carry their name. */
  readonly changes: number;
}

/** All that is tied to a person, wherever it lies. */
export interface PersonStore {
  /** What there is of a person at present. */
  traces(userId: string): Promise<PersonTraces>;
  /**
   * Deletes the drafts, reports, votes and contexts of a person and where they have met the bot, and puts
   * {@link FORGOTTEN_ID} in the place of their id where they changed something: the change is the guild's record.
   * All of it or, when it fails, nothing. Says what there was.
   */
  forget(userId: string): Promise<PersonTraces>;
}
