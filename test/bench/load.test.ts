import { expect, test } from 'vitest';
import { runScript } from '../cli/run-cli.ts';

test('bench:load has real processes share a bot, and answers', async () => {
  const args = ['--guilds', '4', '--processes', '2', '--rate', '10', '--seconds', '1', '--words', '--json'];
  const { stdout, code } = await runScript('bench/load.ts', args);
  const figures = JSON.parse(stdout);
  expect(figures).toMatchObject({
    guilds: 4,
    processes: 2,
    transport: 'gateway',
    database: 'sqlite',
    p50Ms: expect.any(Number),
    p95Ms: expect.any(Number),
    p99Ms: expect.any(Number),
    errors: 0,
    lostPublishes: 0,
    bots: [expect.any(Object), expect.any(Object)],
  });
  expect(figures.sent).toBeGreaterThan(0);
  expect(figures.answered).toBe(figures.sent);
  expect(code).toBe(0);
}, 60_000);
