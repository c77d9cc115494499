import type { Acquaintance } from '../../knowledge/stores/acquaintance-store.ts';
import { publicLocale } from '../audience.ts';
import type { Request } from '../command.ts';
import type { Services, SharedGuild } from '../services.ts';

/** Whose briefs a person asks in direct messages, and in which language they are answered. */
export interface DirectPlace {
  /** Undefined where there is none, and where there are several and none is chosen. */
  readonly guild: SharedGuild | undefined;
  /** Those to choose from, where one is to be chosen first; else empty. */
  readonly choices: readonly SharedGuild[];
  /** Whether there may be another guild to change to. */
  readonly canChange: boolean;
  /** As far as anything tells of it. */
  readonly locale: string | undefined;
}

/**
 * Finds whose briefs a person asks directly: those of the guild that they have chosen, else of the only one that they
 * share with the bot. Membership is asked of Discord, so that nobody reads on in a guild that they have left.
 */
export async function directPlace(userId: string, services: Services): Promise<DirectPlace> {
  const met = await services.store.acquaintances.of(userId);
  const own = met.find(({ locale }) => locale !== null)?.locale ?? undefined;
  const chosen = met.find(({ isChosen }) => isChosen);
  const guild = chosen && (await services.sharedGuild(chosen.guildId, userId));
  if (guild) return placeIn(guild, { canChange: met.length > 1, own }, services);
  const choices = await sharedGuilds(met, services);
  const [only] = choices;
  if (only && choices.length === 1) return placeIn(only, { canChange: false, own }, services);
  return { guild: undefined, choices, canChange: false, locale: own };
}

/** The guilds of those where a person has met the bot that they still share with it, by name. */
export async function sharedGuilds(met: readonly Acquaintance[], services: Services): Promise<SharedGuild[]> {
  const shared = await Promise.all(met.map(({ guildId, userId }) => services.sharedGuild(guildId, userId)));
  return shared.filter((guild) => guild !== undefined).sort((a, b) => a.name.localeCompare(b.name));
}

/** A request from a direct message with the bot as one of the guild that its person asks; others as they are. */
export async function inPlace<R extends Request>(request: R, services: Services): Promise<R> {
  if (!request.isDirect) return request;
  const { guild } = await directPlace(request.userId, services);
  return guild ? { ...request, guildId: guild.id, guildLocale: guild.locale } : request;
}

async function placeIn(
  guild: SharedGuild,
  { canChange, own }: { canChange: boolean; own: string | undefined },
  services: Services,
): Promise<DirectPlace> {
  const locale = own ?? (await publicLocale({ guildId: guild.id, guildLocale: guild.locale }, services));
  return { guild, choices: [], canChange, locale };
}
