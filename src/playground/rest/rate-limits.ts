import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../api-error.ts';
import { RateWindow } from '../rate-window.ts';
import type { RestEnv } from './context.ts';

/** Buckets that are kept; those whose window is over go first. */
const rememberedBuckets = 2_000;

/** A route with a limit of its own. Discord publishes none: these were seen by those who met them. */
interface Limit {
  readonly name: string;
  readonly source: string;
  readonly route: RegExp;
  readonly count: number;
  readonly windowMs: number;
}

const limits: readonly Limit[] = [
  {
    name: 'webhook',
    source: 'seen: discord/discord-api-docs#6753, 5 in 2 s for each webhook',
    route: /^\/webhooks\/\d+\/[^/]+/,
    count: 5,
    windowMs: 2_000,
  },
  {
    name: 'messages',
    source: 'ours: no source found; 5 in 5 s for each channel',
    route: /^\/channels\/\d+\/messages/,
    count: 5,
    windowMs: 5_000,
  },
];
/** All requests but those to interactions. Source: DOC topics/rate-limits#global-rate-limit */
const globalLimit = { count: 50, windowMs: 1_000 };
const isInteraction = /^\/(interactions|webhooks)\//;

/** Counts requests and refuses those that come too fast. Source: DOC topics/rate-limits */
export function rateLimits(pathOf: (path: string) => string): MiddlewareHandler<RestEnv> {
  const buckets = new Map<string, RateWindow>();
  const all = new RateWindow(globalLimit.count, globalLimit.windowMs);
  return async (c, next) => {
    const path = pathOf(c.req.path);
    if (!isInteraction.test(path)) {
      const { isAllowed, resetAfterMs } = all.take();
      if (!isAllowed) throw new RateLimited(resetAfterMs, 'global');
    }
    const limit = c.req.method === 'GET' ? undefined : limits.find(({ route }) => route.test(path));
    if (!limit) return next();
    const key = `${c.req.method} ${limit.route.exec(path)?.[0]}`;
    const bucket = buckets.get(key) ?? new RateWindow(limit.count, limit.windowMs);
    buckets.set(key, bucket);
    forget(buckets);
    const { isAllowed, remaining, resetAfterMs } = bucket.take();
    const headers = {
      'X-RateLimit-Limit': bucket.limit,
      'X-RateLimit-Remaining': remaining,
      'X-RateLimit-Reset': ((Date.now() + resetAfterMs) / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (resetAfterMs / 1000).toFixed(3),
      'X-RateLimit-Bucket': `${c.req.method.toLowerCase()}-${limit.name}`,
    };
    for (const [name, value] of Object.entries(headers)) c.header(name, String(value));
    if (!isAllowed) throw new RateLimited(resetAfterMs, 'user');
    return next();
  };
}

/**
 * Discord's answer to a request that came too soon.
 * @param {object} [why] a code and a message of their own, where the limit has them
 */
export class RateLimited extends ApiError {
  readonly retryAfterSeconds: number;
  readonly scope: 'user' | 'global';

  constructor(
    retryAfterMs: number,
    scope: 'user' | 'global',
    { code = 0, message = 'You are being rate limited.' } = {},
  ) {
    super(429, code, message);
    this.retryAfterSeconds = Math.ceil(retryAfterMs) / 1000;
    this.scope = scope;
  }

  override toJSON() {
    return { ...super.toJSON(), retry_after: this.retryAfterSeconds, global: this.scope === 'global' };
  }

  /** The headers that go with it. */
  get headers(): Record<string, string> {
    return {
      'Retry-After': String(Math.ceil(this.retryAfterSeconds)),
      'X-RateLimit-Scope': this.scope,
      ...(this.scope === 'global' && { 'X-RateLimit-Global': 'true' }),
    };
  }
}

function forget(buckets: Map<string, RateWindow>): void {
  if (buckets.size <= rememberedBuckets) return;
  for (const [key, bucket] of buckets) if (bucket.isOver) buckets.delete(key);
}
