import { Hono } from 'hono';
import { listen } from '../../src/http/server.ts';

/** How often it asks whether a replica is ready, in ms. */
const CHECK_EVERY_MS = 100;

/** What stands before several replicas of the bot. */
export interface LoadBalancer {
  readonly url: string;
  /** How many requests each replica was given, by its address. */
  readonly given: ReadonlyMap<string, number>;
  /** The replicas that are ready, as far as it knows. */
  ready(): readonly string[];
  close(): Promise<void>;
}

/**
 * Gives requests to replicas in turn, as the simplest of load balancers does: it asks each for `/readyz` now and
 * then, and gives a request to one only, whatever comes of it.
 */
export async function startLoadBalancer(replicas: readonly string[]): Promise<LoadBalancer> {
  const given = new Map(replicas.map((url) => [url, 0]));
  let ready = [...replicas];
  let turn = 0;

  const check = async (): Promise<void> => {
    const answers = await Promise.all(
      replicas.map((url) =>
        fetch(`${url}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      ),
    );
    ready = replicas.filter((_, index) => answers[index]);
  };
  const timer = setInterval(() => void check(), CHECK_EVERY_MS);

  const app = new Hono().all('*', async (c) => {
    const replica = ready[(turn += 1) % ready.length];
    if (replica === undefined) return c.text('no replica is ready', 503);
    given.set(replica, (given.get(replica) ?? 0) + 1);
    const { method, headers } = c.req.raw;
    const response = await fetch(replica + c.req.path, {
      method,
      headers,
      body: await c.req.arrayBuffer(),
    }).catch(() => new Response(null, { status: 502 }));
    return new Response(response.body, response);
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    given,
    ready: () => ready,
    async close() {
      clearInterval(timer);
      await server.close();
    },
  };
}
