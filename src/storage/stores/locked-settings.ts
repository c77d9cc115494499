import type { GuildSettings } from '../../knowledge/stores/guild-settings.ts';
import { parseSettings } from './json-columns.ts';
import type { Writes } from '../schema.ts';

/**
 * The settings of a guild, which nobody else changes until the transaction ends: what is written by them cannot
 * outlive them.
 */
export async function lockSettings(trx: Writes, guildId: string): Promise<GuildSettings> {
  // An update that changes nothing takes the row's lock on any database; a change of settings takes it, too.
  const row = await trx
    .updateTable('guild')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('id', '=', guildId)
    .returning('settings')
    .executeTakeFirst();
  return parseSettings(row?.settings ?? null);
}
