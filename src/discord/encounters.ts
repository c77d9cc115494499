import type { Logger } from 'pino';
import { DependencyError } from '../errors.ts';
import type { AcquaintanceStore, Encounter } from '../knowledge/stores/acquaintance-store.ts';

/**
 * Notes who meets the bot where. It never throws: an answer does not fail for it. Costs one indexed query once the
 * answer is out, and a write only where something is new: what is known is asked of the store each time, since people
 * ask to be forgotten, of whichever process.
 */
export function createEncounterNotes(
  { acquaintances }: { readonly acquaintances: Pick<AcquaintanceStore, 'of' | 'meet'> },
  log: Logger,
) {
  return async function noteEncounter({ userId, guildId, locale }: Encounter): Promise<void> {
    try {
      const known = (await acquaintances.of(userId)).find((met) => met.guildId === guildId);
      if (!known || (locale !== null && locale !== known.locale)) {
        await acquaintances.meet({ userId, guildId, locale });
      }
    } catch (error) {
      // That the database is away has been told once, where briefs are read.
      const level = error instanceof DependencyError ? 'debug' : 'warn';
      log[level]({ err: error }, 'cannot note who uses the bot where');
    }
  };
}
