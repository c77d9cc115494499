/** Someone who has used the bot in a guild. */
export interface Encounter {
  readonly userId: string;
  readonly guildId: string;
  /** The person's language (BCP 47), where Discord told it: it comes with commands, not with messages. */
  readonly locale: string | null;
}

/** A guild in which a person has met the bot. */
export interface Acquaintance extends Encounter {
  /** Whether it is the one that the person asks in direct messages. */
  readonly isChosen: boolean;
}

/**
 * Where people have met the bot: a bot without the members intent cannot list whom it shares a guild with. Says
 * nothing of whether someone is still a member; that is to be asked of Discord. `PersonStore` forgets a person.
 */
export interface AcquaintanceStore {
  /**
   * Notes an encounter; a locale that is unknown leaves the known one. It does not wait for whoever holds the database,
   * but rejects with a DependencyError: there will be another encounter.
   */
  meet(encounter: Encounter): Promise<void>;
  /** The guilds in which a person has met the bot, by id. */
  of(userId: string): Promise<Acquaintance[]>;
  /** Makes a guild the one that a person asks in direct messages. Without effect where they have not met. */
  choose(userId: string, guildId: string): Promise<void>;
}
