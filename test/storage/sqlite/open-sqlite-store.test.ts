import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ConfigError, DependencyError } from '../../../src/errors.ts';
import type { Store } from '../../../src/knowledge/stores/store.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { MIGRATIONS } from '../../../src/storage/migrations/migrations.ts';
import { GUILD, publish } from '../contract/publish.ts';
import { longBrief } from '../sample-brief.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A database with a few hundred claims, closed. */
async function closedDatabase(): Promise<string> {
  const path = join(temporaryFolder(), 'footnote.db');
  const store = await openSqliteStore({ path });
  for (const slug of ['a', 'b', 'c']) await publish(store, { slug, content: longBrief(slug, 200) });
  await store.close();
  return path;
}

/** Tries to open a file, which must refuse in one line and leave every byte alone. */
async function refusal(path: string): Promise<string> {
  const before = readFileSync(path);
  const error: unknown = await openSqliteStore({ path }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(ConfigError);
  expect(readFileSync(path).equals(before)).toBe(true);
  // Reading may leave a log beside it; nothing is in it.
  const log = `${path}-wal`;
  expect(existsSync(log) ? readFileSync(log).length : 0).toBe(0);
  const { message } = error as ConfigError;
  expect(message).toContain(path);
  expect(message).not.toContain('\n');
  return message;
}

it('creates the file and its folder', async () => {
  const path = join(temporaryFolder(), 'var/data/footnote.db');
  await (await openSqliteStore({ path })).close();
  const db = new DatabaseSync(path, { readOnly: true });
  expect(db.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
  expect(db.prepare('pragma application_id').get()).toMatchObject({ application_id: 0x466f6f74 });
  expect(db.prepare('pragma user_version').get()).toMatchObject({ user_version: MIGRATIONS.length });
  db.close();
});

it('says that it is there, without a pool', async () => {
  const store = await openSqliteStore({ path: join(temporaryFolder(), 'footnote.db') });
  await store.ping();
  expect(store.connections()).toBeUndefined();
  await store.close();
  await expect(store.ping()).rejects.toThrow('destroyed');
});

it('leaves one file behind when it is closed', async () => {
  const path = await closedDatabase();
  expect(readdirSync(dirname(path))).toEqual(['footnote.db']);
});

it('starts on an empty file, as a process that was killed early leaves it', async () => {
  const path = join(temporaryFolder(), 'footnote.db');
  writeFileSync(path, '');
  const store = await openSqliteStore({ path });
  await publish(store);
  expect(await store.briefs.list(GUILD)).toHaveLength(1);
  await store.close();
});

it('refuses a file that is not a database', async () => {
  const path = join(temporaryFolder(), 'notes.txt');
  writeFileSync(path, 'Dear diary,\n'.repeat(1000));
  expect(await refusal(path)).toContain('cannot be read as a database');
});

it('refuses a database of another program', async () => {
  const path = join(temporaryFolder(), 'other.db');
  const db = new DatabaseSync(path);
  db.exec('create table bookmark (url text)');
  db.close();
  expect(await refusal(path)).toContain('another program');
});

it('refuses a database that a newer Footnote wrote', async () => {
  const path = await closedDatabase();
  const db = new DatabaseSync(path);
  db.exec('pragma user_version = 99');
  db.close();
  expect(await refusal(path)).toMatch(/newer Footnote \(schema 99; this one knows \d+\)/);
});

it('refuses a damaged database', async () => {
  const path = await closedDatabase();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xa5, 3 * 4096, 12 * 4096));
  expect(await refusal(path)).toMatch(/damaged|cannot be read/);
});

it('refuses a database that was cut short', async () => {
  const path = await closedDatabase();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
  expect(await refusal(path)).toMatch(/damaged|cannot be read/);
});

it('does not take a database for damaged that another program has locked', { timeout: 20_000 }, async () => {
  const path = await closedDatabase();
  const other = new DatabaseSync(path);
  other.exec('pragma locking_mode = exclusive; begin exclusive');
  const opening = openSqliteStore({ path });
  await expect(opening).rejects.toThrow('is locked by another program');
  await expect(opening).rejects.toBeInstanceOf(DependencyError);
  other.close();
});

it('says so when there can be no file', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'folder.db'));
  await expect(openSqliteStore({ path: join(folder, 'file/footnote.db') })).rejects.toThrow(
    /cannot be written \(.*(ENOTDIR|EEXIST)/,
  );
  await expect(openSqliteStore({ path: join(folder, 'folder.db') })).rejects.toThrow('is not a file');
});

it('throws DependencyError with the cause when the database fails later', async () => {
  const path = await closedDatabase();
  const store = await openSqliteStore({ path });
  const db = new DatabaseSync(path);
  db.exec('drop table draft');
  db.close();
  const reading = store.drafts.list({ guildId: GUILD, by: '1' });
  await expect(reading).rejects.toBeInstanceOf(DependencyError);
  await expect(reading).rejects.toMatchObject({ cause: { message: 'no such table: draft' } });
  expect(await store.briefs.list(GUILD)).toHaveLength(3);
  await store.close();
});

const DRAFT = { guildId: GUILD, by: '1', title: null, text: 'Kept', basedOn: null };

it.each<[what: string, write: (store: Store, draftId: string) => Promise<unknown>]>([
  ['a brief', (store) => publish(store, { slug: 'patient' })],
  ['a draft', (store) => store.drafts.save(DRAFT)],
  ['the end of a draft', (store, draftId) => store.drafts.discard(DRAFT, draftId)],
  ['what a reporter was told', (store) => store.reports.markTold(GUILD, ['x'])],
])('waits for a write of another process with %s, and goes on meanwhile', async (_, write) => {
  const path = await closedDatabase();
  const store = await openSqliteStore({ path });
  const { id } = await store.drafts.save(DRAFT);
  const other = new DatabaseSync(path);
  other.exec('begin immediate');

  let isWritten = false;
  const writing = write(store, id).then(() => (isWritten = true));
  // Far more turns of the event loop than a write takes when nothing is in its way.
  for (let turn = 0; turn < 50; turn += 1) await setImmediate();
  expect(isWritten).toBe(false);

  other.exec('commit');
  await writing;
  other.close();
  await store.close();
});

it('lets several processes open a new file at once, and migrates it once', async () => {
  const path = join(temporaryFolder(), 'footnote.db');
  const children = Array.from({ length: 4 }, () =>
    fork(new URL('../saving-process.ts', import.meta.url), [`sqlite:${path}`, '3'], { silent: true }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit')) as [number]));
  expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0]);
  const store = await openSqliteStore({ path });
  expect(await store.briefs.list(GUILD)).toHaveLength(4);
  expect(await store.audit.list(GUILD, { limit: 99 })).toHaveLength(12);
  await store.close();
});
