import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/knowledge/files/archive.ts';

const limits = { entries: 10, totalBytes: 100_000, fileBytes: 20_000, extensions: ['.txt', '.json'] };

/** The names and texts that were read, or why none were. */
function read(bytes: Uint8Array): unknown {
  const reading = readArchive(bytes, limits);
  if (reading.kind === 'unreadable') return reading.why;
  return Object.fromEntries(
    reading.entries.map((entry) => [
      entry.name,
      entry.kind === 'file' ? new TextDecoder().decode(entry.bytes) : entry.why,
    ]),
  );
}

function zip(files: Record<string, string | Uint8Array>, level: 0 | 9 = 9): Uint8Array {
  const contents = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(contents) as Zippable, { level });
}

describe('an archive', () => {
  it.each([0, 9] as const)('gives its files, packed at level %i', (level) => {
    expect(read(zip({ 'a.txt': 'one', 'folder/B.JSON': '{}', '文.txt': '二' }, level))).toEqual({
      'a.txt': 'one',
      'folder/B.JSON': '{}',
      '文.txt': '二',
    });
  });

  it('leaves out folders and hidden files, and names what it does not unpack', () => {
    const files = { 'x/': '', '__MACOSX/a.txt': '', '.DS_Store': '', 'x/.a.txt': '', 'photo.png': 'PNG' };
    expect(read(zip(files))).toEqual({
      'photo.png': { kind: 'not-a-text-file', values: { extensions: ['.txt', '.json'] } },
    });
  });

  it('reads the others when one file is too large', () => {
    expect(read(zip({ 'big.txt': 'x'.repeat(20_001), 'a.txt': 'one' }))).toEqual({
      'big.txt': { kind: 'too-many-bytes', values: { most: 20_000 } },
      'a.txt': 'one',
    });
  });

  it('is refused with more files than it may hold', () => {
    const files = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${index}.txt`, 'x']));
    expect(read(zip(files))).toEqual({ kind: 'too-many-files', values: { most: 10 } });
  });

  it('is refused when it unpacks to more than it may, however small it is', () => {
    const bomb = zip({ 'a.txt': new Uint8Array(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(read(bomb)).toEqual({ kind: 'unpacks-too-far', values: { most: 100_000 } });
  });

  it('is refused when it is damaged', () => {
    const whole = zip({ 'a.txt': 'one two three '.repeat(500), 'b.txt': 'two' }, 0);
    expect(read(whole.subarray(0, 4_000))).toMatchObject({ kind: 'damaged-archive' });
    const scratched = zip({ 'a.txt': 'one two three four five six seven', 'b.txt': 'two' });
    scratched.fill(0xff, 36, 60);
    expect(read(scratched)).toMatchObject({ 'a.txt': { kind: 'damaged-entry' } });
  });

  it('has no files when it is no archive', () => {
    expect(read(strToU8('not a ZIP at all'))).toEqual({});
  });
});
