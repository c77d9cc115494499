import { describe, expect, onTestFinished, test } from 'vitest';
import { startPlayground } from '../../src/playground/playground.ts';

describe('a playground that others could reach', () => {
  test('is not started without a password', async () => {
    await expect(startPlayground({ host: '0.0.0.0' })).rejects.toThrow('give it a password');
  });

  test('shows its page and does what it is asked for the password only', async () => {
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
    const playground = await startPlayground({ host: '0.0.0.0', password: 'open sesame' });
    onTestFinished(() => playground.close());
    expect((await warned).message).toContain('can be reached from other machines');
    const status = async (path: string, password?: string): Promise<number> => {
      const authorization = `Basic ${Buffer.from(`me:${password}`).toString('base64')}`;
      const headers: Record<string, string> = password ? { authorization } : {};
      return (await fetch(`${playground.url}${path}`, { headers })).status;
    };
    for (const path of ['/', '/client/main.js', '/page/inspect']) {
      expect([path, await status(path), await status(path, 'guess')]).toEqual([path, 401, 401]);
      expect([path, await status(path, 'open sesame')]).toEqual([path, 200]);
    }
  });

  test('has a token that nobody can know', async () => {
    const [one, other] = await Promise.all(
      [0, 0].map(() => startPlayground({ host: '0.0.0.0', password: 'open sesame' })),
    );
    onTestFinished(() => Promise.all([one!.close(), other!.close()]).then(() => undefined));
    expect(one!.token).not.toBe(other!.token);
  });
});

test.each(['127.0.0.1', '127.3.2.1', 'localhost'])('%s needs no password', async (host) => {
  const playground = await startPlayground({ host });
  onTestFinished(() => playground.close());
  expect((await fetch(playground.url)).status).toBe(200);
});
