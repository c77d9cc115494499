import { sql } from 'kysely';
import { FORGOTTEN_ID, type PersonStore, type PersonTraces } from '../../knowledge/stores/person-store.ts';
import type { Queries, Writes } from '../schema.ts';

/** People in all tables. Whoever adds a column that holds a person's id adds it here: a test looks for what is left. */
export class SqlPersonStore implements PersonStore {
  readonly #db: Queries;

  constructor(db: Queries) {
    this.#db = db;
  }

  async traces(userId: string): Promise<PersonTraces> {
    return await readTraces(this.#db, userId);
  }

  async forget(userId: string): Promise<PersonTraces> {
    return await this.#db.transaction().execute(async (trx) => {
      const traces = await readTraces(trx, userId);
      await trx.deleteFrom('draft').where('made_by', '=', userId).execute();
      await trx.deleteFrom('report').where('reporter', '=', userId).execute();
      await trx.deleteFrom('feedback').where('user_id', '=', userId).execute();
      await trx.deleteFrom('context').where('user_id', '=', userId).execute();
      await trx.deleteFrom('acquaintance').where('user_id', '=', userId).execute();
      await renewGuildsOf(trx, userId);
      await replaceNames(trx, userId);
      return traces;
    });
  }
}

async function replaceNames(trx: Writes, userId: string): Promise<void> {
  await trx.updateTable('report').set({ closed_by: FORGOTTEN_ID }).where('closed_by', '=', userId).execute();
  await trx.updateTable('audit').set({ made_by: FORGOTTEN_ID }).where('made_by', '=', userId).execute();
  await trx.updateTable('brief').set({ updated_by: FORGOTTEN_ID }).where('updated_by', '=', userId).execute();
  await trx
    .updateTable('brief_version')
    .set({ made_by: FORGOTTEN_ID })
    .where('made_by', '=', userId)
    .execute();
}

/** Counts on a revision that no change made: whoever has a guild's briefs in memory reads them all anew. */
async function renewGuildsOf(trx: Writes, userId: string): Promise<void> {
  const guilds = trx.selectFrom('brief').where('updated_by', '=', userId).select('guild_id');
  await trx
    .updateTable('guild')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', 'in', guilds)
    .execute();
}

async function readTraces(db: Queries, userId: string): Promise<PersonTraces> {
  const count = async (
    table: 'draft' | 'report' | 'feedback' | 'context' | 'acquaintance' | 'audit',
    column: string,
  ) => {
    const { rows } = await db
      .selectFrom(table)
      .where(sql.ref(column), '=', userId)
      .select((eb) => eb.fn.countAll().as('rows'))
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  return {
    drafts: await count('draft', 'made_by'),
    reports: await count('report', 'reporter'),
    votes: await count('feedback', 'user_id'),
    contexts: await count('context', 'user_id'),
    guilds: await count('acquaintance', 'user_id'),
    changes: await count('audit', 'made_by'),
  };
}
