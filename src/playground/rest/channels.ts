import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { z } from 'zod';
import { refuse } from '../api-error.ts';
import type { MessageBody, MessageRecord } from '../messages.ts';
import { bySnowflake } from '../snowflake.ts';
import { checkMessage, checkSchema } from '../validate/message-rules.ts';
import { channelJson, directChannelJson } from '../wire.ts';
import type { Channel } from '../world.ts';
import { channelOf, demand, messageOf, writing } from './channel-access.ts';
import type { RestEnv, Services } from './context.ts';
import { OldEdits } from './old-edits.ts';
import { asReply } from './replies.ts';

/** For how long `enforce_nonce` keeps a message from being sent twice: "a few minutes", DOC resources/message. */
const nonceLifeMs = 5 * 60_000;

/** Channels and the messages that the bot posts there by itself. Source: DOC resources/message */
export function channelRoutes({ world, hasRateLimits }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();

  /** The message that was sent with the same nonce a moment ago. */
  const twinOf = (channel: Channel, nonce: MessageBody['nonce']): MessageRecord | undefined =>
    world.messages
      .inChannel(channel.id)
      .findLast(
        ({ wire }) =>
          nonce !== undefined &&
          nonce !== null &&
          wire.nonce === nonce &&
          world.clock.now() - Date.parse(wire.timestamp) < nonceLifeMs,
      );

  const oldEdits = new OldEdits(world.clock);

  app.get('/channels/:channel', (c) => c.json(channelJson(channelOf(c, world), world)));
  app.post('/channels/:channel/typing', (c) => {
    const channel = channelOf(c, world);
    demand(channel, writing(channel), world);
    world.typing.begin(channel.id);
    return c.body(null, 204);
  });
  app.post('/users/@me/channels', (c) => {
    const recipientId = z.object({ recipient_id: z.string() }).safeParse(c.get('body')).data?.recipient_id;
    if (!recipientId || !world.findAccount(recipientId)) throw refuse.unknownUser();
    return c.json(directChannelJson(world.directChannel(recipientId), world));
  });

  app.get('/channels/:channel/messages', (c) => {
    const { before, after, limit } = c.req.query();
    const all = world.messages
      .inChannel(channelOf(c, world).id)
      .filter(({ viewerId }) => viewerId === undefined)
      .filter(({ wire }) => !before || bySnowflake(wire.id, before) < 0)
      .filter(({ wire }) => !after || bySnowflake(wire.id, after) > 0)
      .map(({ wire }) => wire);
    const count = Math.min(Number(limit ?? 50), 100);
    const page = (after ? all.slice(0, count) : all.slice(-count)).reverse();
    return c.json(world.messages.urls.refreshed(page));
  });
  app.get('/channels/:channel/messages/:message', (c) =>
    c.json(world.messages.urls.refreshed(messageOf(c, world).wire)),
  );

  app.post('/channels/:channel/messages', (c) => {
    const channel = channelOf(c, world);
    demand(channel, writing(channel), world);
    const body = c.get('body') as MessageBody;
    const files = c.get('files');
    checkSchema(MessageCreateRequestSchema, body);
    checkMessage(body, { files });
    const twin = body.enforce_nonce ? twinOf(channel, body.nonce) : undefined;
    if (twin) return c.json(twin.wire);
    // Only an answer to an interaction can be ephemeral; elsewhere Discord ignores the flag.
    const flags = (body.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.Loading);
    const wanted = asReply({ ...body, flags }, channel, world);
    return c.json(world.messages.create({ channel, author: world.bot, body: wanted, files }).wire);
  });
  app.patch('/channels/:channel/messages/:message', (c) => {
    const record = messageOf(c, world);
    if (record.wire.author.id !== world.bot.id) throw refuse.notTheAuthor();
    if (channelOf(c, world).thread?.isArchived) throw refuse.archivedThread();
    const body = c.get('body') as MessageBody;
    checkSchema(MessageEditRequestPartialSchema, body);
    checkMessage(body, { files: c.get('files'), current: record.wire });
    if (hasRateLimits) oldEdits.take(record);
    world.messages.edit(record, body, c.get('files'));
    return c.json(record.wire);
  });
  app.delete('/channels/:channel/messages/:message', (c) => {
    const record = messageOf(c, world);
    if (record.wire.author.id !== world.bot.id)
      demand(channelOf(c, world), PermissionFlagsBits.ManageMessages, world);
    world.messages.delete(record);
    return c.body(null, 204);
  });
  return app;
}
