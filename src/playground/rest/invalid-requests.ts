import type { MiddlewareHandler } from 'hono';
import { RateWindow } from '../rate-window.ts';
import type { RestEnv } from './context.ts';

/** Source: DOC topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
const limit = { count: 10_000, windowMs: 10 * 60_000 };
const invalid: ReadonlySet<number> = new Set([401, 403, 429]);

/**
 * Shuts out whoever asks 10,000 things in ten minutes that get 401, 403 or 429, as Cloudflare does
 * before Discord: with 429 and no word in JSON, until the ten minutes are over.
 */
export function invalidRequestLimit(): MiddlewareHandler<RestEnv> {
  const window = new RateWindow(limit.count, limit.windowMs);
  return async (c, next) => {
    if (window.isSpent) {
      return c.text('error code: 1015', 429, {
        'Retry-After': String(Math.ceil(window.resetAfterMs / 1000)),
      });
    }
    await next();
    const isShared = c.res.headers.get('x-ratelimit-scope') === 'shared';
    if (invalid.has(c.res.status) && !isShared) window.take();
    return undefined;
  };
}
