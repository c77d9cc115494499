import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBundledBriefs } from '../../src/storage/bundled-briefs.ts';

const GOOD = 'Core Viewpoint - It is so [1]. Group 1: Why - Because of this [2]. - And of that [3].';

async function folderWith(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'footnote-briefs-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  return dir;
}

describe('loadBundledBriefs', () => {
  it('reads the briefs that ship with the bot without a doubt', async () => {
    const { briefs, problems } = await loadBundledBriefs('data/briefs');
    expect(problems).toEqual([]);
    expect(briefs.map(({ slug, title, code, guildId }) => ({ slug, title, code, guildId }))).toEqual([
      { slug: 'c5plus1', title: 'Japan-Central Asia C5+1 summit', code: 'C5', guildId: null },
    ]);
  });

  it('names file and line of a brief that cannot be read, and loads the others', async () => {
    const dir = await folderWith({ 'bad.txt': '\n', 'good.txt': GOOD });
    const { briefs, problems } = await loadBundledBriefs(dir);
    expect(briefs.map(({ slug }) => slug)).toEqual(['good']);
    expect(problems.some((problem) => problem.startsWith(`${join(dir, 'bad.txt')}:1: `))).toBe(true);
  });

  it('loads the others where one is no text, or no file at all', async () => {
    const dir = await folderWith({ 'good.txt': GOOD });
    await mkdir(join(dir, 'folder.txt'));
    await writeFile(join(dir, 'photo.txt'), Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
    const { briefs, problems } = await loadBundledBriefs(dir);
    expect(briefs.map(({ slug }) => slug)).toEqual(['good']);
    for (const name of ['folder.txt', 'photo.txt']) {
      expect(problems.filter((problem) => problem.startsWith(`${join(dir, name)}:1: `))).toHaveLength(1);
    }
  });

  it('gives each brief a code of its own, that of the index first', async () => {
    const index = { briefs: [{ slug: 'good-one', title: 'Good', code: 'GOO' }] };
    const files = { 'good.txt': GOOD, 'good-one.txt': GOOD, 'index.json': JSON.stringify(index) };
    const { briefs, problems } = await loadBundledBriefs(await folderWith(files));
    expect(briefs.map(({ slug, code }) => [slug, code])).toEqual([
      ['good-one', 'GOO'],
      ['good', 'GOO2'],
    ]);
    expect(briefs[0]?.labels).toEqual(['0.1', '1.1', '1.2']);
    expect(problems.filter((problem) => problem.includes('index.json'))).toEqual([]);
  });

  it('takes no code from an index that has one twice', async () => {
    const index = { briefs: ['a', 'b'].map((slug) => ({ slug, title: slug, code: 'AB' })) };
    const dir = await folderWith({ 'good.txt': GOOD, 'index.json': JSON.stringify(index) });
    const { problems } = await loadBundledBriefs(dir);
    expect(problems.some((problem) => problem.includes('two briefs have the code AB'))).toBe(true);
  });

  it('proposes titles where the index is missing or broken', async () => {
    const dir = await folderWith({ 'good.txt': GOOD, 'index.json': '{' });
    const { briefs, problems } = await loadBundledBriefs(dir);
    expect(briefs[0]?.title).not.toBe('');
    expect(problems.some((problem) => problem.startsWith(join(dir, 'index.json')))).toBe(true);
  });
});
