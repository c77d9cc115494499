import type { AuditEntry, AuditLog } from '../knowledge/audit-log.ts';
import type { Queries } from './schema.ts';

/** The audit log of every guild. */
export class SqlAuditLog implements AuditLog {
  readonly #db: Queries;

  constructor(db: Queries) {
    this.#db = db;
  }

  async list(guildId: string, page: { before?: number | undefined; limit: number }): Promise<AuditEntry[]> {
    const { before, limit } = page;
    return await this.#db
      .selectFrom('audit')
      .where('guild_id', '=', guildId)
      .$if(before !== undefined, (query) => query.where('revision', '<', before ?? 0))
      .orderBy('revision', 'desc')
      .limit(limit)
      .select(['revision', 'made_at as at', 'made_by as by', 'action', 'subject', 'title', 'version', 'note'])
      .execute();
  }
}
