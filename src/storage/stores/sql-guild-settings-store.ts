import type {
  GuildSettings,
  GuildSettingsStore,
  SettingsChange,
} from '../../knowledge/stores/guild-settings.ts';
import { changeGuild } from './guild-change.ts';
import { formatSettings, parseSettings } from './json-columns.ts';
import type { Queries } from '../schema.ts';
import { followSettings } from './settings-effects.ts';

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
      await followSettings(change, before, after);
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
