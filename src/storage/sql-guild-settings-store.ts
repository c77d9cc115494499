import type { GuildSettings, GuildSettingsStore, SettingsChange } from '../knowledge/guild-settings.ts';
import { changeGuild } from './guild-change.ts';
import { formatSettings, parseSettings } from './json-columns.ts';
import type { Queries, Writes } from './schema.ts';

/** The settings of every guild. */
export class SqlGuildSettingsStore implements GuildSettingsStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async get(guildId: string): Promise<GuildSettings> {
    return await readSettings(this.#db, guildId);
  }

  async update(
    { guildId, by, note }: SettingsChange,
    apply: (settings: GuildSettings) => GuildSettings,
  ): Promise<GuildSettings> {
    return await changeGuild(this.#db, { guildId, by, at: this.#clock() }, async (change) => {
      const before = await readSettings(change.trx, guildId);
      const after = apply(before);
      const document = formatSettings(after);
      if (document === formatSettings(before)) return before;
      await change.trx.updateTable('guild').set({ settings: document }).where('id', '=', guildId).execute();
      if (after.questionDays === null) await forgetQuestions(change.trx, guildId);
      await change.record({ action: 'settings-changed', subject: null, title: null, version: null, note });
      return after;
    });
  }
}

/** The settings of a guild as they stand. */
export async function readSettings(db: Queries, guildId: string): Promise<GuildSettings> {
  const row = await db.selectFrom('guild').where('id', '=', guildId).select('settings').executeTakeFirst();
  return parseSettings(row?.settings ?? null);
}

/** What a guild no longer keeps is gone with the change that says so. */
async function forgetQuestions(trx: Writes, guildId: string): Promise<void> {
  await trx.deleteFrom('gap').where('guild_id', '=', guildId).execute();
}
