import { commands as allCommands } from '../../src/commands/index.ts';
import type { AnyCommand } from '../../src/commands/command.ts';
import type { Services } from '../../src/commands/services.ts';
import { connect, type Connection, type ConnectionOptions } from '../../src/discord/connection.ts';
import { openEndpoint } from '../../src/discord/endpoint.ts';
import { interactionRoutes } from '../../src/http/interactions.ts';
import { listen } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { startPlayground, type Playground, type PlaygroundOptions } from '../../src/playground/playground.ts';
import { servicesWith } from '../commands/services.ts';

/** How interactions come to the bot. */
type Transport = 'gateway' | 'http';

/** What a bot has by default: the end-to-end tests run once over each (see vitest.config.ts). */
export const transport: Transport = process.env['FOOTNOTE_TEST_TRANSPORT'] === 'http' ? 'http' : 'gateway';

export interface BotOptions extends Partial<
  Pick<ConnectionOptions, 'commands' | 'deferAfterMs' | 'onSettled' | 'onRestResponse'>
> {
  readonly playground?: PlaygroundOptions;
  readonly commands?: readonly AnyCommand[];
  readonly services?: Services;
  readonly transport?: Transport;
}

export interface RunningBot {
  readonly playground: Playground;
  readonly connection: Connection;
  /** What it logged, oldest first. */
  readonly logged: readonly Record<string, unknown>[];
  /** Starts the bot anew on the same playground, with services that are new too, or the same. */
  restart(services?: Services): Promise<RunningBot>;
  close(): Promise<void>;
}

/** Starts the real bot against a playground of its own. By default it is as `npm start` runs it. */
export async function startBot(options: BotOptions = {}): Promise<RunningBot> {
  // Tests start a bot anew at once, which Discord would let wait for five seconds.
  const playground = await startPlayground({ identifyWindowMs: 0, ...options.playground });
  return runBot(playground, { ...options, services: options.services ?? (await servicesWith()) });
}

async function runBot(
  playground: Playground,
  options: BotOptions & { readonly services: Services },
): Promise<RunningBot> {
  const { playground: _, commands = allCommands, transport: kind = transport, ...rest } = options;
  const logged: Record<string, unknown>[] = [];
  const { token, apiUrl } = playground;
  const destination = { write: (line: string) => void logged.push(JSON.parse(line)) };
  const log = createLog({ level: 'info', secrets: [token], destination });
  const connection = await { gateway: connect, http: serve }[kind](
    { token, apiUrl, commands, log, ...rest },
    playground,
  );
  return {
    playground,
    connection,
    logged,
    async restart(services = options.services) {
      await connection.close();
      return runBot(playground, { ...options, services });
    },
    async close() {
      await connection.close();
      await playground.close();
    },
  };
}

/** As `connect`, with the bot behind an HTTP server to which the playground sends. */
async function serve(options: ConnectionOptions, playground: Playground): Promise<Connection> {
  const { publicKey } = playground;
  const endpoint = await openEndpoint({ ...options, publicKey });
  const routes = interactionRoutes({
    publicKey,
    receiver: () => (interaction) => endpoint.receive(interaction),
  });
  const server = await listen(routes, { host: '127.0.0.1', port: 0 });
  await playground.setInteractionsEndpoint(`${server.url}/interactions`);
  return {
    ...endpoint,
    async close() {
      await server.close();
      await endpoint.close();
    },
  };
}
