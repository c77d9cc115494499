import { DependencyError } from '../errors.ts';
import { DEFAULT_GUILD_SETTINGS, type GuildSettings } from '../knowledge/stores/guild-settings.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import type { Request } from './command.ts';
import { MinuteQuota } from './minute-quota.ts';

const MINUTE_MS = 60_000;

/** Reads what a guild has chosen; see `GuildLibrary.settings`. */
type ReadSettings = (guildId: string) => Promise<GuildSettings>;

/** What a limit is made of. */
export interface QuestionLimitOptions {
  readonly settings: ReadSettings;
  /** Questions that one guild may ask in a minute. */
  readonly perMinute: number;
  readonly now: () => Date;
}

/**
 * Counts questions, so that nobody floods a channel or the bot: of one person, the guild's cooldown apart; of a guild,
 * `perMinute`. Nobody is exempt, and what is refused does not count. The count is of this process: a restart begins
 * anew.
 */
export function createQuestionLimit({ settings, perMinute, now }: QuestionLimitOptions) {
  /** When each person may ask again in a guild, in ms. */
  const nextOf = new Map<string, number>();
  const quota = new MinuteQuota(perMinute);
  let sweptAt = 0;

  /** Forgets whose time is over: once a minute, since it looks at everyone. */
  function sweep(moment: number): void {
    if (moment - sweptAt < MINUTE_MS) return;
    sweptAt = moment;
    for (const [person, next] of nextOf) if (next <= moment) nextOf.delete(person);
  }

  /**
   * Counts one question before it is answered.
   *
   * @throws LocalizedError that says when to ask again.
   */
  return async function countQuestion(
    { guildId, userId }: Pick<Request, 'guildId' | 'userId'>,
    readSettings: ReadSettings = settings,
  ): Promise<void> {
    const cooldownMs = (await cooldownSeconds(guildId, readSettings)) * 1_000;
    const moment = now().getTime();
    sweep(moment);
    const person = `${guildId} ${userId}`;
    const waitMs = (nextOf.get(person) ?? 0) - moment;
    if (waitMs > 0) throw new LocalizedError('cooldown.person', { seconds: secondsOf(waitMs) });

    if (guildId !== null) {
      const fullMs = quota.waitMs(guildId, moment);
      if (fullMs > 0) {
        throw new LocalizedError('cooldown.server', { count: perMinute, seconds: secondsOf(fullMs) });
      }
      quota.count(guildId, moment);
    }
    if (cooldownMs > 0) nextOf.set(person, moment + cooldownMs);
  };
}

/** While the database is away, questions are still answered, and still not too fast. */
async function cooldownSeconds(guildId: string | null, settings: ReadSettings): Promise<number> {
  if (guildId === null) return DEFAULT_GUILD_SETTINGS.cooldownSeconds;
  try {
    return (await settings(guildId)).cooldownSeconds;
  } catch (error) {
    if (!(error instanceof DependencyError)) throw error;
    return DEFAULT_GUILD_SETTINGS.cooldownSeconds;
  }
}

function secondsOf(ms: number): number {
  return Math.ceil(ms / 1_000);
}
