import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatBrief, readBrief } from '../../../src/knowledge/reading/index.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { claim, sampleBrief } from '../../storage/sample-brief.ts';
import { runCli } from '../run-cli.ts';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-'));
  database = join(folder, 'footnote.db');
  await writeFile(join(folder, 'aktau.txt'), formatBrief(sampleBrief()));
});

/** Runs `footnote` on the database of the test. What one run has compiled, the next need not. */
const footnote = (...args: string[]) =>
  runCli(args, {
    env: { DATABASE_URL: `sqlite:${database}` },
  });

const brief = (...args: string[]) => footnote('brief', ...args, '--guild', '12');
const file = (name: string) => join(folder, name);

// Each step is a process of its own, which a busy machine starts slowly.
describe('footnote brief', { timeout: 60_000 }, () => {
  it('adds a brief, lists it, and shows it as it was given', async () => {
    expect(await brief('add', file('aktau.txt'))).toEqual({
      code: 0,
      stdout: 'port-of-aktau: Port of Aktau, version 1.\n',
      stderr: '',
    });
    expect((await brief('list')).stdout).toMatch(
      /^port-of-aktau\tPort of Aktau\t3 claims\tversion 1\t\d{4}-/,
    );
    expect((await brief('show', 'port-of-aktau')).stdout).toBe(formatBrief(sampleBrief()));
  });

  it('edits, renames, removes and restores, each as a version in somebody’s name', async () => {
    await brief('add', file('aktau.txt'), '--name', 'aktau');
    const reworded = sampleBrief({ coreViewpoint: [claim('The sea is falling.', [1])] });
    await writeFile(file('new.txt'), formatBrief(reworded));
    await brief('edit', 'aktau', file('new.txt'), '--by', '77', '--note', 'Shorter');
    await brief('rename', 'aktau', 'Aktau harbour', '--name', 'Harbour');
    expect((await brief('remove', 'harbour')).stdout).toBe('harbour: Aktau harbour, version 4.\n');
    expect((await brief('list')).stdout).toBe('');
    expect((await brief('list', '--removed', '--json')).stdout).toContain('"removed":true');
    expect((await brief('restore', 'harbour')).code).toBe(0);
    const back = await brief('restore', 'harbour', '--version', '1', '--json');
    expect(JSON.parse(back.stdout)).toMatchObject({ slug: 'harbour', title: 'Port of Aktau', version: 6 });
    const history = (await brief('history', 'harbour')).stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(history.map(([version, kind, by]) => [version, kind, by])).toEqual([
      ['6', 'restored', 'by 0'],
      ['5', 'restored', 'by 0'],
      ['4', 'removed', 'by 0'],
      ['3', 'renamed', 'by 0'],
      ['2', 'edited', 'by 77'],
      ['1', 'published', 'by 0'],
    ]);
  });

  it('exports what can be imported again: one brief as text, all as a ZIP', async () => {
    await brief('add', file('aktau.txt'), '--name', 'aktau');
    expect(readBrief((await brief('export', 'aktau')).stdout).brief).toEqual(sampleBrief());
    await brief('export', '--all', '--out', file('all.zip'));

    database = file('other.db');
    const imported = await brief('import', file('all.zip'));
    expect(imported).toEqual({ code: 0, stdout: 'aktau.json\tnew\tPort of Aktau\n', stderr: '' });
    const again = await brief('import', file('all.zip'), '--json');
    expect(JSON.parse(again.stdout)).toEqual({
      from: 'aktau.json',
      title: 'Port of Aktau',
      result: 'same',
      why: null,
    });
    expect((await brief('list')).stdout.split('\n')).toHaveLength(2);
  });

  it('leaves no draft behind, and imports what it can of a file', async () => {
    await writeFile(file('two.json'), JSON.stringify([{ title: 'x' }, JSON.parse(await exported())]));
    const { code, stdout, stderr } = await brief('import', file('two.json'));
    expect(code).toBe(1);
    expect(stdout).toContain('two.json, [1]\t');
    expect(stderr).toMatch(/^footnote: two\.json, \[0\]: .*claim/);
    const store = await openSqliteStore({ path: database });
    expect(await store.drafts.list({ guildId: '12', by: '0' })).toEqual([]);
    await store.close();

    async function exported(): Promise<string> {
      await brief('add', file('aktau.txt'), '--name', 'aktau');
      return (await brief('export', 'aktau', '--json')).stdout;
    }
  });

  it('is seen by a bot that has the database open', async () => {
    const store = await openSqliteStore({ path: database });
    await brief('add', file('aktau.txt'));
    expect((await store.briefs.since('12', 0)).changed).toHaveLength(1);
    await store.close();
  });

  it('says in one line what is wrong with the command', async () => {
    const wrong: [message: RegExp, ...args: string[]][] = [
      [/--guild ID is needed/, 'brief', 'list'],
      [/--guild needs an ID of digits/, 'brief', 'list', '--guild', 'mine'],
      [/there is no database at .*footnote\.db/, 'brief', 'list', '--guild', '1'],
      [/--database needs sqlite:FILE/, 'brief', 'list', '--guild', '1', '--database', 'x.db'],
      [/brief needs one of list, show/, 'brief', 'mend', '--guild', '1'],
      [/--loud/, 'brief', 'list', '--guild', '1', '--loud'],
      [
        /cannot read \/nowhere\.zip/,
        'brief',
        'import',
        '/nowhere.zip',
        '--guild',
        '1',
        '--database',
        `sqlite:${file('other.db')}`,
      ],
      [/there is no database at/, 'backup', file('copy.db')],
      [/cannot be read as a database/, 'restore', file('aktau.txt')],
    ];
    for (const [index, outcome] of (
      await Promise.all(wrong.map(([, ...args]) => footnote(...args)))
    ).entries()) {
      expect(outcome).toMatchObject({ code: 1, stdout: '' });
      expect(outcome.stderr).toMatch(wrong[index]?.[0] ?? '');
      expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(existsSync(database)).toBe(false);
  });

  it('says what stands in the way of a change', async () => {
    await brief('add', file('aktau.txt'), '--name', 'aktau');
    await writeFile(file('empty.txt'), 'Nothing here');
    const [taken, bundled, unknown, unchanged, empty] = await Promise.all([
      brief('add', file('aktau.txt'), '--name', 'aktau'),
      brief('add', file('aktau.txt'), '--name', 'c5plus1'),
      brief('show', 'almaty'),
      brief('rename', 'aktau', 'Port of Aktau'),
      brief('add', file('empty.txt')),
    ]);
    expect(taken.stderr).toContain('goes by the short name “aktau” already');
    expect(bundled.stderr).toContain('which ships with the bot, goes by the short name “c5plus1”');
    expect(unknown.stderr).toBe(
      'footnote: This server has no brief of its own called “almaty”. Nearest: Port of Aktau.\n',
    );
    expect(unchanged).toEqual({
      code: 0,
      stdout: 'aktau: Port of Aktau, version 1, as it was.\n',
      stderr: '',
    });
    expect(empty.stderr).toContain('there is no brief in');
    expect([taken, bundled, unknown, empty].map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });

  it('has help', async () => {
    const { code, stdout } = await footnote('brief', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('footnote brief add FILE|- [--title TITLE]');
  });
});

describe('footnote backup and restore', { timeout: 60_000 }, () => {
  it('take a database back to where it was, and keep what was there', async () => {
    await brief('add', file('aktau.txt'), '--name', 'aktau');
    expect((await footnote('backup', file('copy.db'))).stdout).toMatch(
      /copy\.db: 1 briefs, 1 versions, \d+ bytes\./,
    );
    expect((await footnote('backup', file('copy.db'))).stderr).toContain('exists already');
    await brief('remove', 'aktau');

    const refused = await footnote('restore', file('copy.db'));
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('exists already') });
    const { stdout } = await footnote('restore', file('copy.db'), '--overwrite', '--json');
    const { keptAt } = JSON.parse(stdout) as { keptAt: string };
    expect((await brief('list')).stdout).toContain('aktau');
    expect((await readFile(keptAt)).subarray(0, 6).toString()).toBe('SQLite');
  });
});
