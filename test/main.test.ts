import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPlayground } from '../src/playground/playground.ts';
import { startProcess } from './e2e/bot-process.ts';

/** Runs the bot as `npm start` does, with a database of its own, until `isEnough` or until it ends. */
async function start(env: Record<string, string>, isEnough: (output: string) => boolean = () => false) {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-main-'));
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: `sqlite:${join(folder, 'footnote.db')}`,
      PORT: '0',
      ...env,
    },
  });
  let output = '';
  let isStopping = false;
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    // A second signal would end it at once.
    if (!isStopping && isEnough(output)) isStopping = child.kill('SIGTERM');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

describe('the bot as a process', () => {
  it('says where the playground is, and ends cleanly on SIGTERM', async () => {
    const { code, output } = await start({}, (text) => text.includes('"ready"'));
    expect(output).toMatch(/open http:\/\/127\.0\.0\.1:\d+/);
    expect(output).toContain('"stopping"');
    expect(code).toBe(0);
  });

  it('ends cleanly when it is told to while it starts', async () => {
    const { code, output } = await start({}, (text) => text.includes('searching by'));
    expect(code).toBe(0);
    expect(output).not.toContain('unexpected');
  });

  it('ends at once when it is told a second time, whatever the signal', async () => {
    const playground = await startPlayground();
    const folder = await mkdtemp(join(tmpdir(), 'footnote-main-'));
    // Over HTTP, where a first SIGTERM leaves it some seconds.
    const bot = await startProcess({
      DISCORD_TOKEN: playground.token,
      DISCORD_API_URL: playground.apiUrl,
      DISCORD_PUBLIC_KEY: playground.publicKey,
      DATABASE_URL: `sqlite:${join(folder, 'footnote.db')}`,
    });
    void bot.stop('SIGTERM');
    // Of two signals that wait to be told the second may come first.
    await expect.poll(() => bot.output()).toContain('"msg":"stopping"');
    expect(await bot.stop('SIGINT')).toBe(1);
    expect(bot.output()).not.toContain('"msg":"stopped"');
    await playground.close();
  });

  it('serves health and metrics beside the playground', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-main-'));
    const bot = await startProcess({ DATABASE_URL: `sqlite:${join(folder, 'footnote.db')}` });
    const get = async (path: string) => (await fetch(bot.url + path)).text();
    expect(await get('/healthz')).toBe('{"alive":true}');
    expect(await get('/readyz')).toBe('{"ready":true}');
    expect(await get('/metrics')).toContain('\nfootnote_ready 1\n');
    expect(await get('/')).toContain('<!doctype html>');
    expect(await bot.stop('SIGINT')).toBe(0);
  });

  it('names a port that is in use, in one line', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, output } = await start({ PORT: String(port) });
    server.close();
    expect({ code, output: output.trim() }).toEqual({
      code: 1,
      output: `PORT: cannot listen on 127.0.0.1:${port}: the address is in use. Set PORT to a free one; each process on a machine needs its own.`,
    });
  });

  it('names an address that is not this machine’s', async () => {
    const { code, output } = await start({ HOST: '192.0.2.1', DISCORD_TOKEN: 'nonsense' });
    expect({ code, output: output.trim() }).toEqual({
      code: 1,
      output:
        'HOST: cannot listen on 192.0.2.1:0: this machine has no such address. Set HOST to an address of this machine.',
    });
  });

  it('names every variable that is wrong', async () => {
    const { code, output } = await start({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(2);
  });

  it('names a folder of briefs that is not there', async () => {
    const { code, output } = await start({ BRIEFS_DIR: 'no/such/folder' });
    expect(code).toBe(1);
    expect(output).toMatch(/^BRIEFS_DIR: cannot read no\/such\/folder: /);
  });

  it('names a database that cannot be reached', async () => {
    const { code, output } = await start({ DATABASE_URL: 'postgres://bot:secret@127.0.0.1:9/footnote' });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^Cannot reach the PostgreSQL server at 127\.0\.0\.1:9 \(.*\): [^\n]+$/);
    expect(output).not.toContain('secret');
  });

  it('names a token that is refused', async () => {
    const { code, output } = await start({
      DISCORD_TOKEN: 'nonsense',
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
    });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^cannot reach http:\/\/127\.0\.0\.1:9\/api: .+$/);
  });

  it('warns of a bundled brief that cannot be read, and starts with the others', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'footnote-briefs-'));
    await writeFile(join(dir, 'bad.txt'), '\n');
    const { code, output } = await start({ BRIEFS_DIR: dir }, (text) => text.includes('"ready"'));
    expect(output).toContain(`${join(dir, 'bad.txt')}:1: `);
    expect(code).toBe(0);
  });
});
