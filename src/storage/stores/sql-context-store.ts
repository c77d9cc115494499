import {
  CONTEXT_MINUTES,
  type Context,
  type ContextKey,
  type ContextStore,
} from '../../knowledge/stores/context-store.ts';
import { later } from './moments.ts';
import type { Queries, Writes } from '../schema.ts';

const MINUTE_MS = 60_000;

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
      await expireContexts(trx, now);
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
}

/** Deletes the contexts that are too old. */
export async function expireContexts(trx: Writes, now: string): Promise<void> {
  await trx.deleteFrom('context').where('answered_at', '<=', expiryAt(now)).execute();
}

/** The moment up to which a context is too old. */
function expiryAt(now: string): string {
  return later(now, -CONTEXT_MINUTES * MINUTE_MS);
}
