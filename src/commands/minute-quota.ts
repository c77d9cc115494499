const MINUTE_MS = 60_000;

/**
 * How much may be done in any minute under each key, such as a guild's id. Moments are in ms and never go back. The
 * count is of this process: a restart begins anew.
 */
export class MinuteQuota {
  readonly #perMinute: number;
  /** Moments of the last minute by key, oldest first. */
  readonly #recent = new Map<string, number[]>();
  #sweptAt = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** In how many ms one more may be done under a key; 0 for now. */
  waitMs(key: string, moment: number): number {
    const recent = this.#recentOf(key, moment);
    const [oldest = moment] = recent;
    return recent.length < this.#perMinute ? 0 : oldest + MINUTE_MS - moment;
  }

  /** Counts one that is done under a key. */
  count(key: string, moment: number): void {
    this.#sweep(moment);
    this.#recent.set(key, [...this.#recentOf(key, moment), moment]);
  }

  #recentOf(key: string, moment: number): number[] {
    return (this.#recent.get(key) ?? []).filter((at) => at > moment - MINUTE_MS);
  }

  /** Forgets what no longer counts: once a minute, since it looks at every key. */
  #sweep(moment: number): void {
    if (moment - this.#sweptAt < MINUTE_MS) return;
    this.#sweptAt = moment;
    for (const [key, moments] of this.#recent) {
      if ((moments.at(-1) ?? 0) <= moment - MINUTE_MS) this.#recent.delete(key);
    }
  }
}
