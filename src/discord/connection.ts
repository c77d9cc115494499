import { once } from 'node:events';
import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
} from 'discord.js';
import type { Logger } from 'pino';
import type { AnyCommand } from '../commands/command.ts';
import type { CoreServices } from '../commands/services.ts';
import { ConfigError, DependencyError } from '../errors.ts';
import { createDispatcher } from './dispatch.ts';
import { createDownload } from './download.ts';
import { createPost } from './post.ts';
import { registerCommands } from './registration.ts';
import type { CommandIds } from './render/markdown.ts';

export interface ConnectionOptions {
  readonly token: string;
  /** Base of the REST API without the version; undefined means Discord itself. */
  readonly apiUrl: string | undefined;
  readonly commands: readonly AnyCommand[];
  readonly services: CoreServices;
  readonly log: Logger;
  /** How long a command may take before Discord is told to wait, in ms; default 1,000. */
  readonly deferAfterMs?: number;
}

/** A running bot. */
export interface Connection {
  /** The bot's name on Discord. */
  readonly botName: string;
  /** Answers what has begun, takes nothing new, and disconnects. */
  close(): Promise<void>;
}

/**
 * Connects to Discord, registers the commands and answers interactions until closed. It asks for no
 * privileged intent.
 *
 * @throws ConfigError when Discord refuses the token, DependencyError when it cannot be reached.
 */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { token, apiUrl, commands, services, log, deferAfterMs } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
  });
  let commandIds: CommandIds = new Map();
  const dispatcher = createDispatcher({
    commands,
    services: {
      ...services,
      download: createDownload(apiUrl),
      post: createPost(client.rest, () => commandIds, log),
    },
    log,
    commandIds: () => commandIds,
    ...(deferAfterMs === undefined ? {} : { deferAfterMs }),
  });

  client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client reported an error'));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardReconnecting, () => log.warn('lost the connection to Discord; reconnecting'));
  client.on(Events.ShardResume, () => log.info('connected to Discord again'));
  client.on(Events.InteractionCreate, (interaction) => void dispatcher.dispatch(interaction));

  try {
    const ready = once(client, Events.ClientReady);
    await client.login(token);
    await ready;
    if (!client.application || !client.user) throw new Error('discord.js was ready without an application');
    const registration = await registerCommands(client.rest, client.application.id, commands);
    commandIds = registration.commandIds;
    log.info({ changed: registration.isChanged, count: commandIds.size }, 'commands are registered');
    const botName = client.user.tag;
    return {
      botName,
      async close() {
        // What follows is meant: nothing new is taken, and losing the connection is no news.
        client.removeAllListeners();
        client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client reported an error'));
        await dispatcher.drain();
        await client.destroy();
      },
    };
  } catch (error) {
    await client.destroy();
    throw connectionError(error, apiUrl);
  }
}

/** Says in one line what keeps the bot from connecting. */
export function connectionError(error: unknown, apiUrl: string | undefined): Error {
  const isRefused =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401);
  if (isRefused) {
    return new ConfigError(
      'DISCORD_TOKEN: Discord refuses this token. Copy it again from the Bot page of your application.',
    );
  }
  if (error instanceof DiscordAPIError) {
    return new DependencyError(`Discord refused to start the bot: ${error.message}`, { cause: error });
  }
  const where = apiUrl ?? 'Discord';
  return new DependencyError(`cannot reach ${where}: ${reasonOf(error)}`, { cause: error });
}

/** The innermost cause: undici says "fetch failed" and keeps the reason inside. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
