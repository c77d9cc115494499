import { loadConfig } from '../config.ts';
import { ConfigError, UserError } from '../errors.ts';
import { locateDatabase } from '../storage/open-store.ts';
import { inspectSqliteFile } from '../storage/sqlite/sqlite-file.ts';

/** The `--database` option of commands that work on a database. */
export const databaseOption = { database: { type: 'string' } } as const;

/**
 * The database to work on: what `--database` or another argument says, `sqlite:FILE` or `postgres://…`, else
 * DATABASE_URL.
 *
 * @throws UserError for anything else
 */
export function databaseUrl(option: string | undefined): string {
  const url = option ?? loadConfig().databaseUrl;
  try {
    locateDatabase(url);
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    const forms = 'sqlite:FILE, such as sqlite:var/footnote.db, or postgres://user:password@host:5432/name';
    throw new UserError(`--database needs ${forms}.`, { cause });
  }
  return url;
}

/**
 * The same, where a file is not to be made: a mistyped name is no new database. What a server has not, it
 * says by itself when it is opened.
 *
 * @throws UserError where there is no such file
 */
export function existingDatabase(option: string | undefined): string {
  const url = databaseUrl(option);
  requireDatabase(url);
  return url;
}

/**
 * The path of the SQLite file to work on.
 *
 * @throws UserError where the database is on a PostgreSQL server; `instead` says what to use there
 */
export function sqlitePath(option: string | undefined, { instead }: { instead: string }): string {
  const location = locateDatabase(databaseUrl(option));
  if (location.kind === 'sqlite') return location.path;
  throw new UserError(`this is for SQLite files; for PostgreSQL use ${instead} (see docs/operators.md).`);
}

/**
 * Makes sure that a database is there where it is a file.
 *
 * @throws UserError where there is none
 */
export function requireDatabase(url: string): void {
  const location = locateDatabase(url);
  if (location.kind === 'sqlite' && inspectSqliteFile(location.path) === undefined) {
    throw new UserError(`there is no database at ${location.path}: name it with --database sqlite:FILE.`);
  }
}
