import { pino } from 'pino';
import { commands as allCommands } from '../../src/commands/index.ts';
import type { AnyCommand } from '../../src/commands/command.ts';
import type { Services } from '../../src/commands/services.ts';
import { connect, type Connection } from '../../src/discord/connection.ts';
import { startPlayground, type Playground, type PlaygroundOptions } from '../../src/playground/playground.ts';
import { servicesWith } from '../commands/services.ts';

export interface RunningBot {
  readonly playground: Playground;
  readonly connection: Connection;
  /** What it logged, oldest first. */
  readonly logged: readonly Record<string, unknown>[];
  close(): Promise<void>;
}

/** Starts the real bot against a playground of its own. By default it is as `npm start` runs it. */
export async function startBot(
  options: {
    playground?: PlaygroundOptions;
    commands?: readonly AnyCommand[];
    services?: Services;
    deferAfterMs?: number;
  } = {},
): Promise<RunningBot> {
  const { commands = allCommands, services = await servicesWith(), deferAfterMs } = options;
  // Tests start a bot anew at once, which Discord would let wait for five seconds.
  const playground = await startPlayground({ identifyWindowMs: 0, ...options.playground });
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const { token, apiUrl } = playground;
  const connection = await connect({
    token,
    apiUrl,
    commands,
    services,
    log,
    ...(deferAfterMs === undefined ? {} : { deferAfterMs }),
  });
  return {
    playground,
    connection,
    logged,
    async close() {
      await connection.close();
      await playground.close();
    },
  };
}
