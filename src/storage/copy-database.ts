import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { UserError } from '../errors.ts';
import { storable } from './postgres/postgres-dialect.ts';
import type { Schema } from './schema.ts';

/** What a table holds, on both sides alike. */
export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  /** Of the rows, in hexadecimal; whatever order they are in. */
  readonly checksum: string;
}

interface Table {
  readonly name: keyof Schema;
  readonly key: readonly string[];
}

/** Every table and its key; one that refers to another comes after it. */
const TABLES: readonly Table[] = [
  { name: 'guild', key: ['id'] },
  { name: 'brief', key: ['id'] },
  { name: 'brief_content', key: ['brief_id', 'version'] },
  { name: 'passage', key: ['brief_id', 'version', 'number'] },
  { name: 'brief_version', key: ['brief_id', 'version'] },
  { name: 'draft', key: ['id'] },
  { name: 'report', key: ['id'] },
  { name: 'audit', key: ['guild_id', 'revision'] },
  { name: 'vector', key: ['model', 'text_hash'] },
  { name: 'gap', key: ['id'] },
  { name: 'question_day', key: ['guild_id', 'day'] },
  { name: 'feedback', key: ['vote_key'] },
  { name: 'digest', key: ['guild_id'] },
  { name: 'departure', key: ['guild_id'] },
  { name: 'chore', key: ['name'] },
  { name: 'context', key: ['user_id', 'channel_id'] },
  { name: 'acquaintance', key: ['user_id', 'guild_id'] },
  { name: 'gateway_session', key: ['bot', 'shard'] },
];

/** Rows that are held at once: a brief's text may have a megabyte. */
const PAGE_ROWS = 100;

type Row = Readonly<Record<string, unknown>>;
/** The same database, whose tables are named at run time. */
type AnyTables = Kysely<Record<string, Record<string, unknown>>>;

/**
 * Copies everything from one migrated database to another of either kind, page by page, then reads both again
 * and compares counts and checksums. A copy that was interrupted goes on when it is run again.
 *
 * Throws UserError, before anything is written, when the target holds what the source does not, and after the
 * copy when the two differ, because somebody else wrote meanwhile.
 */
export async function copyDatabase(source: Kysely<Schema>, target: Kysely<Schema>): Promise<CopiedTable[]> {
  const from = source as unknown as AnyTables;
  const to = target as unknown as AnyTables;
  for (const table of TABLES) await refuseForeignRows(from, to, table);
  for (const table of TABLES) await copyTable(from, to, table);

  const copied: CopiedTable[] = [];
  for (const table of TABLES) {
    const [read, written] = [await digestTable(from, table), await digestTable(to, table)];
    if (read.rows !== written.rows || read.checksum !== written.checksum) {
      throw new UserError(
        `The table ${table.name} changed while it was copied. Stop whatever uses either database, empty the ` +
          'target and begin again.',
      );
    }
    copied.push(read);
  }
  return copied;
}

async function refuseForeignRows(from: AnyTables, to: AnyTables, table: Table): Promise<void> {
  for await (const page of readPages(to, table)) {
    const same = await from
      .selectFrom(table.name)
      .selectAll()
      .where((eb) =>
        eb.or(page.map((row) => eb.and(table.key.map((column) => eb(column, '=', row[column]))))),
      )
      .execute();
    const known = new Set(same.map(textOf));
    if (page.some((row) => !known.has(textOf(row)))) {
      throw new UserError(
        `The target holds what the source does not (in the table ${table.name}). Nothing was written: copy into ` +
          'an empty database.',
      );
    }
  }
}

async function copyTable(from: AnyTables, to: AnyTables, table: Table): Promise<void> {
  for await (const page of readPages(from, table)) {
    // In a transaction, which waits for another process's lock. What is there already is the same.
    await to.transaction().execute((trx) =>
      trx
        .insertInto(table.name)
        .values(page)
        .onConflict((conflict) => conflict.columns([...table.key]).doNothing())
        .execute(),
    );
  }
}

/** The sum of the rows' hashes, which the order of rows does not change: databases sort text differently. */
async function digestTable(db: AnyTables, table: Table): Promise<CopiedTable> {
  let rows = 0;
  let sum = 0n;
  for await (const page of readPages(db, table)) {
    rows += page.length;
    for (const row of page) {
      sum += BigInt(`0x${createHash('sha256').update(textOf(row)).digest('hex')}`);
    }
  }
  const checksum = BigInt.asUintN(256, sum).toString(16).padStart(64, '0');
  return { table: table.name, rows, checksum };
}

/** All rows of a table, by key. */
async function* readPages(db: AnyTables, { name, key }: Table): AsyncGenerator<Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const after = last;
    const page: Row[] = await db
      .selectFrom(name)
      .selectAll()
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(${columns}) > (${sql.join(key.map((column) => after?.[column]))})`),
      )
      .orderBy(columns)
      .limit(PAGE_ROWS)
      .execute();
    if (page.length > 0) yield page;
    last = page.length === PAGE_ROWS ? page.at(-1) : undefined;
  } while (last);
}

/** A row as text, the same on every database. */
function textOf(row: Row): string {
  return JSON.stringify(
    Object.keys(row)
      .sort()
      .map((column) => [column, storable(row[column])]),
  );
}
