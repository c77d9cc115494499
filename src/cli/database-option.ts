import { loadConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import { inspectSqliteFile } from '../storage/sqlite-file.ts';

/** The `--database` option of commands that work on a database file. */
export const databaseOption = { database: { type: 'string' } } as const;

/**
 * The path of a database: what `--database` says, `sqlite:FILE`, else DATABASE_URL.
 *
 * @throws UserError for anything else
 */
export function databasePath(option: string | undefined): string {
  if (option === undefined) return loadConfig().databasePath;
  const path = /^sqlite:(.+)$/s.exec(option)?.[1];
  if (path === undefined) {
    throw new UserError(`--database needs sqlite:FILE, such as sqlite:var/footnote.db, not ${option}.`);
  }
  return path;
}

/**
 * The path of a database that is there: a mistyped name is not to make a new one.
 *
 * @throws UserError where there is none
 */
export function existingDatabase(option: string | undefined): string {
  const path = databasePath(option);
  if (inspectSqliteFile(path) === undefined) {
    throw new UserError(`there is no database at ${path}: name it with --database sqlite:FILE.`);
  }
  return path;
}
