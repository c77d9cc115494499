import { DEPARTED_DAYS } from '../../knowledge/stores/guild-presence.ts';
import type { Upkeep } from '../../knowledge/stores/upkeep.ts';
import { dayOf, daysBefore } from './moments.ts';
import type { Queries, Writes } from '../schema.ts';
import { expireContexts } from './sql-context-store.ts';
import { expireGaps } from './sql-gap-store.ts';
import { readSettings } from './sql-guild-settings-store.ts';

/** How long it is kept who voted on an answer, so that nobody does twice. */
const VOTE_DAYS = 30;
/** A week for the summary, and four for a bot that was down. */
const COUNT_DAYS = 35;

/** Deletes what is past its time. */
export class SqlUpkeep implements Upkeep {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async daily(): Promise<readonly string[] | undefined> {
    const now = this.#clock();
    if (!(await this.#begin(now))) return undefined;
    await this.#expire(now);
    const departed = await this.#db
      .selectFrom('departure')
      .where('left_at', '<=', daysBefore(now, DEPARTED_DAYS))
      .select('guild_id')
      .execute();
    // One at a time: a process that ends in between leaves the others for the next day.
    for (const { guild_id } of departed) {
      await this.#db.transaction().execute((trx) => deleteGuild(trx, guild_id));
    }
    return departed.map(({ guild_id }) => guild_id);
  }

  /** Whether it is this process's turn: a day has passed, and no other has begun. */
  async #begin(now: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db.transaction().execute((trx) =>
      trx
        .insertInto('chore')
        .values({ name: 'daily', begun_at: now })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ begun_at: now })
            .where('chore.begun_at', '<=', daysBefore(now, 1)),
        )
        .executeTakeFirst(),
    );
    return numInsertedOrUpdatedRows === 1n;
  }

  async #expire(now: string): Promise<void> {
    const guilds = await this.#db.selectFrom('gap').select('guild_id').distinct().execute();
    for (const { guild_id } of guilds) {
      await this.#db.transaction().execute(async (trx) => {
        const { questionDays } = await readSettings(trx, guild_id);
        await expireGaps(trx, guild_id, questionDays ?? 0, now);
      });
    }
    await this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('feedback').where('given_at', '<', daysBefore(now, VOTE_DAYS)).execute();
      await trx
        .deleteFrom('question_day')
        .where('day', '<', dayOf(daysBefore(now, COUNT_DAYS)))
        .execute();
      await expireContexts(trx, now);
    });
  }
}

/** Tables whose rows belong to a guild and that no other refers to. */
const OF_GUILDS = [
  'audit',
  'draft',
  'report',
  'gap',
  'question_day',
  'feedback',
  'digest',
  'acquaintance',
  'departure',
] as const;

/** Deletes everything that belongs to a guild. A table that is forgotten here is found by a test. */
async function deleteGuild(trx: Writes, guildId: string): Promise<void> {
  const briefs = trx.selectFrom('brief').where('guild_id', '=', guildId).select('id');
  for (const table of ['passage', 'brief_version', 'brief_content'] as const) {
    await trx.deleteFrom(table).where('brief_id', 'in', briefs).execute();
  }
  await trx.deleteFrom('brief').where('guild_id', '=', guildId).execute();
  for (const table of OF_GUILDS) await trx.deleteFrom(table).where('guild_id', '=', guildId).execute();
  await trx.deleteFrom('guild').where('id', '=', guildId).execute();
}
