import { Kysely } from 'kysely';
import { ConfigError } from '../../errors.ts';
import type { Store } from '../../knowledge/stores/store.ts';
import { migratePostgres, readSchemaNumber } from '../migrations/migrate-postgres.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { openingError } from './postgres-errors.ts';
import { PostgresPool, type PoolOptions } from './postgres-pool.ts';
import type { Schema } from '../schema.ts';
import { createSqlStore, type StoreOptions } from '../sql-store.ts';

/**
 * Opens the store in a PostgreSQL database, `postgres://user:password@host:port/database`, creating or
 * migrating its tables first. Any number of processes may do so at once.
 *
 * Throws ConfigError or DependencyError, in one line that says what to do, when the server cannot be reached
 * or refuses, or the database is another program's or a newer Footnote's. Once it is open, a server that goes
 * away makes calls fail with DependencyError until it is back.
 */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const pool = await openPool(url);
  const db = new Kysely<Schema>({ dialect: postgresDialect(pool) });
  return createSqlStore(db, options, () => pool.counts);
}

/** The tables of {@link openPostgresStore}, for work on them as such. */
export async function openPostgresDatabase(url: string): Promise<Kysely<Schema>> {
  return new Kysely<Schema>({ dialect: postgresDialect(await openPool(url)) });
}

/** Connections to a database whose tables are up to date. */
async function openPool(url: string): Promise<PostgresPool> {
  // Steps may take longer than any statement of the bot's, and wait for another process's.
  await withDatabase(url, { statementTimeoutMs: 0, maxConnections: 1 }, (db) => migratePostgres(db));
  return readPool(url);
}

/** What a PostgreSQL database holds, without changing it: the number of its schema, 0 for nothing yet. */
export async function inspectPostgresDatabase(url: string): Promise<{ readonly schema: number }> {
  return { schema: await withDatabase(url, { maxConnections: 1 }, (db) => readSchemaNumber(db)) };
}

/** A PostgreSQL database as messages name it: without the password. */
export function describePostgres(url: string): string {
  const { host, port, database } = readPool(url).address;
  return `PostgreSQL database ${database} at ${host}:${port}`;
}

async function withDatabase<T>(
  url: string,
  options: PoolOptions,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const pool = readPool(url, options);
  const db = new Kysely<Schema>({ dialect: postgresDialect(pool) });
  try {
    return await work(db);
  } catch (error) {
    throw openingError(error, pool.address);
  } finally {
    await db.destroy();
  }
}

function readPool(url: string, options: PoolOptions = {}): PostgresPool {
  try {
    return new PostgresPool(url, options);
  } catch (error) {
    // A certificate or key that the address names.
    if (error instanceof Error && 'path' in error) {
      throw new ConfigError(`DATABASE_URL: ${String(error.path)} cannot be read (${error.message}).`);
    }
    // Without the cause: it quotes the address, and the password with it.
    throw new ConfigError(
      'DATABASE_URL is no address of a PostgreSQL database, such as postgres://user:password@host:5432/footnote; ' +
        'in a password, write special characters as %40 and the like.',
    );
  }
}
