import type { AcquaintanceStore } from './acquaintance-store.ts';
import type { AuditLog } from './audit-log.ts';
import type { BriefStore } from './brief-store.ts';
import type { ContextStore } from './context-store.ts';
import type { DigestStore } from './digest-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { FeedbackStore } from './feedback-store.ts';
import type { GapStore } from './gap-store.ts';
import type { GuildPresenceStore } from './guild-presence.ts';
import type { GuildSettingsStore } from './guild-settings.ts';
import type { PersonStore } from './person-store.ts';
import type { ReportStore } from './report-store.ts';
import type { SessionStore } from './session-store.ts';
import type { Upkeep } from './upkeep.ts';
import type { VectorStore } from './vector-store.ts';

/**
 * Everything that the bot keeps, behind one port. What takes a store takes the part that it needs.
 *
 * What is expected to happen (a stale save, a name that is taken) is a result with a `kind`; a database
 * that fails throws DependencyError. Once a promise has resolved, its change survives a crash.
 */
export interface Store {
  readonly briefs: BriefStore;
  readonly drafts: DraftStore;
  readonly reports: ReportStore;
  readonly settings: GuildSettingsStore;
  readonly audit: AuditLog;
  readonly vectors: VectorStore;
  readonly gaps: GapStore;
  readonly feedback: FeedbackStore;
  readonly digests: DigestStore;
  readonly people: PersonStore;
  readonly presence: GuildPresenceStore;
  readonly upkeep: Upkeep;
  readonly contexts: ContextStore;
  readonly acquaintances: AcquaintanceStore;
  readonly sessions: SessionStore;
  /** Resolves when the database answers a small question; throws DependencyError when it does not. */
  ping(): Promise<void>;
  /** The connections to the database at this moment; undefined where there is no pool of them. */
  connections(): ConnectionCounts | undefined;
  close(): Promise<void>;
}

/** How many connections a pool has, and how many callers wait for one. */
export interface ConnectionCounts {
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
}
