import { type Kysely, sql, type Transaction } from 'kysely';
import { ConfigError } from '../../errors.ts';
import { type Migration, MIGRATIONS } from './migrations.ts';
import type { Schema } from '../schema.ts';

/** The key of the lock under which the schema is changed: "Foot" in ASCII. */
const ADVISORY_LOCK = 0x466f6f74;

/**
 * Brings the schema up to date, each step in a transaction of its own and under an advisory lock, so that
 * many processes may call it at once. The number of steps done is in the table `footnote_schema`.
 *
 * Throws ConfigError, and changes nothing, when the tables are from a newer Footnote or another program's.
 */
export async function migratePostgres(
  db: Kysely<Schema>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  // First without the lock: a start that finds nothing to do need not queue up, nor have the right to change.
  if ((await readSchemaNumber(db, migrations)) === migrations.length) return;
  while (await db.transaction().execute((trx) => takeStep(trx, migrations)));
}

/**
 * How many of the steps a database has seen; 0 when there are no tables yet. Throws ConfigError when they are
 * from a newer Footnote, or when another program has a table of a name that is needed.
 */
export async function readSchemaNumber(
  db: Kysely<Schema>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number> {
  // By a query on the catalogue: the functions that look a name up may answer from before a lock was waited for.
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relname in ('footnote_schema', 'guild') and nspname = any (current_schemas(false))
  `.execute(db);
  if (!tables.some(({ name }) => name === 'footnote_schema')) {
    if (tables.length === 0) return 0;
    throw new ConfigError('The database has tables of another program: give Footnote a database of its own.');
  }
  const { rows } = await sql<{ number: number }>`select number from footnote_schema`.execute(db);
  const done = rows[0]?.number ?? 0;
  if (done > migrations.length) {
    throw new ConfigError(
      `The database was written by a newer Footnote (schema ${done}; this one knows ${migrations.length}). ` +
        'It was left as it is; update Footnote.',
    );
  }
  return done;
}

async function takeStep(trx: Transaction<Schema>, migrations: readonly Migration[]): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(trx);
  const done = await readSchemaNumber(trx, migrations);
  const next = migrations[done];
  if (next === undefined) return false;
  if (done === 0) {
    await sql`create table footnote_schema (number integer not null)`.execute(trx);
    await sql`insert into footnote_schema values (0)`.execute(trx);
  }
  await next.up(trx as unknown as Kysely<unknown>);
  await sql`update footnote_schema set number = ${done + 1}`.execute(trx);
  return true;
}
