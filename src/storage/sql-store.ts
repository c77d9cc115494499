import type { Kysely } from 'kysely';
import type { Store } from '../knowledge/stores/store.ts';
import type { Schema } from './schema.ts';
import { SqlAcquaintanceStore } from './stores/sql-acquaintance-store.ts';
import { SqlAuditLog } from './stores/sql-audit-log.ts';
import { SqlBriefStore } from './stores/sql-brief-store.ts';
import { SqlContextStore } from './stores/sql-context-store.ts';
import { SqlDigestStore } from './stores/sql-digest-store.ts';
import { SqlDraftStore } from './stores/sql-draft-store.ts';
import { SqlFeedbackStore } from './stores/sql-feedback-store.ts';
import { SqlGapStore } from './stores/sql-gap-store.ts';
import { SqlGuildPresence } from './stores/sql-guild-presence.ts';
import { SqlGuildSettingsStore } from './stores/sql-guild-settings-store.ts';
import { SqlPersonStore } from './stores/sql-person-store.ts';
import { SqlReportStore } from './stores/sql-report-store.ts';
import { SqlSessionStore } from './stores/sql-session-store.ts';
import { SqlUpkeep } from './stores/sql-upkeep.ts';
import { SqlVectorStore } from './stores/sql-vector-store.ts';

/** What does not depend on the kind of database. */
export interface StoreOptions {
  /** The clock; the system's by default. */
  readonly now?: (() => Date) | undefined;
  /** How many briefs, removed ones apart, a guild may have. 500 by default. */
  readonly maxBriefsPerGuild?: number | undefined;
  /** Codes that no guild's brief is given: those of the bundled briefs, which it stands beside. None by default. */
  readonly bundledCodes?: readonly string[] | undefined;
}

/**
 * The store over a database that is open and migrated. Owns the database: closing one closes the other.
 * `connections` counts those of its pool, where it has one.
 */
export function createSqlStore(
  db: Kysely<Schema>,
  options: StoreOptions,
  connections: Store['connections'] = () => undefined,
): Store {
  const { now = () => new Date(), maxBriefsPerGuild = 500, bundledCodes = [] } = options;
  const clock = () => now().toISOString();
  return {
    briefs: new SqlBriefStore(db, { clock, maxBriefs: maxBriefsPerGuild, bundledCodes }),
    drafts: new SqlDraftStore(db, clock),
    reports: new SqlReportStore(db, clock),
    settings: new SqlGuildSettingsStore(db, clock),
    audit: new SqlAuditLog(db),
    vectors: new SqlVectorStore(db),
    contexts: new SqlContextStore(db, clock),
    acquaintances: new SqlAcquaintanceStore(db),
    sessions: new SqlSessionStore(db, clock),
    gaps: new SqlGapStore(db, clock),
    feedback: new SqlFeedbackStore(db, clock),
    digests: new SqlDigestStore(db, clock),
    people: new SqlPersonStore(db),
    presence: new SqlGuildPresence(db, clock),
    upkeep: new SqlUpkeep(db, clock),
    async ping() {
      // A table rather than `select 1`: a server that answers may have lost ours.
      await db.selectFrom('guild').select('id').limit(1).execute();
    },
    connections,
    close: () => db.destroy(),
  };
}
