import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/http/server.ts';

const address = { host: '127.0.0.1', port: 0 };

describe('the server', () => {
  it('says where it listens, and refuses a port that is in use', async () => {
    const app = new Hono().get('/', (c) => c.text('here'));
    const server = await listen(app, address);
    expect(await (await fetch(server.url)).text()).toBe('here');
    const { port } = new URL(server.url);
    await expect(listen(app, { ...address, port: Number(port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });

  it('answers what it has begun before it is closed', async () => {
    const begun = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const app = new Hono().get('/', async (c) => {
      begun.resolve();
      await released.promise;
      return c.text('done');
    });
    const server = await listen(app, address);
    const response = fetch(server.url);
    await begun.promise;
    const closed = server.close();
    released.resolve();
    expect(await (await response).text()).toBe('done');
    await closed;
  });
});
