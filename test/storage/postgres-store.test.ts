import { afterAll, describe } from 'vitest';
import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts';
import { postgresServer } from './postgres-server.ts';
import { briefStoreContract } from './store-contract.ts';

const server = await postgresServer();
afterAll(() => server?.close());

describe.skipIf(!server)('the store in a PostgreSQL database', () => {
  const urls = new Map<string, Promise<string | undefined>>();

  briefStoreContract(async (name, options) => {
    const url = urls.get(name) ?? Promise.resolve(server?.createDatabase());
    urls.set(name, url);
    return await openPostgresStore((await url) ?? '', options);
  });
});
