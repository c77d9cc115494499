import {
  SESSION_MS,
  type LeftSession,
  type SessionStore,
  type ShardHolder,
} from '../../knowledge/stores/session-store.ts';
import type { Queries } from '../schema.ts';

/** Sessions of the gateway: one row a shard. */
export class SqlSessionStore implements SessionStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async take({ bot, holder }: ShardHolder, shards: readonly string[]): Promise<LeftSession[]> {
    if (shards.length === 0) return [];
    const oldest = new Date(Date.parse(this.#clock()) - SESSION_MS).toISOString();
    return await this.#db.transaction().execute(async (trx) => {
      // First, since it locks the rows: of two that take at once one is given the sessions.
      await trx
        .insertInto('gateway_session')
        .values(shards.map((shard) => ({ bot, shard, holder, state: null, left_at: null })))
        .onConflict((conflict) => conflict.columns(['bot', 'shard']).doUpdateSet({ holder }))
        .execute();
      const left = await trx
        .selectFrom('gateway_session')
        .where('bot', '=', bot)
        .where('shard', 'in', shards)
        .where('left_at', '>=', oldest)
        .select(['shard', 'state'])
        .execute();
      await trx
        .updateTable('gateway_session')
        .set({ state: null, left_at: null })
        .where('bot', '=', bot)
        .where('shard', 'in', shards)
        .execute();
      return left.flatMap(({ shard, state }) => (state === null ? [] : [{ shard, state }]));
    });
  }

  async leave({ bot, holder }: ShardHolder, sessions: readonly LeftSession[]): Promise<void> {
    const left_at = this.#clock();
    await this.#db.transaction().execute(async (trx) => {
      for (const { shard, state } of sessions) {
        await trx
          .updateTable('gateway_session')
          .set({ state, left_at })
          .where('bot', '=', bot)
          .where('shard', '=', shard)
          .where('holder', '=', holder)
          .execute();
      }
    });
  }
}
