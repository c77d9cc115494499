import {
  CONTEXT_MINUTES,
  type Context,
  type ContextKey,
  type ContextStore,
} from '../knowledge/context-store.ts';
import type { Queries } from './schema.ts';

/** The contexts of everyone, as long as they are good. */
export class SqlContextStore implements ContextStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async get({ userId, channelId }: ContextKey): Promise<Context | undefined> {
    const row = await this.#db
      .selectFrom('context')
      .where('user_id', '=', userId)
      .where('channel_id', '=', channelId)
      .where('answered_at', '>', expiryAt(this.#clock()))
      .selectAll()
      .executeTakeFirst();
    return (
      row && {
        briefId: row.brief_id,
        themeIndex: row.theme_index,
        question: row.question,
        claims: row.claims,
        answeredAt: row.answered_at,
      }
    );
  }

  async put({ userId, channelId }: ContextKey, context: Omit<Context, 'answeredAt'>): Promise<void> {
    const now = this.#clock();
    const values = {
      brief_id: context.briefId,
      theme_index: context.themeIndex,
      question: context.question,
      claims: context.claims,
      answered_at: now,
    };
    // In a transaction, which waits for another process's lock.
    await this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('context').where('answered_at', '<=', expiryAt(now)).execute();
      await trx
        .insertInto('context')
        .values({ user_id: userId, channel_id: channelId, ...values })
        .onConflict((conflict) => conflict.columns(['user_id', 'channel_id']).doUpdateSet(values))
        .execute();
    });
  }

  async drop({ userId, channelId }: ContextKey): Promise<void> {
    await this.#db
      .transaction()
      .execute((trx) =>
        trx.deleteFrom('context').where('user_id', '=', userId).where('channel_id', '=', channelId).execute(),
      );
  }

  async forget(userId: string): Promise<void> {
    await this.#db
      .transaction()
      .execute((trx) => trx.deleteFrom('context').where('user_id', '=', userId).execute());
  }
}

/** The moment before which a context is too old. */
function expiryAt(now: string): string {
  return new Date(Date.parse(now) - CONTEXT_MINUTES * 60_000).toISOString();
}
