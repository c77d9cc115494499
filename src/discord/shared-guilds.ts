import { DiscordAPIError, Routes, type APIGuild, type REST } from 'discord.js';
import type { SharedGuild } from '../commands/services.ts';
import { DependencyError } from '../errors.ts';

/** For how long it is believed that someone is a member, in ms: who has left reads on for a minute at most. */
const BELIEVED_MS = 60_000;
/** Answers that are kept; beyond that, those that are too old are thrown away. */
const MANY = 1_000;

/**
 * Asks Discord whether someone is a member of a guild that the bot is in, and what the guild is called. Over REST, since
 * direct messages come to shard 0, and the guild may be with another. Costs two requests, once a minute a person.
 */
export function createSharedGuild(rest: REST, now: () => number = Date.now) {
  const known = new Map<
    string,
    { readonly until: number; readonly guild: Promise<SharedGuild | undefined> }
  >();

  return async function sharedGuild(guildId: string, userId: string): Promise<SharedGuild | undefined> {
    const key = `${guildId} ${userId}`;
    const found = known.get(key);
    if (found && found.until > now()) return await found.guild;
    if (known.size >= MANY) for (const [old, { until }] of known) if (until <= now()) known.delete(old);
    const guild = lookUp(rest, guildId, userId);
    known.set(key, { until: now() + BELIEVED_MS, guild });
    // What failed is asked anew.
    guild.catch(() => known.delete(key));
    return await guild;
  };
}

async function lookUp(rest: REST, guildId: string, userId: string): Promise<SharedGuild | undefined> {
  // Whatever a button brings along: an address is made of it.
  if (!/^\d{1,20}$/.test(guildId)) return undefined;
  try {
    await rest.get(Routes.guildMember(guildId, userId));
    const { id, name, preferred_locale: locale } = (await rest.get(Routes.guild(guildId))) as APIGuild;
    return { id, name, locale };
  } catch (cause) {
    if (cause instanceof DiscordAPIError && (cause.status === 403 || cause.status === 404)) return undefined;
    throw new DependencyError('cannot ask Discord who is a member', { cause });
  }
}
