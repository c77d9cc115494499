import { LocalizedError } from '../messages/localized-error.ts';

const MINUTE_MS = 60_000;

/**
 * Counts the changes that each guild makes, `perMinute` of which it may make in a minute. The count is of
 * this process: a restart begins anew.
 */
export function createChangeLimit(perMinute: number, now: () => Date) {
  /** Moments of the last minute's changes by guild, in ms. */
  const recentChanges = new Map<string, number[]>();

  /**
   * Counts one change of a guild's briefs, before it is made.
   *
   * @throws UserError when the guild has made its share already.
   */
  return function countChange(guildId: string): void {
    const moment = now().getTime();
    for (const [guild, moments] of recentChanges) {
      const recent = moments.filter((at) => moment - at < MINUTE_MS);
      if (recent.length === 0) recentChanges.delete(guild);
      else recentChanges.set(guild, recent);
    }
    const own = recentChanges.get(guildId) ?? [];
    if (own.length >= perMinute) {
      throw new LocalizedError('excess.changes', { count: perMinute });
    }
    recentChanges.set(guildId, [...own, moment]);
  };
}
