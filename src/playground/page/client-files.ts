import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { readHome } from './home.ts';

const folder = new URL('client/', import.meta.url);
const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The files may change while a contributor works on them: each is asked for, and sent when it did.
  'cache-control': 'no-cache',
};

/** The page itself at `/` and its modules below `/client`, as they lie in the folder: no build step. */
export function clientFileRoutes(): Hono {
  const app = new Hono();
  for (const path of ['/', '/client/*']) app.use(path, compress(), etag());
  app.get('/', (c) => {
    const { html, policy } = readHome();
    return c.html(html, 200, { ...headers, 'content-security-policy': policy });
  });
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js')) continue;
    app.get(`/client/${name}`, (c) =>
      c.body(readFileSync(new URL(name, folder)), 200, {
        ...headers,
        'content-type': 'text/javascript; charset=utf-8',
      }),
    );
  }
  return app;
}
