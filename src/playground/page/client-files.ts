import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

const folder = new URL('client/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Nothing but the playground itself is loaded, and nothing inline runs. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page itself at `/` and what it is made of below `/client`, as they lie in the folder: no build step. */
export function clientFileRoutes(): Hono {
  const app = new Hono();
  app.use('/', compress());
  app.use('/client/*', compress());
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)];
    if (!type) continue;
    app.get(name === 'index.html' ? '/' : `/client/${name}`, (c) =>
      c.body(readFileSync(new URL(name, folder)), 200, {
        'content-type': type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        // The files may change while a contributor works on them.
        'cache-control': 'no-cache',
      }),
    );
  }
  return app;
}
