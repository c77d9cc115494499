/**
 * Time as the playground sees it: the lives of interactions are measured with it.
 * Sockets and HTTP run in real time whatever the clock says.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `run` once `ms` milliseconds have passed on this clock; the result cancels the call. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's own clock. Its waits do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that moves only when told to, so that a test crosses 15 minutes at once. */
export interface ManualClock extends Clock {
  /** Moves time on by `ms` milliseconds and runs, in order, everything that came due. */
  advance(ms: number): void;
}

/** Makes a {@link ManualClock}, which stands at the present moment unless told otherwise. */
export function manualClock(startMs = Date.now()): ManualClock {
  let now = startMs;
  let waiting: { dueAt: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const entry = { dueAt: now + ms, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = waiting.filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt)[0];
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.dueAt;
        next.run();
      }
      now = end;
    },
  };
}
