import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { migrateSqlite } from '../../../src/storage/migrations/migrate-sqlite.ts';
import { type Migration, MIGRATIONS } from '../../../src/storage/migrations/migrations.ts';
import { openReportKey } from '../../../src/storage/stores/open-report-key.ts';
import { NodeSqliteDialect } from '../../../src/storage/sqlite/node-sqlite-dialect.ts';
import type { Schema } from '../../../src/storage/schema.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function openDatabase() {
  const sqlite = new DatabaseSync(join(temporaryFolder(), 'footnote.db'));
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(sqlite) });
  onTestFinished(() => db.destroy());
  const number = () => sqlite.prepare('pragma user_version').get()?.['user_version'];
  const tables = () =>
    sqlite
      .prepare("select name from sqlite_schema where type = 'table'")
      .all()
      .map((row) => row['name']);
  return { db, number, tables };
}

const addTable = (name: string): Migration => ({
  name: `add ${name}`,
  up: async (db) => {
    await db.schema.createTable(name).addColumn('id', 'text').execute();
  },
});

it('takes every step once, in order', async () => {
  const { db, number, tables } = openDatabase();
  await migrateSqlite(db, [addTable('one')]);
  expect(number()).toBe(1);
  await migrateSqlite(db, [addTable('one'), addTable('two'), addTable('three')]);
  await migrateSqlite(db, [addTable('one'), addTable('two'), addTable('three')]);
  expect(number()).toBe(3);
  expect(tables()).toEqual(['one', 'two', 'three']);
});

it('takes back a step that fails, and keeps those before it', async () => {
  const { db, number, tables } = openDatabase();
  const failing: Migration = {
    name: 'fails half-way',
    up: async (db) => {
      await addTable('half').up(db);
      await sql`insert into nothing values (1)`.execute(db);
    },
  };
  await expect(migrateSqlite(db, [addTable('one'), failing])).rejects.toThrow('refused a statement');
  expect(number()).toBe(1);
  expect(tables()).toEqual(['one']);
});

it('gives the reports that are open their key', async () => {
  const { db } = openDatabase();
  await migrateSqlite(db, MIGRATIONS.slice(0, 2));
  const claimed = { guild_id: '1', brief_id: 'b', claim_text: 'C', reporter: '2' };
  const rest = {
    version: 1,
    theme_index: 0,
    claim_index: 0,
    kind: 'other',
    text: '',
    reported_at: '',
    told: 0,
  };
  for (const [id, state] of Object.entries({ x: 'open', y: 'edited' })) {
    const row = { ...claimed, ...rest, id, state } as never;
    await db.insertInto('report').values(row).execute();
  }
  await migrateSqlite(db);
  const input = { guildId: '1', briefId: 'b', claimText: 'C', reporter: '2' };
  expect(await db.selectFrom('report').select(['id', 'open_key']).orderBy('id').execute()).toEqual([
    { id: 'x', open_key: openReportKey(input) },
    { id: 'y', open_key: null },
  ]);
});

it('has steps whose names tell them apart', () => {
  expect(new Set(MIGRATIONS.map((step) => step.name)).size).toBe(MIGRATIONS.length);
});
