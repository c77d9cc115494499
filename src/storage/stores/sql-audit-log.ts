import type { AuditEntry, AuditLog } from '../../knowledge/stores/audit-log.ts';
import type { Queries } from '../schema.ts';

// The largest that an integer column holds on every database.
const MAX_REVISION = 2 ** 31 - 1;

/** The audit log of every guild. */
export class SqlAuditLog implements AuditLog {
  readonly #db: Queries;

  constructor(db: Queries) {
    this.#db = db;
  }

  async list(guildId: string, page: { before?: number | undefined; limit: number }): Promise<AuditEntry[]> {
    const { before = MAX_REVISION, limit } = page;
    return await this.#db
      .selectFrom('audit')
      .where('guild_id', '=', guildId)
      .where('revision', '<', before)
      .orderBy('revision', 'desc')
      .limit(limit)
      .select(['revision', 'made_at as at', 'made_by as by', 'action', 'subject', 'title', 'version', 'note'])
      .execute();
  }
}
