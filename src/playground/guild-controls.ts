import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Locale } from 'discord-api-types/v10';
import type { Gateway } from './gateway.ts';
import { botPermissions } from './permissions.ts';
import { guildJson, guildUpdateJson, unavailableGuildJson } from './wire.ts';
import type { Channel, Guild, World } from './world.ts';

/** What happens to guilds beside what people say in them. */
export interface GuildControls {
  /**
   * Adds a guild, by default one that did not add the bot and has one channel; the result names it and its
   * channels. Its id is made from the moment, unless a test needs one of a certain shard.
   */
  addGuild(
    name: string,
    options?: { readonly hasBot?: boolean; readonly id?: string; readonly channels?: readonly string[] },
  ): { id: string; channels: readonly Channel[] };
  /** An administrator invites the bot (again): GUILD_CREATE. */
  addBot(guildId: string): void;
  /** An administrator removes the bot, and its commands of that guild with it: GUILD_DELETE. */
  removeBot(guildId: string): void;
  /** Discord loses a guild in an outage, or has it back: GUILD_DELETE with `unavailable`, then GUILD_CREATE. */
  setUnavailable(guildId: string, isUnavailable: boolean): void;
  /** Sets the language of a guild, of which interactions tell: GUILD_UPDATE. */
  setGuildLocale(guildId: string, locale: `${Locale}`): void;
  /** Opens a channel between people, of which the bot is no part: two, or a group. */
  addPrivateChannel(names: readonly string[]): Channel;
}

/** The controls of a world whose bot listens at a gateway. */
export function guildControls(
  world: World,
  gateway: Gateway,
  forgetCommands: (guildId: string) => void,
): GuildControls {
  const guildWith = (id: string): Guild => {
    const guild = world.findGuild(id);
    if (!guild) throw new Error('There is no such guild.');
    return guild;
  };
  const tell = (event: string, { id }: Guild, data: object): void =>
    gateway.dispatch(event, data, { guildId: id, intent: GatewayIntentBits.Guilds });
  const create = (guild: Guild): void => tell('GUILD_CREATE', guild, guildJson(guild, world));

  return {
    addGuild(name, { hasBot = false, id, channels = ['general'] } = {}) {
      const guild = world.addGuild(name, channels, { hasBot, ids: id === undefined ? [] : [id] });
      if (hasBot) create(guild);
      return guild;
    },
    addBot(guildId) {
      const guild = guildWith(guildId);
      if (guild.hasBot) return;
      guild.hasBot = true;
      guild.members.set(world.bot.id, botPermissions);
      create(guild);
    },
    removeBot(guildId) {
      const guild = guildWith(guildId);
      if (!guild.hasBot) return;
      guild.hasBot = false;
      guild.members.delete(world.bot.id);
      forgetCommands(guildId);
      tell('GUILD_DELETE', guild, { id: guildId });
    },
    setUnavailable(guildId, isUnavailable) {
      const guild = guildWith(guildId);
      if (guild.isUnavailable === isUnavailable) return;
      guild.isUnavailable = isUnavailable;
      if (!guild.hasBot) return;
      if (isUnavailable) tell('GUILD_DELETE', guild, unavailableGuildJson(guild));
      else create(guild);
    },
    setGuildLocale(guildId, locale) {
      const guild = guildWith(guildId);
      guild.locale = locale as Locale;
      if (guild.hasBot) tell('GUILD_UPDATE', guild, guildUpdateJson(guild, world));
    },
    addPrivateChannel: (names) => world.addPrivateChannel(names),
  };
}
