import { GatewayIntentBits } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';
import type { Gateway } from './gateway.ts';
import type { MessageEvent } from './messages.ts';
import type { Session } from './session.ts';
import { memberJson, threadJson } from './wire.ts';
import type { World } from './world.ts';

/** Tells the bot about messages as its intents allow; of ephemeral ones it is not told. */
export function forwardMessages(world: World, gateway: Gateway): void {
  world.messages.listen(({ kind, record }: MessageEvent) => {
    if (record.viewerId !== undefined) return;
    const { wire } = record;
    const { guildId, peopleIds } = world.findChannel(wire.channel_id) ?? {};
    if (peopleIds || (guildId && !hearsOf(guildId, world))) return;
    const audience = {
      guildId,
      intent: guildId ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages,
    };
    const place = guildId ? { guild_id: guildId } : {};
    if (kind === 'deleted') {
      gateway.dispatch('MESSAGE_DELETE', { id: wire.id, channel_id: wire.channel_id, ...place }, audience);
      return;
    }
    const author = world.findAccount(wire.author.id);
    const { user: _user, ...member } = author ? memberJson(author) : { user: undefined };
    gateway.dispatchEach(kind === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', audience, (session) => ({
      ...readable(session, wire, guildId, world),
      ...place,
      ...(guildId && !wire.webhook_id && { member }),
    }));
  });
}

/** Tells the bot about threads that are started, archived and back. Source: DOC topics/threads */
export function forwardThreads(world: World, gateway: Gateway): void {
  world.threads.listen(({ kind, thread }) => {
    const { guildId } = thread;
    if (!guildId || !hearsOf(guildId, world)) return;
    const data = threadJson(thread, world);
    const audience = { guildId, intent: GatewayIntentBits.Guilds };
    if (kind === 'changed') gateway.dispatch('THREAD_UPDATE', data, audience);
    else gateway.dispatch('THREAD_CREATE', { ...data, newly_created: true }, audience);
  });
}

/** Whether the bot is in a guild, and Discord has it at hand. */
function hearsOf(guildId: string, world: World): boolean {
  const guild = world.findGuild(guildId);
  return guild !== undefined && guild.hasBot && !guild.isUnavailable;
}

/**
 * Without the MESSAGE_CONTENT intent a bot reads its own messages, direct ones, those that mention
 * it, and replies that ping it, unless they answer what it said to an interaction.
 * Source: DOC gateway/you-might-not-need-a-privileged-intent
 */
function maySeeContent(
  { intents }: Session,
  wire: APIMessage,
  guildId: string | undefined,
  { bot }: World,
): boolean {
  return (
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    guildId === undefined ||
    wire.author.id === bot.id ||
    new RegExp(`<@!?${bot.id}>`).test(wire.content) ||
    (wire.mentions.some(({ id }) => id === bot.id) && !wire.referenced_message?.interaction_metadata)
  );
}

/** A message as a session may read it, and what it replies to likewise. */
function readable(session: Session, wire: APIMessage, guildId: string | undefined, world: World): APIMessage {
  const seen = maySeeContent(session, wire, guildId, world) ? wire : withoutContent(wire);
  const { referenced_message: replied } = seen;
  return replied ? { ...seen, referenced_message: readable(session, replied, guildId, world) } : seen;
}

function withoutContent(wire: APIMessage): APIMessage {
  const { message_snapshots: _snapshots, ...rest } = wire;
  return { ...rest, content: '', embeds: [], attachments: [], components: [] };
}
