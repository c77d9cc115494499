import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError, DependencyError } from '../../errors.ts';
import { MIGRATIONS } from '../migrations/migrations.ts';
import { isBusy } from './node-sqlite-dialect.ts';

/** Marks a file as Footnote's, at byte 68 of its header: "Foot" in ASCII. */
export const APPLICATION_ID = 0x466f6f74;

/** What a file that is a Footnote database holds. */
export interface SqliteFile {
  /** Number of migrations that it has seen, at most those that this program knows. */
  readonly schema: number;
}

/**
 * Looks at a database file without changing it; undefined when there is nothing there yet. Throws
 * ConfigError, in one line, when it is anything but a sound Footnote database that this program can
 * read, DependencyError when another program has locked it for five seconds. Reads the whole file: about
 * 0.1 s per 100 MB.
 */
export function inspectSqliteFile(path: string): SqliteFile | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (!stat.isFile()) throw new ConfigError(`${path} is not a file: a database file is needed.`);
  if (stat.size === 0) return undefined;

  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    return inspect(path, db);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (isBusy(error)) {
      throw new DependencyError(
        `${path} is locked by another program. Nothing is wrong with it: try again when that has ended.`,
        { cause: error },
      );
    }
    throw new ConfigError(`${path} cannot be read as a database (${reason(error)}). ${ADVICE}`, {
      cause: error,
    });
  } finally {
    db?.close();
  }
}

const ADVICE = 'It was left as it is; restore a backup, or name another file.';

function inspect(path: string, db: DatabaseSync): SqliteFile | undefined {
  const tables = Number(pragma(db, 'select count(*) from sqlite_schema'));
  const applicationId = Number(pragma(db, 'pragma application_id'));
  const schema = Number(pragma(db, 'pragma user_version'));
  // A process that was killed while it created the file leaves it like this.
  if (tables === 0 && schema === 0) return undefined;
  if (applicationId !== APPLICATION_ID) {
    throw new ConfigError(
      `${path} is a database of another program. It was left as it is; name another file.`,
    );
  }
  if (schema > MIGRATIONS.length) {
    throw new ConfigError(
      `${path} was written by a newer Footnote (schema ${schema}; this one knows ${MIGRATIONS.length}). ` +
        'It was left as it is; update Footnote.',
    );
  }
  const verdict = String(pragma(db, 'pragma quick_check(1)'));
  if (verdict !== 'ok') throw new ConfigError(`${path} is damaged (${oneLine(verdict)}). ${ADVICE}`);
  return { schema };
}

/** Makes sure that a database can be written at `path`, creating its folder; throws ConfigError if not. */
export function ensureWritable(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // SQLite keeps its log beside the file, so the folder has to be writable too.
    accessSync(dirname(path), constants.W_OK);
    if (statSync(path, { throwIfNoEntry: false })) accessSync(path, constants.W_OK);
  } catch (cause) {
    throw new ConfigError(
      `${path} cannot be written (${reason(cause)}): choose a place that the bot may write.`,
      {
        cause,
      },
    );
  }
}

function pragma(db: DatabaseSync, statement: string): unknown {
  return Object.values(db.prepare(statement).get() ?? {})[0];
}

function reason(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
