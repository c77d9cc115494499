import { RateWindow } from './rate-window.ts';

/** Source: DOC events/gateway#session-start-limit-object */
const dailyIdentifies = 1_000;
/** Source: DOC events/gateway#rate-limiting, "max_concurrency per 5 seconds" */
const defaultWindowMs = 5_000;
/** Guilds that one shard may hold. Source: DOC events/gateway#sharding */
export const guildsPerShard = 2_500;
/** Guilds a shard that GET /gateway/bot advises. Discord publishes none; about this was seen. */
const advisedGuildsPerShard = 1_000;

/** How fast sessions may be begun. */
export interface IdentifyLimitOptions {
  /** How many at once, each by a shard of its own remainder; 1 by default, 16 and more for large bots. */
  readonly maxConcurrency?: number | undefined;
  /** In real milliseconds; 5,000 by default. A test that starts a bot anew at once makes it shorter. */
  readonly identifyWindowMs?: number | undefined;
}

/**
 * Counts the sessions that a bot begins: 1,000 a day, and of the shards with the same remainder by
 * max_concurrency one in five seconds.
 */
export class IdentifyLimits {
  readonly maxConcurrency: number;
  readonly #windowMs: number;
  readonly #windows = new Map<number, RateWindow>();
  #taken = 0;

  constructor({ maxConcurrency = 1, identifyWindowMs = defaultWindowMs }: IdentifyLimitOptions = {}) {
    this.maxConcurrency = maxConcurrency;
    this.#windowMs = identifyWindowMs;
  }

  /** How many sessions may still be begun today. */
  get remaining(): number {
    return Math.max(0, dailyIdentifies - this.#taken);
  }

  /** What GET /gateway/bot says. Source: DOC events/gateway#session-start-limit-object */
  get sessionStartLimit(): object {
    return {
      total: dailyIdentifies,
      remaining: this.remaining,
      reset_after: 0,
      max_concurrency: this.maxConcurrency,
    };
  }

  /** Counts one more; false when it comes too soon. */
  take(shardId: number): boolean {
    const key = shardId % this.maxConcurrency;
    const window = this.#windows.get(key) ?? new RateWindow(1, this.#windowMs);
    this.#windows.set(key, window);
    this.#taken += 1;
    return window.take().isAllowed;
  }
}

/** How many shards a bot in so many guilds is advised to run. */
export function advisedShards(guilds: number): number {
  return Math.max(1, Math.ceil(guilds / advisedGuildsPerShard));
}
