import { once } from 'node:events';
import { connect } from 'node:net';
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

  it('does not wait for the rest of a request that a client has given up half-way', async () => {
    const app = new Hono()
      .onError((_, c) => c.text('nobody reads this', 500))
      .post('/', async (c) => c.text(await c.req.text()));
    const server = await listen(app, address);
    const client = connect(Number(new URL(server.url).port), '127.0.0.1');
    client.on('error', () => {});
    client.write('POST / HTTP/1.1\r\nhost: here\r\nexpect: 100-continue\r\ncontent-length: 10\r\n\r\n');
    // Which says that the server has read the beginning.
    expect(String((await once(client, 'data'))[0])).toContain('100 Continue');
    client.write('half');
    await server.close();
  });
});
