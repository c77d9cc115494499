import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type PostgresProcess, startPostgres } from './postgres-process.ts';

/** A PostgreSQL server for tests. */
export interface PostgresServer {
  /** Makes an empty place for tables, a schema of its own; resolves to its address. */
  createDatabase(): Promise<string>;
  /** Ends what the server is to the tests: its process if it was started here, else the places made. */
  close(): Promise<void>;
}

/** A server that was started here and can be stopped. */
export interface OwnPostgresServer extends PostgresServer, PostgresProcess {}

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
  try {
    const own = await startPostgres();
    return { ...serverAt(`postgres://${own.user}:test@127.0.0.1:${own.port}/postgres`), ...own };
  } catch (error) {
    console.warn(`no PostgreSQL for tests: ${String(error)}`);
    return undefined;
  }
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
