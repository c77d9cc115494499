import type { Hono } from 'hono';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { listen } from './http/server.ts';
import type { Playground } from './playground/playground.ts';
import { systemReason } from './system-reason.ts';

/** What listens on HOST:PORT. */
export interface Port {
  /** With the port that was found where none was named. */
  readonly url: string;
  /** The local Discord, where there is no token for the real one. */
  readonly playground?: Playground;
  /** Takes nothing new, and resolves once the requests that are being answered are. */
  close(): Promise<void>;
}

/**
 * Serves an app: alone, or beside the playground when there is no token.
 *
 * @throws ConfigError when HOST and PORT cannot be listened on.
 */
export async function openPort(
  config: Pick<Config, 'host' | 'port' | 'discordToken' | 'playgroundPassword'>,
  app: Hono,
): Promise<Port> {
  const { host, port, discordToken, playgroundPassword: password } = config;
  try {
    if (discordToken !== undefined) return await listen(app, { host, port });
    // Loaded only here: on Discord the bot does without it, and without its schemas.
    const { startPlayground } = await import('./playground/playground.ts');
    const options = { host, port, routes: app, ...(password === undefined ? {} : { password }) };
    const playground = await startPlayground(options);
    return { url: playground.url, playground, close: () => playground.close() };
  } catch (error) {
    throw new ConfigError(problemOf(error, config), { cause: error });
  }
}

function problemOf(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): string {
  const reason = systemReason(error);
  if (!(error instanceof Error && 'code' in error)) return `HOST: ${reason}`;
  const sentence = `cannot listen on ${host}:${port}: ${reason}.`;
  return PORT_CODES.has(String(error.code))
    ? `PORT: ${sentence} Set PORT to a free one; each process on a machine needs its own.`
    : `HOST: ${sentence} Set HOST to an address of this machine.`;
}

/** What is wrong with a port: it is taken, or for administrators alone. */
const PORT_CODES: ReadonlySet<string> = new Set(['EADDRINUSE', 'EACCES']);
