import { once } from 'node:events';
import { Client, Events, GatewayDispatchEvents, RESTEvents, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { AnyCommand } from '../commands/command.ts';
import type { CoreServices, Services } from '../commands/services.ts';
import { DependencyError } from '../errors.ts';
import { clientOptions } from './gateway/client-options.ts';
import { followCommandIds } from './registration/command-ids.ts';
import { connectionError } from './connection-error.ts';
import { createDispatcher, type Dispatcher } from './interactions/dispatch.ts';
import { createDownload } from './interactions/download.ts';
import { followGuilds } from './gateway/guild-lifecycle.ts';
import { LeftSessions } from './gateway/left-sessions.ts';
import { ownGuildLocale } from './gateway/own-guild-locale.ts';
import { ResumingStrategy } from './gateway/resuming-strategy.ts';
import type { InteractionReport } from './interactions/interaction-report.ts';
import { createListener } from './messages/listen.ts';
import { createPost } from './post.ts';
import { registerCommands, registeredName } from './registration/registration.ts';
import type { CommandIds } from './render/markdown.ts';
import { createSharedGuild } from './shared-guilds.ts';
import type { ShardPlan } from './gateway/shards.ts';
import { startUpkeep } from './upkeep/upkeep.ts';

/** What a bot is made of, however its interactions come. */
export interface ConnectionOptions {
  readonly token: string;
  /** Base of the REST API without the version; undefined means Discord itself. */
  readonly apiUrl: string | undefined;
  /** Which shards to run here; as many as Discord advises by default. */
  readonly shards?: ShardPlan;
  readonly commands: readonly AnyCommand[];
  readonly services: CoreServices;
  readonly log: Logger;
  /** How long a command may take before Discord is told to wait, in ms; default 1,000. */
  readonly deferAfterMs?: number;
  /**
   * Told when Discord has ended a shard for good, as when the bot has outgrown its shards. By default that is
   * thrown, which ends the process: begun anew with `auto`, it runs as many as are needed.
   */
  readonly onShardLost?: (error: Error) => void;
  /** Told how each interaction went, and each message that was said to the bot. */
  readonly onSettled?: (report: InteractionReport) => void;
  /** Told the HTTP status of each response of Discord's REST API. */
  readonly onRestResponse?: (status: number) => void;
}

/** A running bot. */
export interface Connection {
  /** The bot's name on Discord. */
  readonly botName: string;
  /** Why interactions do not arrive at the moment, in a sentence; undefined when they do. */
  trouble(): string | undefined;
  /** Round trip of the gateway's heartbeat in ms; undefined before the first, and without a gateway. */
  latencyMs(): number | undefined;
  /** Does now what the bot does by itself every 20 seconds: sends digests, deletes what is past its time. */
  upkeep(): Promise<void>;
  /**
   * Takes nothing new, answers what has begun, and disconnects. Unless it is for good, another process can go on where
   * this one ends.
   */
  close(options?: { readonly isForGood?: boolean }): Promise<void>;
}

/**
 * Connects to Discord, registers the commands and answers interactions and messages until closed. It asks for no
 * privileged intent.
 *
 * @throws ConfigError when Discord refuses the token, DependencyError when it cannot be reached.
 */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { token, apiUrl, shards = 'auto', commands, log, onShardLost = rethrow } = options;
  const left = new LeftSessions({ token, store: options.services.store.sessions, log });
  let strategy: ResumingStrategy | undefined;
  const client: Client = new Client({
    ...clientOptions(shards, apiUrl),
    ws: { buildStrategy: (manager) => (strategy = new ResumingStrategy(manager, client, left)) },
  });
  let commandIds: CommandIds = new Map();
  const closing = new AbortController();
  const services = discordServices(client, options, () => commandIds);
  const dispatcher = dispatcherFor(client, options, { services, commandIds: () => commandIds });
  const { onSettled } = options;
  const listener = createListener({ client, services, log, commandIds: () => commandIds, onSettled });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => void listener.hear(message));

  const { store, library } = services;
  followGuilds(client, { presence: store.presence, library }, log);
  client.on(Events.ShardReconnecting, (shard) =>
    log.warn({ shard }, 'lost the connection to Discord; reconnecting'),
  );
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'connected to Discord again'));

  try {
    const ready = once(client, Events.ClientReady);
    await client.login(token);
    await ready;
    if (!client.application || !client.user) throw new Error('discord.js was ready without an application');
    // Processes that share a bot would otherwise all write the same commands.
    if (client.ws.shards.has(0)) {
      const registration = await registerCommands(client.rest, client.application.id, commands);
      commandIds = registration.commandIds;
      log.info({ changed: registration.isChanged, count: commandIds.size }, 'commands are registered');
    } else {
      await followCommandIds({
        rest: client.rest,
        applicationId: client.application.id,
        names: commands.map(registeredName),
        onRead: (ids) => (commandIds = ids),
        log,
        signal: closing.signal,
      });
    }
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      onShardLost(new DependencyError(`Discord has ended shard ${shard} for good (code ${code})`));
    });
    const botName = client.user.tag;
    const upkeep = startUpkeep({
      store,
      rest: client.rest,
      commandIds: () => commandIds,
      log,
      // A process sends what is for the guilds of its shards.
      guildLocale: (guildId) => ownGuildLocale(client, guildId),
    });
    return {
      botName,
      upkeep: () => upkeep.run(),
      trouble: () => {
        const away = client.ws.shards.filter(({ status }) => status !== Status.Ready).size;
        return away === 0 ? undefined : `${away} of ${client.ws.shards.size} shards are not connected`;
      },
      latencyMs: () => (client.ws.ping >= 0 ? client.ws.ping : undefined),
      async close({ isForGood = false } = {}) {
        closing.abort();
        await upkeep.stop();
        // Losing the connection is meant now, and no news.
        client.removeAllListeners(Events.ShardReconnecting);
        client.removeAllListeners(Events.ShardDisconnect);
        if (!isForGood) strategy?.leave();
        // First, so that Discord sends nothing that would find nobody; what it has sent is answered.
        await client.destroy();
        // That has taken the token away, without which an answer that is under way could post in no channel.
        client.rest.setToken(token);
        await Promise.all([dispatcher.drain(), listener.drain()]);
      },
    };
  } catch (error) {
    await client.destroy();
    throw connectionError(error, apiUrl);
  }
}

/** What commands work with, Discord's part of it over the client's REST. */
export function discordServices(
  { rest }: Client,
  { apiUrl, services, log }: ConnectionOptions,
  commandIds: () => CommandIds,
): Services {
  return {
    ...services,
    download: createDownload(apiUrl),
    post: createPost(rest, commandIds, log),
    sharedGuild: createSharedGuild(rest),
  };
}

/** Answers the interactions of a client, and tells the log and whoever counts what happens to it. */
export function dispatcherFor(
  client: Client,
  options: ConnectionOptions,
  { services, commandIds }: { readonly services: Services; readonly commandIds: () => CommandIds },
): Dispatcher {
  const { commands, log, deferAfterMs, onSettled, onRestResponse } = options;
  const dispatcher = createDispatcher({
    commands,
    services,
    log,
    commandIds,
    ...(deferAfterMs === undefined ? {} : { deferAfterMs }),
    ...(onSettled && { onSettled }),
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client reported an error'));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.InteractionCreate, (interaction) => void dispatcher.dispatch(interaction));
  if (onRestResponse) client.rest.on(RESTEvents.Response, (_, { status }) => onRestResponse(status));
  return dispatcher;
}

function rethrow(error: Error): never {
  throw error;
}
