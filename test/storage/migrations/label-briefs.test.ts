import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { migratePostgres } from '../../../src/storage/migrations/migrate-postgres.ts';
import { migrateSqlite } from '../../../src/storage/migrations/migrate-sqlite.ts';
import { MIGRATIONS } from '../../../src/storage/migrations/migrations.ts';
import { NodeSqliteDialect } from '../../../src/storage/sqlite/node-sqlite-dialect.ts';
import { postgresDialect } from '../../../src/storage/postgres/postgres-dialect.ts';
import { PostgresPool } from '../../../src/storage/postgres/postgres-pool.ts';
import type { Schema } from '../../../src/storage/schema.ts';
import { createSqlStore } from '../../../src/storage/sql-store.ts';
import { DatabaseSync } from 'node:sqlite';
import { ANNA, GUILD } from '../contract/publish.ts';
import { postgresServer } from '../postgres-server.ts';
import { claim, sampleBrief } from '../sample-brief.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const server = await postgresServer();
afterAll(() => server?.close());

const BEFORE = MIGRATIONS.slice(
  0,
  MIGRATIONS.findIndex(({ name }) => name === 'codes of briefs and labels of claims'),
);

const WORDINGS = [
  sampleBrief(),
  sampleBrief({ coreViewpoint: [claim('Ferries left for Baku every night.')] }),
  sampleBrief({ coreViewpoint: [...sampleBrief().coreViewpoint, claim('Grain goes by rail.')] }),
];

/** What a Footnote before the step has written: version 3 took up version 1 again. */
async function fill(db: Kysely<Schema>): Promise<void> {
  const old = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
  await old.insertInto('guild').values({ id: GUILD, revision: 5 }).execute();
  for (const [id, slug, day] of [
    ['a', 'aktau-port', 2],
    ['b', 'aktau', 1],
    ['c', 'c5-plus', 3],
  ] as const) {
    const common = { slug, title: 'T', claim_count: 3 };
    const brief = { guild_id: GUILD, version: 4, content_version: 4, removed: 0, revision: 5 };
    const by = { updated_at: '', updated_by: ANNA };
    await old
      .insertInto('brief')
      .values({ id, ...common, ...brief, ...by })
      .execute();
    for (const [version, content] of [WORDINGS[0], WORDINGS[1], undefined, WORDINGS[2]].entries()) {
      const row = { brief_id: id, version: version + 1 };
      if (content)
        await old
          .insertInto('brief_content')
          .values({ ...row, content: JSON.stringify(content) })
          .execute();
      const made = { kind: 'edited', made_by: ANNA, made_at: `2026-01-0${day}T00:00:0${version}Z` };
      const content_version = content ? version + 1 : 1;
      await old
        .insertInto('brief_version')
        .values({ ...row, ...common, ...made, content_version })
        .execute();
    }
  }
}

async function openSqlite() {
  const sqlite = new DatabaseSync(join(temporaryFolder(), 'footnote.db'));
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(sqlite) });
  return { db, migrate: migrateSqlite };
}

async function openPostgres() {
  const url = (await server?.createDatabase()) ?? '';
  const db = new Kysely<Schema>({ dialect: postgresDialect(new PostgresPool(url, {})) });
  return { db, migrate: migratePostgres };
}

describe.each([
  ['a SQLite file', openSqlite, true],
  ['PostgreSQL', openPostgres, server !== undefined],
])('briefs from before there were ids, in %s', (_, open, isThere) => {
  it.skipIf(!isThere)('get the ids that they would have had from the start', async () => {
    const { db, migrate } = await open();
    onTestFinished(() => db.destroy());
    await migrate(db, BEFORE);
    await fill(db);
    await migrate(db);

    const { briefs } = createSqlStore(db, {});
    expect((await briefs.list(GUILD)).map(({ id, code }) => [id, code])).toEqual([
      ['a', 'AP'],
      ['b', 'AKT'],
      ['c', 'C52'],
    ]);
    expect(await briefs.get(GUILD, 'a', 1)).toMatchObject({ labels: ['0.1', '1.1', '2.1'] });
    expect(await briefs.get(GUILD, 'a', 2)).toMatchObject({ labels: ['0.2', '1.1', '2.1'] });
    expect(await briefs.get(GUILD, 'a', 3)).toMatchObject({ labels: ['0.1', '1.1', '2.1'] });
    expect(await briefs.get(GUILD, 'a')).toMatchObject({ labels: ['0.1', '0.3', '1.1', '2.1'] });
    const change = { guildId: GUILD, briefId: 'a', baseVersion: 4, by: ANNA };
    const added = sampleBrief({ coreViewpoint: [claim('Nothing like it was ever said of a harbour.')] });
    expect(await briefs.save({ ...change, content: added })).toMatchObject({
      brief: { labels: ['0.4', '1.1', '2.1'] },
    });
  });
});
