import { DependencyError } from '../../errors.ts';
import type { Upkeep } from '../../knowledge/stores/upkeep.ts';
import { createDigestSender, type DigestSenderOptions } from './digest-sender.ts';

/** How often it is looked whether there is something to do, in ms. */
const EVERY_MS = 20_000;

/** What upkeep works with. */
export interface UpkeepOptions extends DigestSenderOptions {
  readonly store: DigestSenderOptions['store'] & { readonly upkeep: Upkeep };
}

/** Work that the bot does by itself. */
export interface RunningUpkeep {
  /** Does now what is due. Never throws: what went wrong is logged, and is due again. */
  run(): Promise<void>;
  /** Ends it, once what has begun is done. */
  stop(): Promise<void>;
}

/** Sends digests and deletes what is past its time, every 20 seconds, one run after the other. */
export function startUpkeep(options: UpkeepOptions): RunningUpkeep {
  const { store, log } = options;
  const sendDigests = createDigestSender(options);
  let last = Promise.resolve();

  async function attempt(): Promise<void> {
    try {
      await sendDigests();
      const deleted = await store.upkeep.daily();
      if (deleted && deleted.length > 0) {
        log.info({ guilds: deleted }, 'deleted what was kept of servers that the bot left 30 days ago');
      }
    } catch (error) {
      const isExpected = error instanceof DependencyError;
      log[isExpected ? 'warn' : 'error']({ err: error }, 'could not do what is due; trying again');
    }
  }

  const run = () => (last = last.then(attempt));
  const timer = setInterval(() => void run(), EVERY_MS);
  timer.unref();
  return {
    run,
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}
