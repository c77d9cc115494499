import type { Client, GatewayMessageCreateDispatchData } from 'discord.js';

/**
 * Sees to it that the client knows the guild and the channel of a message: after a session that another process began
 * it knows none. Costs nothing where both are known, else two or three requests, after which it follows the guild as
 * any other.
 *
 * @throws DiscordAPIError when Discord does not tell.
 */
export async function learnPlace(
  client: Client,
  { guild_id: guildId, channel_id: channelId }: GatewayMessageCreateDispatchData,
): Promise<void> {
  if (guildId === undefined) return;
  if (!client.guilds.cache.has(guildId)) await (await client.guilds.fetch(guildId)).channels.fetch();
  // Threads are not among a guild's channels.
  if (!client.channels.cache.has(channelId)) await client.channels.fetch(channelId);
}
