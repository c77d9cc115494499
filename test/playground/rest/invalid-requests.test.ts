import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { RestEnv } from '../../../src/playground/rest/context.ts';
import { invalidRequestLimit } from '../../../src/playground/rest/invalid-requests.ts';

test('whoever errs 10,000 times in ten minutes is shut out, also from what would be right', async () => {
  const app = new Hono<RestEnv>();
  app.use(invalidRequestLimit());
  app.get('/right', (c) => c.text('right'));
  app.get('/shared', (c) => c.text('wait', 429, { 'x-ratelimit-scope': 'shared' }));
  app.get('/:status', (c) => c.text('wrong', Number(c.req.param('status')) as 401));
  const ask = async (path: string) => (await app.request(path)).status;
  for (const path of ['/400', '/404', '/shared', '/right']) await ask(path);
  for (let i = 0; i < 9_999; i += 1) await ask(['/401', '/403', '/429'][i % 3]!);
  expect(await ask('/right')).toBe(200);
  await ask('/401');
  const shut = await app.request('/right');
  expect([shut.status, await shut.text()]).toEqual([429, 'error code: 1015']);
  expect(Number(shut.headers.get('retry-after'))).toBeGreaterThan(500);
});
