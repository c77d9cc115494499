import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { ConfigError, UserError } from '../../src/errors.ts';
import { backupStore, restoreStore } from '../../src/storage/backup.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { changeOf, GUILD, publish } from './contract/publish.ts';
import { sampleBrief } from './sample-brief.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = () => new Date('2030-01-02T03:04:05.678Z');

async function openStore(path: string) {
  const store = await openSqliteStore({ path });
  onTestFinished(() => store.close());
  return store;
}

it('copies a database that is being written to, as it stands', async () => {
  const folder = temporaryFolder();
  const store = await openStore(join(folder, 'live.db'));
  const brief = await publish(store);
  await store.briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) });

  const summary = backupStore(join(folder, 'live.db'), join(folder, 'deep/er/copy.db'));
  expect(summary).toMatchObject({ path: join(folder, 'deep/er/copy.db'), briefs: 1, versions: 2 });
  await publish(store, { slug: 'later' });

  expect(readdirSync(join(folder, 'deep/er'))).toEqual(['copy.db']);
  const copy = await openStore(join(folder, 'deep/er/copy.db'));
  expect(await copy.briefs.list(GUILD)).toMatchObject([{ id: brief.id, version: 2 }]);
});

it('does not overwrite a backup unless told to', async () => {
  const folder = temporaryFolder();
  await publish(await openStore(join(folder, 'live.db')));
  const target = join(folder, 'copy.db');
  writeFileSync(target, 'dear diary');

  expect(() => backupStore(join(folder, 'live.db'), target)).toThrow(UserError);
  expect(readFileSync(target, 'utf8')).toBe('dear diary');
  expect(backupStore(join(folder, 'live.db'), target, { overwrite: true })).toMatchObject({ briefs: 1 });
});

it('refuses to back up what is no database, and leaves nothing behind', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'notes.txt'), 'dear diary '.repeat(500));
  expect(() => backupStore(join(folder, 'absent.db'), join(folder, 'copy.db'))).toThrow('holds no database');
  expect(() => backupStore(join(folder, 'notes.txt'), join(folder, 'copy.db'))).toThrow(ConfigError);
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

it('restores a backup to a new place', async () => {
  const folder = temporaryFolder();
  const brief = await publish(await openStore(join(folder, 'live.db')));
  backupStore(join(folder, 'live.db'), join(folder, 'copy.db'));

  const summary = await restoreStore(join(folder, 'copy.db'), join(folder, 'new/place.db'));
  expect(summary).toMatchObject({ briefs: 1, versions: 1, keptAt: null });
  const restored = await openStore(join(folder, 'new/place.db'));
  expect(await restored.briefs.get(GUILD, brief.id)).toEqual({ ...brief, removed: false });
});

it('restores under a bot that runs, which goes on with the restored state', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'live.db');
  const bot = await openStore(path);
  const brief = await publish(bot);
  backupStore(path, join(folder, 'copy.db'));
  await publish(bot, { slug: 'after-the-backup' });
  const { revision } = await bot.briefs.since(GUILD, 0);

  await expect(restoreStore(join(folder, 'copy.db'), path)).rejects.toThrow(UserError);
  expect(await bot.briefs.list(GUILD)).toHaveLength(2);
  const { keptAt } = await restoreStore(join(folder, 'copy.db'), path, { overwrite: true, now });

  expect(await bot.briefs.since(GUILD, revision)).toMatchObject({
    complete: true,
    changed: [{ id: brief.id }],
  });
  const saved = await bot.briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) });
  expect(saved).toMatchObject({ kind: 'saved', brief: { version: 2 } });
  expect(await (await openStore(path)).briefs.get(GUILD, brief.id)).toMatchObject({ version: 2 });
  expect(keptAt).toBe(`${path}.replaced-2030-01-02T03-04-05-678Z`);
  expect(await (await openStore(keptAt ?? '')).briefs.list(GUILD)).toHaveLength(2);
});

it.each([1, 2, 3, 4])(
  'lets a bot that runs notice a restored past of its own with %i changes',
  async (changes) => {
    const folder = temporaryFolder();
    const bot = await openStore(join(folder, 'live.db'));
    for (const slug of ['one', 'two', 'three']) await publish(bot, { slug });
    const { revision } = await bot.briefs.since(GUILD, 0);
    const other = await openStore(join(folder, 'other.db'));
    for (let index = 0; index < changes; index += 1) await publish(other, { slug: `other-${index}` });
    backupStore(join(folder, 'other.db'), join(folder, 'copy.db'));

    await restoreStore(join(folder, 'copy.db'), join(folder, 'live.db'), { overwrite: true });
    const restored = await bot.briefs.since(GUILD, revision);
    expect(restored).toMatchObject({ complete: true, removed: [] });
    expect(restored.changed).toHaveLength(changes);
    await publish(bot, { slug: 'later' });
    const later = await bot.briefs.since(GUILD, restored.revision);
    expect(later).toMatchObject({ complete: false, changed: [{ slug: 'later' }] });
    expect(await bot.briefs.since(GUILD, revision)).toMatchObject({ complete: true });
    expect(await bot.briefs.since('elsewhere', 7)).toMatchObject({ complete: true, changed: [] });
  },
);

it('lets a bot notice that a guild which it knows is not in the backup', async () => {
  const folder = temporaryFolder();
  const bot = await openStore(join(folder, 'live.db'));
  backupStore(join(folder, 'live.db'), join(folder, 'copy.db'));
  await publish(bot, { slug: 'one' });
  const { revision } = await bot.briefs.since(GUILD, 0);
  await restoreStore(join(folder, 'copy.db'), join(folder, 'live.db'), { overwrite: true });
  await publish(bot, { slug: 'two' });
  expect(await bot.briefs.since(GUILD, revision)).toMatchObject({
    complete: true,
    changed: [{ slug: 'two' }],
  });
});

it('restores over a database that is damaged, and keeps its remains', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'live.db');
  await publish(await openStore(path));
  backupStore(path, join(folder, 'copy.db'));
  writeFileSync(join(folder, 'broken.db'), 'not a database at all');
  writeFileSync(join(folder, 'broken.db-wal'), 'its log');

  const { keptAt } = await restoreStore(join(folder, 'copy.db'), join(folder, 'broken.db'), {
    overwrite: true,
  });
  expect(readFileSync(keptAt ?? '', 'utf8')).toBe('not a database at all');
  expect(readFileSync(`${keptAt}-wal`, 'utf8')).toBe('its log');
  expect(await (await openStore(join(folder, 'broken.db'))).briefs.list(GUILD)).toHaveLength(1);
});

it('refuses to restore what is not a sound Footnote database, and touches nothing', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'live.db');
  const store = await openStore(path);
  await publish(store);
  const foreign = new DatabaseSync(join(folder, 'foreign.db'));
  foreign.exec('create table brief (id text)');
  foreign.close();
  writeFileSync(join(folder, 'text.db'), 'x'.repeat(5000));
  backupStore(path, join(folder, 'copy.db'));
  cpSync(join(folder, 'copy.db'), join(folder, 'torn.db'));
  const torn = readFileSync(join(folder, 'torn.db'));
  writeFileSync(join(folder, 'torn.db'), torn.subarray(0, torn.length / 2));

  for (const source of ['foreign.db', 'text.db', 'torn.db', 'absent.db']) {
    await expect(restoreStore(join(folder, source), path, { overwrite: true })).rejects.toThrow(ConfigError);
  }
  expect(await store.briefs.list(GUILD)).toHaveLength(1);
  expect(readdirSync(folder).some((name) => name.includes('replaced'))).toBe(false);
  expect(existsSync(path)).toBe(true);
});
