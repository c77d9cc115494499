import type { VersionKind } from './brief-store.ts';

/** What was done; a brief's versions, a report that was closed, or a guild's settings. */
export type AuditAction = `brief-${VersionKind}` | 'report-edited' | 'report-dismissed' | 'settings-changed';

/** One change in a guild: who did what, when. Written together with the change, never altered. */
export interface AuditEntry {
  /** The guild's revision that the change made; ascending, with gaps. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Snowflake of who did it. */
  readonly by: string;
  readonly action: AuditAction;
  /** Id of the brief or report; null for settings. */
  readonly subject: string | null;
  /** What the subject was called then, so that the log reads without it. */
  readonly title: string | null;
  /** The version that was made, or that a report was about. */
  readonly version: number | null;
  readonly note: string | null;
}

/** What was changed in a guild, and by whom. */
export interface AuditLog {
  /**
   * The latest changes of a guild, newest first, at most `limit`. For the next page pass the last
   * entry's revision as `before`.
   */
  list(guildId: string, page: { before?: number | undefined; limit: number }): Promise<AuditEntry[]>;
}
