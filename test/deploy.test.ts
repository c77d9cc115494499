import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const documented = new Set(Array.from(read('.env.example').matchAll(/^([A-Z_]+)=/gm), ([, name]) => name));
/** Variables of the surroundings, which Footnote itself does not read. */
const NOT_OURS = new Set([
  'NODE_ENV',
  'NODE_COMPILE_CACHE',
  'POD_INDEX',
  'POSTGRES_USER',
  'POSTGRES_DB',
  'POSTGRES_PASSWORD',
]);

/** How each file names the variables that it sets. */
const settings: readonly (readonly [string, RegExp])[] = [
  ['Dockerfile', /^(?:ENV|   ) ([A-Z_]+)=/gm],
  ['compose.yaml', /^ {6}([A-Z_]+):/gm],
  ['deploy/kubernetes.yaml', /name: ([A-Z_]+)\b/g],
  ['deploy/footnote.service', /^Environment=([A-Z_]+)=/gm],
];

describe('the files to deploy with', () => {
  test.each(settings)('%s sets only what Footnote reads', (path, pattern) => {
    const names = Array.from(read(path).matchAll(pattern), ([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !documented.has(name) && !NOT_OURS.has(name))).toEqual([]);
  });

  test('the image gets what it copies, and the build is sent nothing else', () => {
    const copied = Array.from(read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm), ([, paths]) =>
      (paths ?? '').split(' '),
    ).flat();
    const sent = Array.from(read('.dockerignore').matchAll(/^!(.+)$/gm), ([, path]) => path);
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    expect(new Set(copied)).toEqual(new Set(sent));
  });
});
