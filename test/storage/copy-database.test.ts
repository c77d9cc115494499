import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Store } from '../../src/knowledge/stores/store.ts';
import { copyDatabase } from '../../src/storage/copy-database.ts';
import { openDatabase } from '../../src/storage/open-store.ts';
import type { Schema } from '../../src/storage/schema.ts';
import { createSqlStore } from '../../src/storage/sql-store.ts';
import { GUILD, publish } from './contract/publish.ts';
import { fillStore } from './fill-store.ts';
import { postgresServer } from './postgres-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

const server = await postgresServer();
afterAll(() => server?.close());

async function open(url: string): Promise<Kysely<Schema>> {
  const db = await openDatabase(url);
  onTestFinished(() => db.destroy());
  return db;
}

async function answersOf(store: Store) {
  return {
    briefs: await store.briefs.since(GUILD, 0),
    gone: await store.briefs.list(GUILD, { removed: true }),
    audit: await store.audit.list(GUILD, { limit: 99 }),
    reports: await store.reports.listOpen(GUILD),
    vectors: await store.vectors.find('model', ['text']),
  };
}

describe.skipIf(!server)('copying a database', () => {
  const sqlite = () => open(`sqlite:${join(temporaryFolder(), 'footnote.db')}`);
  const postgres = async () => open((await server?.createDatabase()) ?? '');

  it('takes everything from SQLite to PostgreSQL, where work goes on, and back', async () => {
    const [source, target, back] = [await sqlite(), await postgres(), await sqlite()];
    const store = createSqlStore(source, {});
    await fillStore(store);
    const tables = await copyDatabase(source, target);
    expect(tables.every(({ rows }) => rows > 0)).toBe(true);
    expect(tables.find(({ table }) => table === 'brief')).toMatchObject({ rows: 122 });

    const copy = createSqlStore(target, {});
    expect(await answersOf(copy)).toEqual(await answersOf(store));
    expect(await copyDatabase(target, back)).toEqual(tables);
    expect(await publish(copy, { slug: 'next' })).toMatchObject({ version: 1 });
  });

  it('leaves no table out', async () => {
    const source = await sqlite();
    const names = (await source.introspection.getTables()).map(({ name }) => name);
    const tables = await copyDatabase(source, await sqlite());
    expect(tables.map(({ table }) => table).sort()).toEqual(names.sort());
  });

  it('goes on with a copy that was interrupted', async () => {
    const [source, target] = [await sqlite(), await postgres()];
    await fillStore(createSqlStore(source, {}));
    const tables = await copyDatabase(source, target);
    await target.deleteFrom('audit').where('revision', '>', 2).execute();
    await target.deleteFrom('vector').execute();
    expect(await copyDatabase(source, target)).toEqual(tables);
  });

  it('refuses a target that holds something else, and writes nothing', async () => {
    const [source, target] = [await sqlite(), await postgres()];
    await publish(createSqlStore(source, {}));
    const brief = await publish(createSqlStore(target, {}));
    await expect(copyDatabase(source, target)).rejects.toThrow(UserError);
    expect(await createSqlStore(target, {}).briefs.list(GUILD)).toMatchObject([{ id: brief.id }]);
  });
});
