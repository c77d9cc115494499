import { Client, Events } from 'discord.js';
import type { ApplicationCommandDataResolvable, BaseInteraction, ClientOptions } from 'discord.js';
import { onTestFinished } from 'vitest';
import { startPlayground } from '../../src/playground/playground.ts';
import type { Playground, PlaygroundOptions } from '../../src/playground/playground.ts';

interface Setup extends PlaygroundOptions {
  readonly commands?: readonly ApplicationCommandDataResolvable[];
  readonly intents?: ClientOptions['intents'];
  /** All shards of the bot; one by default. */
  readonly shards?: readonly number[];
  /** What the bot does with an interaction. */
  readonly on?: (interaction: BaseInteraction) => Promise<unknown>;
}

/** Starts a playground and logs the real discord.js client in to it; both end with the test. */
export async function connectClient({
  commands = [{ name: 'ask', description: 'Asks a question' }],
  intents = ['Guilds'],
  shards = [0],
  on,
  ...options
}: Setup = {}): Promise<{ playground: Playground; client: Client<true>; failures: unknown[] }> {
  const playground = await startPlayground(options);
  const client = new Client({
    intents,
    shards: [...shards],
    shardCount: shards.length,
    rest: { api: playground.apiUrl, version: '10' },
  });
  const failures: unknown[] = [];
  onTestFinished(async () => {
    await client.destroy();
    await playground.close();
  });
  client.on(Events.InteractionCreate, (interaction) => {
    on?.(interaction).catch((error: unknown) => failures.push(error));
  });
  const isReady = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(playground.token);
  await isReady;
  await client.application!.commands.set(commands);
  await playground.ready();
  return { playground, client: client as Client<true>, failures };
}
