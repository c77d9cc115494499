import { LocalizedError } from '../messages/localized-error.ts';
import { MinuteQuota } from './minute-quota.ts';

/** Counts the changes that each guild makes, `perMinute` of which it may make in a minute. */
export function createChangeLimit(perMinute: number, now: () => Date) {
  const quota = new MinuteQuota(perMinute);

  /**
   * Counts one change of a guild's briefs, before it is made.
   *
   * @throws LocalizedError when the guild has made its share already.
   */
  return function countChange(guildId: string): void {
    const moment = now().getTime();
    if (quota.waitMs(guildId, moment) > 0) throw new LocalizedError('excess.changes', { count: perMinute });
    quota.count(guildId, moment);
  };
}
