import type { RequestLog } from '../rest/log.ts';
import type { Member } from '../member.ts';
import { rolesJson, userJson } from '../wire.ts';
import type { World } from '../world.ts';
import { channelsOf, guildsOf, locales, people } from './people.ts';
import type { Person } from './people.ts';

/** Everything that the page shows when a person opens a channel: who is where, what was said, what can be done. */
export function stateOf(person: Person, member: Member, { world, log }: { world: World; log: RequestLog }) {
  const guild = member.guildId ? world.findGuild(member.guildId) : undefined;
  const direct = channelsOf(person, world).at(-1)!;
  return {
    me: { key: person.key, id: member.id, name: person.name },
    bot: { id: world.bot.id, name: world.bot.name },
    people: people.map(({ key, name, title }) => ({ key, name, title })),
    locales,
    guilds: guildsOf(person, world).map(({ id, name, channels }) => ({
      id,
      name,
      channels: channels.map((channel) => ({ id: channel.id, name: channel.name })),
    })),
    directChannel: direct.id,
    channel: { id: member.channelId, name: world.findChannel(member.channelId)?.name ?? '' },
    guild: guild && { id: guild.id, name: guild.name },
    users: usersOf(guild?.name, world).map((account) => userJson(account)),
    roles: guild ? rolesJson(guild).map(({ id, name }) => ({ id, name })) : [],
    commands: member.offeredCommands(),
    messages: member.visibleMessages(),
    counts: log.counts,
  };
}

/** The bot and whoever else is in the guild. */
function usersOf(guildName: string | undefined, world: World) {
  const present = people.filter(
    ({ guildNames }) => guildName !== undefined && guildNames.includes(guildName),
  );
  return [world.bot, ...present.map(({ name }) => world.account({ name }))];
}
