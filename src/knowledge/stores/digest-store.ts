import type { AuditEntry } from './audit-log.ts';

/** What a guild's digest channel is to be told, by the one process that has claimed it. */
export interface DigestWork {
  readonly guildId: string;
  readonly channelId: string;
  /** Changes of briefs that the channel has not been told of, oldest first; possibly none. */
  readonly changes: readonly AuditEntry[];
  /** The guild's revision up to which they go: the same again when the work is claimed anew after a crash. */
  readonly revision: number;
  /** The weekly summary, where one is due. */
  readonly week: DigestWeek | undefined;
}

/** What a weekly summary is about. */
export interface DigestWeek {
  /** When it was due: ISO 8601, UTC. */
  readonly dueAt: string;
  /** The moment from which it tells. */
  readonly from: string;
  /** The days (UTC) that it counts, `before` not included. */
  readonly days: { readonly from: string; readonly before: string };
}

/**
 * What the digest channels have been told. A channel is told only of what is changed after it was chosen. A change
 * waits for a minute, so that several become one message. Guilds that the bot has left are told nothing.
 */
export interface DigestStore {
  /** Ids of the guilds whose channel is to be told something by now. Cheap when there are none. */
  due(): Promise<string[]>;
  /**
   * Takes what is to be told for this process alone, for two minutes. Undefined where there is no channel, or
   * another process is at it.
   */
  claim(guildId: string): Promise<DigestWork | undefined>;
  /** Notes that it was told. Until then it is due again once the claim has run out. */
  settle(work: DigestWork): Promise<void>;
}
