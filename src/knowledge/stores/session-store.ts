/** For how long a session that was left can be taken up, in ms; Discord ends them after a few minutes. */
export const SESSION_MS = 5 * 60_000;

/** Some shards of a bot, and the process that runs them. */
export interface ShardHolder {
  /** Which bot, as whoever runs it names it. */
  readonly bot: string;
  /** Names the process; a new one is another holder. */
  readonly holder: string;
}

/** A connection's state that the next process can go on with; what is in it is the connection's affair. */
export interface LeftSession {
  /** Which of how many: `3/64`. */
  readonly shard: string;
  readonly state: string;
}

/** What processes that run a bot's shards leave to those that follow them. */
export interface SessionStore {
  /**
   * Begins to hold shards, and gives the sessions that were left for them in the last five minutes. Each is given
   * once: whoever takes a session up twice would be told twice of what it missed.
   */
  take(by: ShardHolder, shards: readonly string[]): Promise<LeftSession[]>;
  /** Leaves sessions to the next holder; those of shards that another holds by now are dropped. */
  leave(by: ShardHolder, sessions: readonly LeftSession[]): Promise<void>;
}
