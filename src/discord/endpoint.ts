import { Client, Routes, type APIApplication, type APIInteraction, type APIUser } from 'discord.js';
import { ConfigError } from '../errors.ts';
import { FALLBACK_LOCALE } from '../messages/catalogs.ts';
import { clientOptions } from './gateway/client-options.ts';
import { connectionError } from './connection-error.ts';
import { discordServices, dispatcherFor, type Connection, type ConnectionOptions } from './connection.ts';
import { introduce } from './gateway/introduce.ts';
import { registerCommands } from './registration/registration.ts';
import type { CommandIds } from './render/markdown.ts';
import { startUpkeep } from './upkeep/upkeep.ts';

/** What a bot is made of whose interactions come over HTTP. */
export interface EndpointOptions extends ConnectionOptions {
  /** What Discord signs its requests with, as the operator gave it, in 64 hexadecimal digits. */
  readonly publicKey: string;
}

/** A running bot that is given its interactions, instead of being connected to the gateway. */
export interface Endpoint extends Connection {
  /** Answers an interaction, whose signature has been checked, over REST. */
  receive(interaction: object): void;
}

/**
 * Registers the commands and answers interactions that Discord sends over HTTP: all that the gateway brings
 * but messages, so there are no mentions and no questions in direct messages. Nothing is remembered from one
 * to the next, so that any number of processes can share the work.
 *
 * @throws ConfigError when Discord refuses the token or the key is another application's, DependencyError when
 * Discord cannot be reached.
 */
export async function openEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { token, apiUrl, publicKey, commands, log } = options;
  const client = new Client(clientOptions('auto', apiUrl));
  client.rest.setToken(token);
  let commandIds: CommandIds = new Map();
  const services = discordServices(client, options, () => commandIds);
  const dispatcher = dispatcherFor(client, options, { services, commandIds: () => commandIds });
  try {
    const user = (await client.rest.get(Routes.user())) as APIUser;
    const application = (await client.rest.get(Routes.currentApplication())) as APIApplication;
    if (!isKeyOf(application, publicKey)) throw new ConfigError(OTHER_KEY);
    introduce(client, user, application);
    const registration = await registerCommands(client.rest, application.id, commands);
    commandIds = registration.commandIds;
    log.info({ changed: registration.isChanged, count: commandIds.size }, 'commands are registered');
    const upkeep = startUpkeep({
      store: services.store,
      rest: client.rest,
      commandIds: () => commandIds,
      log,
      // Nothing tells of guilds, nor which process they belong to: whichever comes first sends.
      guildLocale: () => Promise.resolve(FALLBACK_LOCALE),
    });
    return {
      botName: user.username,
      upkeep: () => upkeep.run(),
      trouble: () => undefined,
      latencyMs: () => undefined,
      receive: (interaction) => emitInteraction(client, interaction),
      async close() {
        await upkeep.stop();
        await dispatcher.drain();
        await client.destroy();
      },
    };
  } catch (error) {
    await client.destroy();
    throw error instanceof ConfigError ? error : connectionError(error, apiUrl);
  }
}

/** Whether Discord signs an application's interactions with this key, in hexadecimal digits of either case. */
export function isKeyOf(application: APIApplication, publicKey: string): boolean {
  return application.verify_key.toLowerCase() === publicKey.toLowerCase();
}

/** What is wrong with DISCORD_PUBLIC_KEY when it is not the application's. */
export const OTHER_KEY =
  'DISCORD_PUBLIC_KEY: this is not the key of the application that DISCORD_TOKEN belongs to. ' +
  'Copy it again from the General Information page.';

/*
 * discord.js builds its interactions from what the gateway sends, and has no public door for what comes over
 * HTTP, where the payload is the same: it is handed to the action that picks the class and emits
 * `interactionCreate`, which is hidden in the types only. With `introduce` this is all that rests on discord.js's
 * insides; the end-to-end tests over HTTP hold it.
 */

function emitInteraction(client: Client, interaction: object): void {
  const { actions } = client as unknown as {
    readonly actions: { readonly InteractionCreate: { handle(interaction: APIInteraction): void } };
  };
  actions.InteractionCreate.handle(interaction as APIInteraction);
}
