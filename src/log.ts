import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { LogLevel } from './config.ts';

/** The process's log: readable lines on a terminal, JSON lines elsewhere. Tokens never reach it. */
export function createLog(level: LogLevel): Logger {
  const options = {
    level,
    redact: { paths: ['*.token', '*.authorization', 'err.requestBody'], censor: '[redacted]' },
  };
  return process.stdout.isTTY ? pino(options, pretty({ ignore: 'pid,hostname', sync: true })) : pino(options);
}
