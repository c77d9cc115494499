import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/knowledge/meaning/embedder.ts';
import { DependencyError } from '../../src/errors.ts';
import { DESCRIPTION_FILE, openEmbedder } from '../../src/embedding/open-embedder.ts';
import { SentenceModel } from '../../src/embedding/sentence-model.ts';
import { emptyFolder, writeSmallModel } from './small-model.ts';

const source = fileURLToPath(new URL('../../src/embedding/open-embedder.ts', import.meta.url));

describe('openEmbedder', () => {
  const open: Embedder[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((embedder) => embedder.close()));
  });

  async function openModel(folder: string): Promise<Embedder> {
    const opened = await openEmbedder({ folder });
    if (opened.kind !== 'ready') throw new Error(opened.detail);
    open.push(opened.embedder);
    return opened.embedder;
  }

  it('gives one vector a text, in order, as the model computes them', async () => {
    const { folder, description } = writeSmallModel();
    const embedder = await openModel(folder);
    const texts = ['the summit', 'was held', 'in tokyo'];
    const model = new SentenceModel(folder, description);
    expect(await embedder.embed(texts)).toEqual(texts.map((text) => model.embed(text, 'query')));
    expect(embedder.dimensions).toBe(model.dimensions);
    expect(embedder.words).toEqual(new Set(['summit', 'tokyo']));
    expect(await embedder.embed([])).toEqual([]);
  });

  it('lets a query overtake claims that wait', async () => {
    const embedder = await openModel(writeSmallModel().folder);
    const done: string[] = [];
    await Promise.all([
      embedder.embed(['the', 'summit', 'was'], 'claim').then(() => done.push('first claims')),
      embedder.embed(['held'], 'claim').then(() => done.push('second claims')),
      embedder.embed(['tokyo'], 'query').then(() => done.push('query')),
    ]);
    expect(done).toEqual(['query', 'first claims', 'second claims']);
  });

  it('names the model and its version: the same for the same files, another for others', async () => {
    const [first, again, other] = await Promise.all([
      openModel(writeSmallModel().folder),
      openModel(writeSmallModel().folder),
      openModel(writeSmallModel({ prefixes: { query: 'ask: ', claim: '' } }).folder),
    ]);
    expect(first.id).toMatch(/^small@[0-9a-f]{12}$/);
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  it('rejects what waits and what comes once it is closed', async () => {
    const embedder = await openModel(writeSmallModel().folder);
    const waiting = embedder.embed(['the', 'summit'], 'claim');
    await Promise.all([expect(waiting).rejects.toThrow(DependencyError), embedder.close()]);
    await expect(embedder.embed(['tokyo'])).rejects.toThrow('closed');
    await embedder.close();
  });

  it('says that the model is switched off', async () => {
    expect(await openEmbedder('off')).toMatchObject({ kind: 'unavailable', reason: 'off' });
  });

  it.each(['model.json', 'a.bin', 'tokenizer.json', DESCRIPTION_FILE])(
    'says that %s is missing',
    async (file) => {
      const { folder } = writeSmallModel();
      rmSync(join(folder, file));
      const opened = await openEmbedder({ folder });
      expect(opened).toMatchObject({ kind: 'unavailable', reason: 'missing' });
      expect(opened).toHaveProperty('detail', expect.stringContaining(file));
    },
  );

  it.each(['model.json', 'b.bin', 'tokenizer.json'])('says that %s differs', async (file) => {
    const { folder } = writeSmallModel();
    writeFileSync(join(folder, file), '{}');
    const opened = await openEmbedder({ folder });
    expect(opened).toMatchObject({ kind: 'unavailable', reason: 'differs' });
    expect(opened).toHaveProperty('detail', expect.stringContaining(file));
  });

  it('says that a file without a SHA-256 in the description differs', async () => {
    const { folder } = writeSmallModel({ sha256: {} });
    expect(await openEmbedder({ folder })).toMatchObject({ kind: 'unavailable', reason: 'differs' });
  });

  it('says that a description makes no model', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, DESCRIPTION_FILE), '{"name":"x"}');
    expect(await openEmbedder({ folder })).toMatchObject({ kind: 'unavailable', reason: 'invalid' });
  });

  it('says what a model lacks', async () => {
    const opened = await openEmbedder({ folder: writeSmallModel({ layers: 3 }).folder });
    expect(opened).toMatchObject({ kind: 'unavailable', reason: 'invalid' });
    expect(opened).toHaveProperty('detail', expect.stringContaining('layer_._2'));
  });

  it('keeps a process alive while it works, and no longer', async () => {
    const { folder } = writeSmallModel();
    const program = join(folder, 'program.mjs');
    writeFileSync(
      program,
      `import { openEmbedder } from ${JSON.stringify(source)};
       const opened = await openEmbedder({ folder: import.meta.dirname });
       opened.embedder.embed(['tokyo']).then(([vector]) => console.log(vector.length));`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(stdout.trim()).toBe('32');
  });
});
