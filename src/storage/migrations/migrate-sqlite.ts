import { type Kysely, sql, type Transaction } from 'kysely';
import { type Migration, MIGRATIONS } from './migrations.ts';
import type { Schema } from '../schema.ts';
import { APPLICATION_ID } from '../sqlite/sqlite-file.ts';

/**
 * Brings the schema up to date, each step in a transaction of its own. Two processes may call it at
 * once: a transaction holds the write lock from its start, and reads the number of steps under it.
 */
export async function migrateSqlite(
  db: Kysely<Schema>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  while (await db.transaction().execute((trx) => takeStep(trx, migrations)));
}

async function takeStep(trx: Transaction<Schema>, migrations: readonly Migration[]): Promise<boolean> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(trx);
  const done = rows[0]?.user_version ?? 0;
  const next = migrations[done];
  if (next === undefined) return false;
  await next.up(trx as unknown as Kysely<unknown>);
  // Both live in the file's header and are rolled back with the rest.
  await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(trx);
  await sql.raw(`pragma user_version = ${done + 1}`).execute(trx);
  return true;
}
