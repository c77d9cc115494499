import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { DependencyError } from '../errors.ts';
import type { Store } from '../knowledge/store.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { NodeSqliteDialect, retryWhileBusy } from './node-sqlite-dialect.ts';
import type { Schema } from './schema.ts';
import { createSqlStore, type StoreOptions } from './sql-store.ts';
import { ensureWritable, inspectSqliteFile } from './sqlite-file.ts';

/** Where the file is, and what every store takes. */
export interface SqliteStoreOptions extends StoreOptions {
  /** Created when absent, with its folder. Several processes may have it open. */
  readonly path: string;
}

/**
 * Opens the store in a SQLite file, creating or migrating it first.
 *
 * Throws ConfigError, and leaves the file alone, when it is damaged, not Footnote's, from a newer
 * Footnote, or cannot be written.
 */
export async function openSqliteStore({ path, ...options }: SqliteStoreOptions): Promise<Store> {
  ensureWritable(path);
  inspectSqliteFile(path);
  const sqlite = openFile(path);
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(sqlite) });
  try {
    await retryWhileBusy(() => sqlite.exec('pragma journal_mode = wal'));
    // Each commit is on the disk before it returns; fullfsync is what that takes on macOS.
    sqlite.exec('pragma synchronous = full; pragma fullfsync = on; pragma foreign_keys = on');
    await migrateSqlite(db);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return createSqlStore(db, options);
}

function openFile(path: string): DatabaseSync {
  try {
    // Short: the wait that matters is the asynchronous one of retryWhileBusy.
    return new DatabaseSync(path, { timeout: 20 });
  } catch (cause) {
    throw new DependencyError(`The database ${path} cannot be opened.`, { cause });
  }
}
