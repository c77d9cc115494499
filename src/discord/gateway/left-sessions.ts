import { createHash, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { SessionStore, ShardHolder } from '../../knowledge/stores/session-store.ts';
import type { ShardState } from './resuming-strategy.ts';

/** What left sessions work with. */
export interface LeftSessionsOptions {
  readonly token: string;
  readonly store: SessionStore;
  readonly log: Logger;
}

/** Discord's own objects are kept as they came. */
const stateSchema = z.object({
  session: z.object({
    sessionId: z.string(),
    sequence: z.int(),
    resumeURL: z.string(),
    shardId: z.int(),
    shardCount: z.int(),
  }),
  user: z.custom<ShardState['user']>((user) => z.looseObject({ id: z.string() }).safeParse(user).success),
  application: z.object({
    id: z.string(),
    flags: z.custom<ShardState['application']['flags']>(Number.isInteger),
  }),
});

/**
 * The sessions that a process takes over from the one before it, and leaves to the one after it. Without the database
 * there are none: shards then begin anew.
 */
export class LeftSessions {
  readonly #store: SessionStore;
  readonly #log: Logger;
  readonly #by: ShardHolder;

  constructor({ token, store, log }: LeftSessionsOptions) {
    this.#store = store;
    this.#log = log;
    // The token itself is nobody's to read.
    const bot = createHash('sha256').update(token).digest('base64url').slice(0, 16);
    this.#by = { bot, holder: randomUUID() };
  }

  /** Begins to run shards, and gives what was left for some of them. */
  async take(count: number, ids: readonly number[]): Promise<Map<number, ShardState>> {
    const taken = new Map<number, ShardState>();
    try {
      const shards = ids.map((id) => `${id}/${count}`);
      for (const { state } of await this.#store.take(this.#by, shards)) {
        // Another version may have left it.
        const read = stateSchema.safeParse(JSON.parse(state)).data;
        if (read) taken.set(read.session.shardId, read);
      }
      if (taken.size > 0)
        this.#log.info({ shards: [...taken.keys()] }, 'going on with sessions that were left');
    } catch (error) {
      this.#log.warn({ err: error }, 'cannot read which sessions were left; beginning new ones');
    }
    return taken;
  }

  /** Leaves sessions to the next process that runs their shards. */
  async leave(states: ReadonlyMap<number, ShardState>): Promise<void> {
    const sessions = [...states.values()].map((state) => ({
      shard: `${state.session.shardId}/${state.session.shardCount}`,
      state: JSON.stringify(state),
    }));
    try {
      await this.#store.leave(this.#by, sessions);
    } catch (error) {
      this.#log.warn({ err: error }, 'cannot leave the sessions to the next process; it begins new ones');
    }
  }
}
