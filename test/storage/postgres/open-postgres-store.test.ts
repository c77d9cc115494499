import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ConfigError, DependencyError } from '../../../src/errors.ts';
import {
  inspectPostgresDatabase,
  openPostgresStore,
} from '../../../src/storage/postgres/open-postgres-store.ts';
import { MIGRATIONS } from '../../../src/storage/migrations/migrations.ts';
import { GUILD, publish } from '../contract/publish.ts';
import { postgresServer } from '../postgres-server.ts';

const server = await postgresServer();
afterAll(() => server?.close());

/** What opening is refused with: one line, without the password. */
async function refusal(url: string): Promise<string> {
  const error: unknown = await openPostgresStore(url).then(
    (store) => store.close(),
    (error: unknown) => error,
  );
  if (!(error instanceof ConfigError) && !(error instanceof DependencyError)) throw new Error('not refused');
  expect(error.message).not.toMatch(/\n|secret/);
  return error.message;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe.skipIf(!server)('opening a PostgreSQL database', () => {
  const newDatabase = async () => (await server?.createDatabase()) ?? '';

  it('makes the tables, and finds them again', async () => {
    const url = await newDatabase();
    expect(await inspectPostgresDatabase(url)).toEqual({ schema: 0 });
    const store = await openPostgresStore(url);
    const brief = await publish(store);
    await store.close();
    expect(await inspectPostgresDatabase(url)).toEqual({ schema: MIGRATIONS.length });
    const again = await openPostgresStore(url);
    expect(await again.briefs.list(GUILD)).toMatchObject([{ id: brief.id }]);
    await again.close();
  });

  it('lets several processes open a new database at once, and migrates it once', async () => {
    const url = await newDatabase();
    const children = Array.from({ length: 4 }, () =>
      fork(new URL('../saving-process.ts', import.meta.url), [url, '3'], { silent: true }),
    );
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit')) as [number]));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0]);
    const store = await openPostgresStore(url);
    expect(await store.briefs.list(GUILD)).toHaveLength(4);
    expect(await store.audit.list(GUILD, { limit: 99 })).toHaveLength(12);
    await store.close();
  });

  it('refuses a wrong password, a database that is not there, and a user without rights', async () => {
    const url = await newDatabase();
    const wrong = new URL(url);
    wrong.password = 'secret';
    expect(await refusal(wrong.href)).toMatch(/^The user "\w+" was refused by .*DATABASE_URL\.$/);
    wrong.password = '';
    vi.stubEnv('PGPASSWORD', undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refusal(wrong.href)).toMatch(/^The user "\w+" was refused by /);

    const absent = new URL(url);
    absent.pathname = '/nowhere';
    expect(await refusal(absent.href)).toMatch(/^There is no database "nowhere" on /);

    const guest = new URL(url);
    guest.username = new URL(url).searchParams.get('options')?.replace('-c search_path=', '') ?? '';
    guest.password = 'guest';
    await run(url, `create role ${guest.username} login password 'guest'`);
    await run(url, `grant usage on schema ${guest.username} to ${guest.username}`);
    expect(await refusal(guest.href)).toMatch(/^The user "\w+" may not .*: make that user its owner\.$/);
    await run(url, `drop owned by ${guest.username}; drop role ${guest.username}`);
  });

  it('refuses a database of a newer Footnote or of another program, and changes nothing', async () => {
    const newer = await newDatabase();
    await (await openPostgresStore(newer)).close();
    await run(newer, 'update footnote_schema set number = 99');
    expect(await refusal(newer)).toMatch(/newer Footnote \(schema 99; this one knows \d+\)/);

    const foreign = await newDatabase();
    await run(foreign, 'create table guild (id text)');
    expect(await refusal(foreign)).toContain('another program');
    await expect(inspectPostgresDatabase(foreign)).rejects.toThrow(ConfigError);
  });

  it('throws DependencyError with the cause when a statement is refused later', async () => {
    const url = await newDatabase();
    const store = await openPostgresStore(url);
    onTestFinished(() => store.close());
    await run(url, 'drop table draft');
    const reading = store.drafts.list({ guildId: GUILD, by: '1' });
    await expect(reading).rejects.toBeInstanceOf(DependencyError);
    await expect(reading).rejects.toMatchObject({ cause: { code: '42P01' } });
    expect(await store.briefs.list(GUILD)).toEqual([]);
  });

  it('counts its connections', async () => {
    const store = await openPostgresStore(await newDatabase());
    onTestFinished(() => store.close());
    expect(store.connections()).toEqual({ inUse: 0, idle: 0, waiting: 0 });
    await store.ping();
    expect(store.connections()).toEqual({ inUse: 0, idle: 1, waiting: 0 });
  });

  it('does not take whoever is about to be given a connection for one who waits', async () => {
    const store = await openPostgresStore(await newDatabase());
    onTestFinished(() => store.close());
    await store.ping();
    const pinging = store.ping();
    const waiting = new Set<number | undefined>();
    for (let turn = 0; turn < 50; turn += 1) {
      await Promise.resolve();
      waiting.add(store.connections()?.waiting);
    }
    await pinging;
    expect([...waiting]).toEqual([0]);
  });

  it('takes U+FFFD for NUL in text, which PostgreSQL cannot hold', async () => {
    const store = await openPostgresStore(await newDatabase());
    onTestFinished(() => store.close());
    const owner = { guildId: GUILD, by: '1' };
    const { id } = await store.drafts.save({ ...owner, title: null, text: 'a\0b', basedOn: null });
    expect(await store.drafts.get(owner, id)).toMatchObject({ text: 'a\uFFFDb' });
  });
});

describe('opening what is no PostgreSQL server', () => {
  it('names a certificate that cannot be read', async () => {
    const url = 'postgres://u:secret@127.0.0.1/f?sslmode=verify-full&sslrootcert=/no/such/ca.pem';
    expect(await refusal(url)).toMatch(/^DATABASE_URL: \/no\/such\/ca\.pem cannot be read \(.*ENOENT/);
  });

  it('says that nothing listens, or that nothing answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const url = `postgres://u:secret@127.0.0.1:${port}/f`;
    expect(await refusal(url)).toBe(
      `Cannot reach the PostgreSQL server at 127.0.0.1:${port} (Connection terminated due to connection timeout): ` +
        'check that it runs, and the address in DATABASE_URL.',
    );
    silent.close();
    expect(await refusal(url)).toMatch(/^Cannot reach .*ECONNREFUSED/);
    expect(await refusal('postgres://u:secret@nowhere.invalid/f')).toMatch(
      /^Cannot reach .*nowhere\.invalid/,
    );
  });

  it('does not repeat an address that it cannot read', async () => {
    expect(await refusal('postgres://u:secret@db:port/f')).toMatch(/^DATABASE_URL is no address/);
  });
});
