import { keepsVotes, type GuildSettings } from '../../knowledge/stores/guild-settings.ts';
import type { GuildChange } from './guild-change.ts';
import { firstWeek } from './sql-digest-store.ts';

/**
 * What a change of settings begins and ends, in the transaction that keeps it: what a guild no longer keeps is gone
 * with the change, and a channel is told of what comes after it.
 */
export async function followSettings(
  change: GuildChange,
  before: GuildSettings,
  after: GuildSettings,
): Promise<void> {
  const { trx, guildId } = change;
  if (after.questionDays === null) await trx.deleteFrom('gap').where('guild_id', '=', guildId).execute();
  if (!after.hasWeeklySummary) await trx.deleteFrom('question_day').where('guild_id', '=', guildId).execute();
  if (!keepsVotes(after)) await trx.deleteFrom('feedback').where('guild_id', '=', guildId).execute();
  await followDigest(change, before, after);
}

async function followDigest(
  { trx, guildId, at, revision }: GuildChange,
  before: GuildSettings,
  { digestChannelId, hasWeeklySummary }: GuildSettings,
): Promise<void> {
  if (digestChannelId === null) {
    await trx.deleteFrom('digest').where('guild_id', '=', guildId).execute();
    return;
  }
  const weekly_due = hasWeeklySummary ? firstWeek(at) : null;
  const isSameRhythm = hasWeeklySummary === before.hasWeeklySummary;
  await trx
    .insertInto('digest')
    .values({ guild_id: guildId, channel_id: digestChannelId, told_revision: revision, weekly_due })
    .onConflict((conflict) =>
      conflict
        .column('guild_id')
        .doUpdateSet({ channel_id: digestChannelId, ...(isSameRhythm ? {} : { weekly_due }) }),
    )
    .execute();
}
