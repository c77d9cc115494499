import { PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { MessageRecord } from '../messages.ts';
import { permits } from '../permissions.ts';
import type { Channel, World } from '../world.ts';
import type { RestContext } from './context.ts';

/** The channel in the address; throws where the bot has no part in it. */
export function channelOf(c: RestContext, world: World): Channel {
  const channel = world.findChannel(c.req.param('channel') ?? '');
  if (!channel) throw refuse.unknownChannel();
  const isShut = channel.guildId ? !world.findGuild(channel.guildId)?.hasBot : channel.peopleIds;
  if (isShut) throw refuse.missingAccess();
  return channel;
}

/** The message in the address; ephemeral ones cannot be reached through their channel. */
export function messageOf(c: RestContext, world: World): MessageRecord {
  const record = world.messages.find(c.req.param('message') ?? '', channelOf(c, world).id);
  if (!record || record.viewerId !== undefined) throw refuse.unknownMessage();
  return record;
}

/** Whether the bot has a permission in a channel; in a direct one it has them all. */
export function botMay(channel: Channel, permission: bigint, world: World): boolean {
  if (!channel.guildId) return true;
  return permits(world.findGuild(channel.guildId)?.members.get(world.bot.id) ?? 0n, permission);
}

/** Throws unless the bot has a permission in a channel. */
export function demand(channel: Channel, permission: bigint, world: World): void {
  if (!botMay(channel, permission, world)) throw refuse.missingPermissions();
}

/** What it takes to write in a channel; threads have a permission of their own. */
export function writing({ thread }: Channel): bigint {
  const { SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits;
  return ViewChannel | (thread ? SendMessagesInThreads : SendMessages);
}
