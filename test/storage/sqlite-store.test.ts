import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { briefStoreContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'footnote-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the store in a SQLite file', () => {
  briefStoreContract((name, options) => openSqliteStore({ path: join(folder, `${name}.db`), ...options }));
});
