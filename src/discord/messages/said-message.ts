import { MessageType, type Client, type GatewayMessageCreateDispatchData } from 'discord.js';
import type { OwnMessage, SaidMessage } from '../../commands/conversation/said-message.ts';
import { detectLanguage } from '../../knowledge/reading/language.ts';
import { actionsIn } from './message-parts.ts';
import { plainText } from './message-text.ts';
import { quoteIn } from '../render/card.ts';

/** Where guilds and channels are known, as a discord.js client is. */
type Places = Pick<Client, 'guilds' | 'channels'>;

/**
 * Whether a message speaks to the bot: a person mentions it by name, replies to it, or writes to it directly. Not by
 * @everyone or a role, not a bot or a webhook, not Discord's own notices; and not without words that the bot can read.
 */
export function isSaidTo(botId: string, message: GatewayMessageCreateDispatchData): boolean {
  const { author, webhook_id: webhook, type, content, guild_id: guildId, mentions } = message;
  if (author.bot === true || author.system === true || webhook !== undefined) return false;
  if (type !== MessageType.Default && type !== MessageType.Reply) return false;
  if (content.trim() === '') return false;
  return guildId === undefined || mentions.some(({ id }) => id === botId);
}

/** A message as a plain request. */
export function saidMessage(
  botId: string,
  message: GatewayMessageCreateDispatchData,
  places: Places,
): SaidMessage {
  const { channel_id: channelId, guild_id: guildId, author, content, mentions } = message;
  const guild = guildId === undefined ? undefined : places.guilds.cache.get(guildId);
  const channel = places.channels.cache.get(channelId);
  const isThread = channel?.isThread() ?? false;
  const text = plainText(content, botId, {
    user(id) {
      const user = mentions.find((mentioned) => mentioned.id === id);
      return user?.member?.nick ?? user?.global_name ?? user?.username;
    },
    role: (id) => guild?.roles.cache.get(id)?.name,
    channel(id) {
      const named = places.channels.cache.get(id);
      return named && 'name' in named ? (named.name ?? undefined) : undefined;
    },
  });
  // Discord tells no one's language with a message: outside a guild there is only what was written.
  const locale = guild?.preferredLocale ?? detectLanguage(text);
  const replied = message.referenced_message;
  return {
    guildId: guildId ?? null,
    channelId,
    parentChannelId: channel?.isThread() ? channel.parentId : null,
    userId: author.id,
    locale,
    guildLocale: locale,
    ...(guildId === undefined ? { isDirect: true } : {}),
    text,
    place: guildId === undefined ? 'direct' : isThread ? 'thread' : 'channel',
    repliedTo: replied?.author.id === botId ? ownMessage(replied.components ?? []) : undefined,
  };
}

function ownMessage(components: readonly unknown[]): OwnMessage {
  return { quote: quoteIn(components), actions: actionsIn(components) };
}
