import type { Kysely } from 'kysely';
import { ConfigError } from '../errors.ts';
import type { Store } from '../knowledge/stores/store.ts';
import { openSqliteDatabase, openSqliteStore } from './sqlite/open-sqlite-store.ts';
import type { Schema } from './schema.ts';
import type { StoreOptions } from './sql-store.ts';

/** Where a database is: what DATABASE_URL says. */
export type DatabaseLocation =
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgres'; readonly url: string };

/** Reads `sqlite:<path>` or `postgres://…`; throws ConfigError for anything else. */
export function locateDatabase(databaseUrl: string): DatabaseLocation {
  const path = /^sqlite:(.+)$/s.exec(databaseUrl)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  if (/^postgres(ql)?:\/\/./.test(databaseUrl)) return { kind: 'postgres', url: databaseUrl };
  // What was given is not quoted: it may hold a password.
  throw new ConfigError('DATABASE_URL must be sqlite:<path> or postgres://user:password@host:5432/name.');
}

/**
 * Opens the store that a DATABASE_URL names, creating or migrating its tables first. Throws ConfigError or
 * DependencyError, in one line, when it cannot. What PostgreSQL needs is loaded only for it.
 */
export async function openStore(databaseUrl: string, options: StoreOptions = {}): Promise<Store> {
  const location = locateDatabase(databaseUrl);
  if (location.kind === 'sqlite') return await openSqliteStore({ ...options, path: location.path });
  const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
  return await openPostgresStore(location.url, options);
}

/** The tables of {@link openStore}, for work on them as such. */
export async function openDatabase(databaseUrl: string): Promise<Kysely<Schema>> {
  const location = locateDatabase(databaseUrl);
  if (location.kind === 'sqlite') return await openSqliteDatabase(location.path);
  const { openPostgresDatabase } = await import('./postgres/open-postgres-store.ts');
  return await openPostgresDatabase(location.url);
}
