import type { Selectable } from 'kysely';
import type {
  CloseResult,
  FileResult,
  Report,
  ReportClosing,
  ReportInput,
  ReportStore,
} from '../../knowledge/stores/report-store.ts';
import { changeGuild } from './guild-change.ts';
import { newId } from './new-id.ts';
import { openReportKey } from './open-report-key.ts';
import type { Queries, Schema } from '../schema.ts';

/** The reports of every guild. */
export class SqlReportStore implements ReportStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async file(input: ReportInput): Promise<FileResult> {
    const open_key = openReportKey(input);
    const row: Selectable<Schema['report']> = {
      id: newId(),
      guild_id: input.guildId,
      brief_id: input.briefId,
      version: input.version,
      theme_index: input.position.themeIndex,
      claim_index: input.position.claimIndex,
      claim_text: input.claimText,
      kind: input.kind,
      text: input.text,
      reporter: input.reporter,
      reported_at: this.#clock(),
      state: 'open',
      closed_by: null,
      closed_at: null,
      reply: null,
      told: 0,
      open_key,
    };
    return await this.#db.transaction().execute(async (trx) => {
      for (;;) {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('report')
          .values(row)
          .onConflict((conflict) => conflict.column('open_key').doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 1n) return { kind: 'filed', report: toReport(row) };

        const same = await selectReports(trx, input.guildId)
          .where('open_key', '=', open_key)
          .executeTakeFirst();
        if (same) return { kind: 'already-open', report: toReport(same) };
        // It was closed in between, so that the key is free again.
      }
    });
  }

  async listOpen(guildId: string): Promise<Report[]> {
    const rows = await selectReports(this.#db, guildId)
      .where('state', '=', 'open')
      .orderBy('reported_at')
      .orderBy('id')
      .execute();
    return rows.map(toReport);
  }

  async get(guildId: string, id: string): Promise<Report | undefined> {
    const row = await selectReports(this.#db, guildId).where('id', '=', id).executeTakeFirst();
    return row && toReport(row);
  }

  async close({ guildId, id, by, state, reply }: ReportClosing): Promise<CloseResult> {
    const at = this.#clock();
    return await changeGuild(this.#db, { guildId, by, at }, async (change) => {
      const { trx } = change;
      const row = await selectReports(trx, guildId).where('id', '=', id).executeTakeFirst();
      if (!row) return { kind: 'missing' };
      if (row.state !== 'open') return { kind: 'already-closed', report: toReport(row) };

      const closing = { state, closed_by: by, closed_at: at, reply: reply ?? null, open_key: null };
      await trx.updateTable('report').set(closing).where('id', '=', id).execute();
      await change.record({
        action: `report-${state}`,
        subject: id,
        title: row.claim_text,
        version: row.version,
        note: reply ?? null,
      });
      return { kind: 'closed', report: toReport({ ...row, ...closing }) };
    });
  }

  async listUntold(guildId: string, reporter: string): Promise<Report[]> {
    const rows = await selectReports(this.#db, guildId)
      .where('reporter', '=', reporter)
      .where('state', '!=', 'open')
      .where('told', '=', 0)
      .orderBy('closed_at')
      .orderBy('id')
      .execute();
    return rows.map(toReport);
  }

  async markTold(guildId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // In a transaction, which waits for another process's lock.
    await this.#db
      .transaction()
      .execute((trx) =>
        trx
          .updateTable('report')
          .set({ told: 1 })
          .where('guild_id', '=', guildId)
          .where('id', 'in', ids)
          .where('state', '!=', 'open')
          .execute(),
      );
  }
}

function selectReports(db: Queries, guildId: string) {
  return db.selectFrom('report').where('guild_id', '=', guildId).selectAll();
}

function toReport(row: Selectable<Schema['report']>): Report {
  return {
    id: row.id,
    guildId: row.guild_id,
    briefId: row.brief_id,
    version: row.version,
    position: { themeIndex: row.theme_index, claimIndex: row.claim_index },
    claimText: row.claim_text,
    kind: row.kind,
    text: row.text,
    reporter: row.reporter,
    reportedAt: row.reported_at,
    state: row.state,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    reply: row.reply,
  };
}
