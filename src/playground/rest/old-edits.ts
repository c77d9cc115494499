import type { Clock } from '../clock.ts';
import type { MessageRecord } from '../messages.ts';
import { RateWindow } from '../rate-window.ts';
import { RateLimited } from './rate-limits.ts';

/** When a message counts as old. Source: DOC topics/opcodes-and-status-codes, 30046 */
const oldAfterMs = 60 * 60_000;
/** How many edits of old ones a channel takes. Discord publishes no figure; seen: CircuitSacul/starboard-4#118 */
const limit = { count: 3, windowMs: 20_000 };

/** Counts edits of messages that are older than an hour, which Discord takes few of (30046). */
export class OldEdits {
  readonly #clock: Clock;
  readonly #windows = new Map<string, RateWindow>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts an edit of this message; throws where there were too many. */
  take({ wire }: MessageRecord): void {
    if (this.#clock.now() - Date.parse(wire.timestamp) < oldAfterMs) return;
    const window = this.#windows.get(wire.channel_id) ?? new RateWindow(limit.count, limit.windowMs);
    this.#windows.set(wire.channel_id, window);
    const { isAllowed, resetAfterMs } = window.take();
    if (isAllowed) return;
    const message = 'Maximum number of edits to messages older than 1 hour reached. Try again later.';
    throw new RateLimited(resetAfterMs, 'user', { code: 30046, message });
  }
}
