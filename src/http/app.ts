import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

/** What operators ask for; and the interactions endpoint, where there is one. */
export interface HttpAppOptions {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** See `interactionRoutes`. */
  readonly interactions?: Hono | undefined;
  /** Told of a request that failed by a bug; one whose client has hung up is none. */
  readonly onError: (error: Error) => void;
}

/** `/healthz` (the process runs), `/readyz` (it can answer; else 503 and what is missing) and `/metrics`. */
export function httpApp({ readiness, metrics, interactions, onError }: HttpAppOptions): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    // A refusal that Hono makes, such as of a body that is too long.
    if (error instanceof HTTPException) return error.getResponse();
    if (!c.req.raw.signal.aborted) onError(error);
    return c.text('something went wrong; the log says what', 500);
  });
  app.use(async (c, next) => {
    await next();
    // So that a load balancer sends its next request elsewhere, and not into a connection that is about to close.
    if (readiness.isStopping) c.header('connection', 'close');
  });
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', async (c) => {
    const missing = await readiness.missing();
    const ready = Object.keys(missing).length === 0;
    return ready ? c.json({ ready }) : c.json({ ready, missing }, 503);
  });
  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  if (interactions) app.route('/', interactions);
  return app;
}
