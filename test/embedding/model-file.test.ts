import { createHash } from 'node:crypto';
import { renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ModelFile } from '../../src/embedding/model-file.ts';
import { ModelUnavailableError } from '../../src/embedding/unavailable.ts';
import { emptyFolder } from './small-model.ts';

function writeFile(content: string | Uint8Array): string {
  const path = join(emptyFolder(), 'weights.bin');
  writeFileSync(path, content);
  return path;
}

function open(path: string): ModelFile {
  const file = new ModelFile(path);
  onTestFinished(() => file.close());
  return file;
}

describe('ModelFile', () => {
  it('reads pieces, nothing, and all', () => {
    const file = open(writeFile('of the summit'));
    expect(file.read(3, 6).toString()).toBe('the');
    expect(file.read(3, 3)).toHaveLength(0);
    expect(file.read().toString()).toBe('of the summit');
    expect(file.sizeBytes).toBe(13);
  });

  it.each([0, 1, 65_536, 150_000])('hashes %d bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => i % 251);
    expect(open(writeFile(bytes)).sha256()).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('goes on reading the file that it opened when another one takes its name', () => {
    const path = writeFile('old');
    const file = open(path);
    const other = writeFile('new');
    renameSync(other, path);
    expect(file.read().toString()).toBe('old');
  });

  it('says when the file has become shorter', () => {
    const path = writeFile('of the summit');
    const file = open(path);
    truncateSync(path, 5);
    expect(() => file.read(3, 6)).toThrow('ends at byte 5');
  });

  it('says that a file is missing', () => {
    expect(() => new ModelFile(join(emptyFolder(), 'none'))).toThrow(ModelUnavailableError);
  });
});
