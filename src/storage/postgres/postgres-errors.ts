import { ConfigError, DependencyError } from '../../errors.ts';

/** Where a PostgreSQL database is, for messages: never the password. */
export interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/** Of SQLSTATE and system errors, those that the next attempt may not meet: the server restarts, or is full. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT', // a Unix socket that is not there yet
  '53300', // too many connections
  '57P01', // shut down by the administrator
  '57P02', // crashed
  '57P03', // starting up, or shutting down
]);

/** What pg says of a stream that has ended, without a code. */
const LOST = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
]);

/**
 * Whether a connection was lost, or refused for now. Also says that a statement which failed like this was not
 * answered; whether it was carried out is not known.
 */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  // Class 08 is "connection exception".
  return PASSING.has(code) || code.startsWith('08') || LOST.has(messageOf(error));
}

/** What pg says when it has waited for an answer for as long as it may. */
const READ_TIMEOUT = 'Query read timeout';

/** Whether an answer was given up, so that the connection still owes one. */
export function isReadTimeout(error: unknown): boolean {
  return messageOf(error) === READ_TIMEOUT;
}

/** Gives an answer up as pg does, for a reason of ours. */
export function readTimeout(cause: unknown): Error {
  return new Error(READ_TIMEOUT, { cause });
}

/** What kept a database from being opened, as one line that says what to do. */
export function openingError(cause: unknown, at: PostgresAddress): ConfigError | DependencyError {
  if (cause instanceof ConfigError) return cause;
  const source = cause instanceof DependencyError ? cause.cause : cause;
  const server = `the PostgreSQL server at ${at.host}:${at.port}`;
  const code = codeOf(source);
  const message = messageOf(source);

  if (code === '28P01' || code === '28000' || message.includes('client password')) {
    const sentence = `The user "${at.user}" was refused by ${server} (${message}): check user and password in DATABASE_URL.`;
    return new ConfigError(sentence, { cause });
  }
  if (code === '3D000') {
    const sentence = `There is no database "${at.database}" on ${server}: create it, or name another in DATABASE_URL.`;
    return new ConfigError(sentence, { cause });
  }
  if (code === '42501') {
    const sentence = `The user "${at.user}" may not do what Footnote needs in the database "${at.database}" (${message}): make that user its owner.`;
    return new ConfigError(sentence, { cause });
  }
  if (isConnectionLost(source) || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /timeout/.test(message)) {
    const sentence = `Cannot reach ${server} (${message}): check that it runs, and the address in DATABASE_URL.`;
    return new DependencyError(sentence, { cause });
  }
  const sentence = `Cannot open the database "${at.database}" on ${server} (${message}).`;
  return new DependencyError(sentence, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** One line. A name with several addresses fails with an error that has a code but no message. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message || codeOf(error)).replaceAll(/\s+/g, ' ').trim();
}
