import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** The process ends this long after it was told to, whatever happens. */
const STOP_WITHIN_MS = 10_000;
/**
 * How long interactions are still taken over HTTP after a process was told to stop: until load balancers, which
 * see at once that it is not ready, have looked. Half the time, so that what comes last can be answered too.
 */
const LINGER_MS = 5_000;

/** What has to be stopped, and what is told. */
export interface Stoppable {
  readonly log: Logger;
  /** Called at once. */
  readonly onStopping: () => void;
  /** Whether others send requests here, who have to notice first. */
  readonly isSentTo: boolean;
  /** Closes everything, in order; resolves when what was under way is done. */
  readonly close: (signal: NodeJS.Signals) => Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Until {@link stopOnSignal} takes over, a signal ends the process at once: while it starts there is nothing to lose.
 * To be called first, since a signal that nobody handles is ignored by the first process of a container.
 */
export function endOnSignal(): void {
  for (const signal of SIGNALS) process.on(signal, endAtOnce);
}

function endAtOnce(): void {
  process.exit(0);
}

/**
 * Ends the process in good order when it is told to: SIGTERM, from whoever runs it, or SIGINT, Ctrl+C. It ends
 * by itself, with exit code 0, once everything is closed; with 1 when that takes more than ten seconds, or
 * fails. A second signal of either kind ends it at once, with 1.
 */
export function stopOnSignal({ log, onStopping, isSentTo, close }: Stoppable): void {
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    log.info({ signal }, 'stopping');
    onStopping();
    setTimeout(() => {
      log.error('stopping for good: not everything that was under way was done in 10 seconds');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    if (isSentTo && signal === 'SIGTERM') await sleep(LINGER_MS);
    await close(signal);
    log.info('stopped');
  };
  let isStopping = false;
  const hear = (signal: NodeJS.Signals): void => {
    if (isStopping) {
      log.error({ signal }, 'stopping at once, as told a second time');
      process.exit(1);
    }
    isStopping = true;
    stop(signal).catch((error: unknown) => {
      log.fatal({ err: error }, 'could not stop in good order');
      process.exit(1);
    });
  };
  // Added before the other goes: a signal that has come and is not told yet would be lost with the last listener.
  for (const signal of SIGNALS) process.on(signal, hear).off(signal, endAtOnce);
}
