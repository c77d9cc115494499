import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { GuildLibrary } from '../../src/knowledge/guild-library.ts';
import { FORGOTTEN_ID } from '../../src/knowledge/stores/person-store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { openDatabase } from '../../src/storage/open-store.ts';
import type { Schema } from '../../src/storage/schema.ts';
import { createSqlStore } from '../../src/storage/sql-store.ts';
import { ANNA, BORIS, GUILD, OTHER_GUILD } from './contract/publish.ts';
import { fillStore } from './fill-store.ts';
import { postgresServer } from './postgres-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

const server = await postgresServer();
afterAll(() => server?.close());

/** A store with something in every table, the tables themselves, and a clock to move. */
async function filled(database: string) {
  const url =
    database === 'SQLite'
      ? `sqlite:${join(temporaryFolder(), 'footnote.db')}`
      : ((await server?.createDatabase()) ?? '');
  const db = await openDatabase(url);
  onTestFinished(() => db.destroy());
  let now = Date.UTC(2030, 0, 1);
  const store = createSqlStore(db, { now: () => new Date(now) });
  await fillStore(store);
  return { db, store, pass: (days: number) => (now += days * 86_400_000) };
}

/** The tables in which a text stands anywhere, in whole or in part. */
async function tablesWith(db: Kysely<Schema>, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.introspection.getTables()) {
    const rows = await db
      .selectFrom(name as keyof Schema)
      .selectAll()
      .execute();
    if (JSON.stringify(rows).includes(text)) found.push(name);
  }
  return found.sort();
}

describe.each(['SQLite', ...(server ? ['PostgreSQL'] : [])])('in %s', (database) => {
  it('a person is in no table once they are forgotten, and everything else stays', async () => {
    const { db, store } = await filled(database);
    expect(await tablesWith(db, BORIS)).toEqual(['acquaintance', 'context', 'draft', 'feedback', 'report']);
    expect(await tablesWith(db, ANNA)).toEqual(['audit', 'brief', 'brief_version', 'report']);

    expect(await store.people.traces(BORIS)).toEqual({
      drafts: 1,
      reports: 2,
      votes: 1,
      contexts: 1,
      guilds: 1,
      changes: 0,
    });
    await store.people.forget(BORIS);
    expect(await tablesWith(db, BORIS)).toEqual([]);

    const { changes } = await store.people.forget(ANNA);
    expect(changes).toBeGreaterThan(100);
    expect(await tablesWith(db, ANNA)).toEqual([]);
    expect(await store.people.traces(ANNA)).toMatchObject({ changes: 0 });
    const [latest] = await store.audit.list(GUILD, { limit: 1 });
    expect(latest).toMatchObject({ by: FORGOTTEN_ID });
    expect(await store.briefs.list(OTHER_GUILD)).toHaveLength(120);
  });

  it('a person who is forgotten is so in the memory of every process', async () => {
    const { store } = await filled(database);
    const library = new GuildLibrary([], store);
    const authors = async () =>
      (await library.collection(OTHER_GUILD)).briefs.map(({ updatedBy }) => updatedBy);
    expect(new Set(await authors())).toEqual(new Set([ANNA]));
    await store.people.forget(ANNA);
    expect(new Set(await authors())).toEqual(new Set([FORGOTTEN_ID]));
  });

  it('a guild is kept for 30 days after the bot has left, then it is in no table', async () => {
    const { db, store, pass } = await filled(database);
    await store.presence.leave([GUILD]);
    pass(29);
    expect(await store.upkeep.daily()).toEqual([]);
    await store.presence.leave([GUILD]);
    expect(await store.briefs.list(GUILD)).not.toEqual([]);

    pass(1);
    expect(await store.upkeep.daily()).toEqual(expect.arrayContaining([GUILD]));
    expect(await tablesWith(db, GUILD)).toEqual([]);
    expect(await store.briefs.list(OTHER_GUILD)).toHaveLength(120);
    expect(await tablesWith(db, 'Слово в слово')).toEqual([]);
  });
});

it('what is deleted is overwritten in a SQLite file', async () => {
  const path = join(temporaryFolder(), 'footnote.db');
  const store = await openSqliteStore({ path });
  await store.drafts.save({ guildId: GUILD, by: BORIS, title: null, text: 'Off the record', basedOn: null });
  await store.people.forget(BORIS);
  await store.close();
  const bytes = readFileSync(path);
  expect(bytes.includes('Off the record')).toBe(false);
  expect(bytes.includes(BORIS)).toBe(false);
});
