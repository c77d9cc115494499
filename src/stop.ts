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
  readonly close: () => Promise<void>;
}

/**
 * Ends the process in good order when it is told to: SIGTERM, from whoever runs it, or SIGINT, Ctrl+C. It ends
 * by itself, with exit code 0, once everything is closed; with 1 when that takes more than ten seconds, or
 * fails. A second signal ends it at once.
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
    await close();
    log.info('stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.fatal({ err: error }, 'could not stop in good order');
        process.exit(1);
      });
    });
  }
}
