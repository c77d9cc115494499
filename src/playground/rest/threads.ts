import {
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
} from 'discord-api-spec/zod';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { refuse } from '../api-error.ts';
import { checkSchema } from '../validate/message-rules.ts';
import { threadJson } from '../wire.ts';
import { channelOf, demand, messageOf } from './channel-access.ts';
import type { RestEnv, Services } from './context.ts';

interface ThreadBody {
  readonly name: string;
  readonly auto_archive_duration?: number | null;
  readonly type?: ChannelType | null;
}

/** Threads that the bot starts. Source: DOC resources/channel#start-thread-from-message */
export function threadRoutes({ world }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const owner = world.bot;

  app.post('/channels/:channel/messages/:message/threads', (c) => {
    const message = messageOf(c, world);
    const parent = channelOf(c, world);
    demand(parent, PermissionFlagsBits.CreatePublicThreads, world);
    const body = c.get('body') as ThreadBody;
    checkSchema(CreateTextThreadWithMessageRequestSchema, body);
    const thread = world.threads.start({ parent, owner, message, ...wanted(body) });
    return c.json(threadJson(thread, world), 201);
  });
  app.post('/channels/:channel/threads', (c) => {
    const parent = channelOf(c, world);
    const body = c.get('body') as ThreadBody;
    checkSchema(CreateTextThreadWithoutMessageRequestSchema, body);
    // Without a type Discord makes a private one.
    const isPublic = body.type === ChannelType.PublicThread;
    const { CreatePublicThreads, CreatePrivateThreads } = PermissionFlagsBits;
    demand(parent, isPublic ? CreatePublicThreads : CreatePrivateThreads, world);
    if (!isPublic) throw refuse.wrongChannelType();
    return c.json(threadJson(world.threads.start({ parent, owner, ...wanted(body) }), world), 201);
  });
  return app;
}

function wanted({ name, auto_archive_duration: minutes }: ThreadBody) {
  return { name, autoArchiveMinutes: minutes ?? undefined };
}
