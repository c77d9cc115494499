import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatBrief } from '../../src/knowledge/reading/index.ts';
import { postgresServer } from '../storage/postgres-server.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { runCli } from './run-cli.ts';

const server = await postgresServer();
afterAll(() => server?.close());

// Each step is a process of its own, which a busy machine starts slowly.
describe.skipIf(!server)('footnote on a PostgreSQL server', { timeout: 60_000 }, () => {
  it('moves there from a file with all that it has, and works on there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
    const file = `sqlite:${join(folder, 'footnote.db')}`;
    const url = (await server?.createDatabase()) ?? '';
    const footnote = (database: string, ...args: string[]) =>
      runCli(args, {
        env: { DATABASE_URL: database },
      });
    await writeFile(join(folder, 'aktau.txt'), formatBrief(sampleBrief()));
    await footnote(file, 'brief', 'add', join(folder, 'aktau.txt'), '--guild', '12');

    expect((await footnote(url, 'doctor')).stdout).toContain('whose tables will be made at the first start');
    const moved = await footnote(file, 'migrate', file, url);
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    expect(moved.stdout).toMatch(/^brief {10} {7}1 rows {2}[0-9a-f]{16}$/m);
    expect((await footnote(url, 'brief', 'list', '--guild', '12')).stdout).toMatch(/^port-of-aktau\t/);
    await footnote(url, 'brief', 'remove', 'port-of-aktau', '--guild', '12');
    expect((await footnote(url, 'brief', 'list', '--guild', '12')).stdout).toBe('');
    expect((await footnote(url, 'doctor')).stdout).toMatch(
      /^ok +database: PostgreSQL database \w+ at [^@]+$/m,
    );

    const again = await footnote(file, 'migrate', file, url);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/^footnote: The target holds what the source does not [^\n]+\n$/);
    const copy = await footnote(url, 'backup', join(folder, 'copy.db'));
    expect(copy.stderr).toMatch(/^footnote: this is for SQLite files; for PostgreSQL use pg_dump [^\n]+\n$/);
  });
});
