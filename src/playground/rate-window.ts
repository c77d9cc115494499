/** What came of one more in a {@link RateWindow}. */
export interface Taken {
  readonly isAllowed: boolean;
  /** How many more are allowed before the window ends. */
  readonly remaining: number;
  readonly resetAfterMs: number;
}

/**
 * Allows so many in a window of time, which begins with the first of them. It goes by the machine's
 * clock whatever the playground's clock says, as clients wait for it in real time.
 */
export class RateWindow {
  readonly limit: number;
  readonly #windowMs: number;
  #endsAt = 0;
  #taken = 0;

  constructor(limit: number, windowMs: number) {
    this.limit = limit;
    this.#windowMs = windowMs;
  }

  /** Whether nothing of it is in use any more. */
  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  /** Whether no more is allowed before the window ends. */
  get isSpent(): boolean {
    return !this.isOver && this.#taken >= this.limit;
  }

  /** How long the window still lasts. */
  get resetAfterMs(): number {
    return Math.max(0, this.#endsAt - performance.now());
  }

  /** Counts one more. */
  take(): Taken {
    if (this.isOver) {
      this.#endsAt = performance.now() + this.#windowMs;
      this.#taken = 0;
    }
    this.#taken += 1;
    return {
      isAllowed: this.#taken <= this.limit,
      remaining: Math.max(0, this.limit - this.#taken),
      resetAfterMs: this.resetAfterMs,
    };
  }
}
