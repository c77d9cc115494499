import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/** Where the process and a thread of it keep compiled code. */
const PROGRAM = `
  import { getCompileCacheDir } from 'node:module';
  import { Worker } from 'node:worker_threads';
  const thread = \`
    import { getCompileCacheDir } from 'node:module';
    import { parentPort } from 'node:worker_threads';
    parentPort.postMessage(getCompileCacheDir());\`;
  new Worker(thread, { eval: true }).on('message', (ofThread) => {
    console.log(JSON.stringify([getCompileCacheDir(), ofThread]));
  });`;

async function foldersWith(env: Record<string, string>): Promise<unknown> {
  const options = { env: { PATH: process.env['PATH'], ...env } };
  const program = ['--import', './src/keep-compiled-code.js', '--input-type=module', '--eval', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, program, options);
  return JSON.parse(stdout);
}

describe('keep-compiled-code', () => {
  it('lets the process and its threads keep compiled code in the project', async () => {
    const ours = expect.stringContaining(
      fileURLToPath(new URL('../node_modules/.cache/footnote/', import.meta.url)),
    );
    expect(await foldersWith({})).toEqual([ours, ours]);
  });

  it('leaves it be where that is switched off', async () => {
    expect(await foldersWith({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual([null, null]);
  });
});
