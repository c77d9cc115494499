import type { Logger } from 'pino';
import type { Encounter } from '../knowledge/acquaintance-store.ts';
import type { Store } from '../knowledge/store.ts';

/** An encounter is not written again for so long, in ms: people use the bot more often than they change. */
const KNOWN_MS = 60 * 60_000;
/** Encounters that are remembered as written; beyond that, all are forgotten, and written once more. */
const MANY = 10_000;

/** Notes who meets the bot where. It never throws: an answer does not fail for it. */
export function createEncounterNotes(store: Pick<Store, 'acquaintances'>, log: Logger) {
  const written = new Map<string, number>();

  return async function noteEncounter({ userId, guildId, locale }: Encounter): Promise<void> {
    const key = `${userId} ${guildId} ${locale}`;
    if ((written.get(key) ?? 0) > Date.now()) return;
    if (written.size >= MANY) written.clear();
    written.set(key, Date.now() + KNOWN_MS);
    try {
      await store.acquaintances.meet({ userId, guildId, locale });
    } catch (error) {
      written.delete(key);
      log.warn({ err: error }, 'cannot note who uses the bot where');
    }
  };
}
