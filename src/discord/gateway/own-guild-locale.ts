import { DiscordAPIError, ShardClientUtil, type Client } from 'discord.js';

/**
 * The language that a guild has chosen on Discord; undefined where another process runs its shard, or the bot is not in
 * it any more. Asks Discord only for a guild that a resumed session has not met yet.
 *
 * @throws DiscordAPIError when Discord does not tell.
 */
export async function ownGuildLocale(client: Client, guildId: string): Promise<string | undefined> {
  const shard = ShardClientUtil.shardIdForGuildId(guildId, client.options.shardCount ?? 1);
  if (!client.ws.shards.has(shard)) return undefined;
  try {
    // Answered from memory where the guild is known.
    return (await client.guilds.fetch(guildId)).preferredLocale;
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}
