import type { GuildPresenceStore } from '../../knowledge/stores/guild-presence.ts';
import type { Queries } from '../schema.ts';

/** Ids of one statement: well below what databases take as parameters. */
const IDS_AT_ONCE = 500;

/** Tables in which a guild may be met without having a row of its own. */
const MET_IN = ['report', 'draft', 'acquaintance', 'feedback'] as const;

/** Which guilds there are, and which the bot has left. */
export class SqlGuildPresence implements GuildPresenceStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async known(): Promise<string[]> {
    const departures = this.#db.selectFrom('departure').select('guild_id');
    const ids = new Set<string>();
    for (const { id } of await this.#db
      .selectFrom('guild')
      .where('id', 'not in', departures)
      .select('id')
      .execute()) {
      ids.add(id);
    }
    for (const table of MET_IN) {
      const rows = await this.#db
        .selectFrom(table)
        .where('guild_id', 'not in', departures)
        .select('guild_id')
        .distinct()
        .execute();
      for (const row of rows) ids.add(row.guild_id);
    }
    return [...ids];
  }

  async leave(guildIds: readonly string[]): Promise<void> {
    const left_at = this.#clock();
    for (const ids of chunksOf(guildIds)) {
      // In a transaction, which waits for another process's lock.
      await this.#db.transaction().execute((trx) =>
        trx
          .insertInto('departure')
          .values(ids.map((guild_id) => ({ guild_id, left_at })))
          .onConflict((conflict) => conflict.column('guild_id').doNothing())
          .execute(),
      );
    }
  }

  async arrive(guildIds: readonly string[]): Promise<void> {
    for (const ids of chunksOf(guildIds)) {
      const departed = await this.#db
        .selectFrom('departure')
        .where('guild_id', 'in', ids)
        .select('guild_id')
        .execute();
      // Nearly always none: then nothing is written.
      if (departed.length === 0) continue;
      await this.#db
        .transaction()
        .execute((trx) => trx.deleteFrom('departure').where('guild_id', 'in', ids).execute());
    }
  }
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / IDS_AT_ONCE) }, (_, chunk) =>
    items.slice(chunk * IDS_AT_ONCE, (chunk + 1) * IDS_AT_ONCE),
  );
}
