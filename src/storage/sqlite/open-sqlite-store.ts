import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { DependencyError } from '../../errors.ts';
import type { Store } from '../../knowledge/stores/store.ts';
import { migrateSqlite } from '../migrations/migrate-sqlite.ts';
import { NodeSqliteDialect, retryWhileBusy } from './node-sqlite-dialect.ts';
import type { Schema } from '../schema.ts';
import { createSqlStore, type StoreOptions } from '../sql-store.ts';
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
  return createSqlStore(await openSqliteDatabase(path), options);
}

/** The tables of {@link openSqliteStore}, for work on them as such. */
export async function openSqliteDatabase(path: string): Promise<Kysely<Schema>> {
  ensureWritable(path);
  inspectSqliteFile(path);
  let sqlite: DatabaseSync | undefined;
  try {
    // Short: the wait that matters is the asynchronous one of retryWhileBusy.
    const opened = new DatabaseSync(path, { timeout: 20 });
    sqlite = opened;
    await retryWhileBusy(() => opened.exec('pragma journal_mode = wal'));
    // Each commit is on the disk before it returns; fullfsync is what that takes on macOS.
    opened.exec('pragma synchronous = full; pragma fullfsync = on; pragma foreign_keys = on');
    // What a person has deleted is overwritten in the file, too.
    opened.exec('pragma secure_delete = on');
    const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(opened) });
    await migrateSqlite(db);
    return db;
  } catch (cause) {
    sqlite?.close();
    throw new DependencyError(`The database ${path} cannot be opened.`, { cause });
  }
}
