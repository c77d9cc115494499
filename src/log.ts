import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

/** What a log is made with. */
export interface LogOptions {
  readonly level: LogLevel;
  /** What must stand in no line, wherever it comes from: the bot's token, a password. */
  readonly secrets?: readonly string[];
  /** Where the lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/**
 * The process's log: readable lines on a terminal, JSON lines elsewhere. A line holds no secret, no token of an
 * interaction, and nothing that was sent to Discord, since that may be what somebody asked.
 */
export function createLog({ level, secrets = [], destination }: LogOptions): Logger {
  const known = secrets
    .filter(({ length }) => length >= SHORTEST_SECRET)
    // As they stand within a line, which is JSON.
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  const options = {
    level,
    redact: { paths: ['token', '*.token', '*.authorization', 'err.requestBody'], censor: REDACTED },
    hooks: {
      // The whole line, so that it does not matter which error, address or field would have carried it.
      streamWrite: (line: string) =>
        known
          .reduce((text, secret) => text.replaceAll(secret, REDACTED), line)
          .replace(INTERACTION_TOKEN, `$1/${REDACTED}`),
    },
  };
  if (destination) return pino(options, destination);
  return pretty ? pino(options, pretty.default({ ignore: 'pid,hostname', sync: true })) : pino(options);
}

/** Takes memory that only a terminal needs. */
const pretty = process.stdout.isTTY ? await import('pino-pretty') : undefined;

const REDACTED = '[redacted]';

/** Shorter ones would be found in words that have nothing to do with them. */
const SHORTEST_SECRET = 4;

/** In the addresses of Discord's REST API, which its errors quote. Whoever has it can answer as the bot. */
const INTERACTION_TOKEN = /(\/(?:interactions|webhooks)\/\d+)\/[\w-]+/g;

/** The passwords in an address such as DATABASE_URL, as they are written and as they are meant. */
export function passwordsIn(address: string): string[] {
  // As far as the last @, which the reader of such an address lets a password have.
  const [, written] = /^\w+:\/\/[^/?#:@]*:([^/?#]*)@/.exec(address) ?? [];
  if (written === undefined) return [];
  try {
    return [...new Set([written, decodeURIComponent(written)])];
  } catch {
    return [written];
  }
}
