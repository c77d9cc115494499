import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startPlayground } from '../../src/playground/playground.ts';

const run = promisify(execFile);

async function doctor(
  env: Record<string, string>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const database = join(await mkdtemp(join(tmpdir(), 'footnote-doctor-')), 'footnote.db');
  const options = { env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${database}`, ...env } };
  try {
    return { code: 0, ...(await run(process.execPath, ['src/cli.ts', 'doctor'], options)) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

describe('footnote doctor', () => {
  it('finds a fresh clone healthy', async () => {
    const { code, stdout } = await doctor({});
    expect(stdout).toContain('briefs: 1 in data/briefs');
    expect(stdout).toContain('no DISCORD_TOKEN');
    expect(code).toBe(0);
  });

  it('asks Discord about the token and prints the invite link', async () => {
    const playground = await startPlayground();
    const { code, stdout } = await doctor({
      DISCORD_TOKEN: playground.token,
      DISCORD_API_URL: playground.apiUrl,
    });
    const refused = await doctor({ DISCORD_TOKEN: 'nonsense', DISCORD_API_URL: playground.apiUrl });
    await playground.close();
    expect(stdout).toMatch(/oauth2\/authorize\?client_id=\d+&scope=bot\+applications.commands&permissions=0/);
    expect(code).toBe(0);
    expect(refused.stdout).toContain('problem  Discord: DISCORD_TOKEN: Discord refuses this token.');
    expect(refused.code).toBe(1);
  });

  it('knows what interactions over HTTP need', async () => {
    const playground = await startPlayground();
    const env = { DISCORD_TOKEN: playground.token, DISCORD_API_URL: playground.apiUrl };
    const { code, stdout } = await doctor({ ...env, DISCORD_PUBLIC_KEY: playground.publicKey.toUpperCase() });
    const other = await doctor({ ...env, DISCORD_PUBLIC_KEY: '0'.repeat(64) });
    await playground.close();
    expect(stdout).toContain('to whom interactions come at /interactions');
    expect(stdout).toContain('problem  Discord: The application has no interactions endpoint URL yet');
    expect(stdout).not.toContain('DISCORD_PUBLIC_KEY');
    expect(code).toBe(1);
    expect(other.stdout).toContain('problem  Discord: DISCORD_PUBLIC_KEY: this is not the key');
  });

  it('names every variable that is wrong', async () => {
    const { code, stderr } = await doctor({ PORT: 'x' });
    expect(stderr).toContain('PORT: must be a port number');
    expect(code).toBe(1);
  });
});
