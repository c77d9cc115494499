import type {
  Acquaintance,
  AcquaintanceStore,
  Encounter,
} from '../../knowledge/stores/acquaintance-store.ts';
import type { Queries } from '../schema.ts';

/** Who has met the bot where. */
export class SqlAcquaintanceStore implements AcquaintanceStore {
  readonly #db: Queries;

  constructor(db: Queries) {
    this.#db = db;
  }

  async meet({ userId, guildId, locale }: Encounter): Promise<void> {
    // One statement, where a transaction takes three: where SQLite is locked by another process, it fails at once.
    await this.#db
      .insertInto('acquaintance')
      .values({ user_id: userId, guild_id: guildId, locale, chosen: 0 })
      .onConflict((conflict) => {
        const known = conflict.columns(['user_id', 'guild_id']);
        return locale === null ? known.doNothing() : known.doUpdateSet({ locale });
      })
      .execute();
  }

  async of(userId: string): Promise<Acquaintance[]> {
    const rows = await this.#db
      .selectFrom('acquaintance')
      .where('user_id', '=', userId)
      .orderBy('guild_id')
      .selectAll()
      .execute();
    return rows.map(({ guild_id: guildId, locale, chosen }) => ({
      userId,
      guildId,
      locale,
      isChosen: chosen === 1,
    }));
  }

  async choose(userId: string, guildId: string): Promise<void> {
    await this.#db.transaction().execute((trx) =>
      trx
        .updateTable('acquaintance')
        .set((eb) => ({ chosen: eb.case().when('guild_id', '=', guildId).then(1).else(0).end() }))
        .where('user_id', '=', userId)
        .execute(),
    );
  }
}
