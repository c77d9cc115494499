import type { RequestLog } from '../rest/log.ts';
import type { Member } from '../member.ts';
import { rolesJson, userJson } from '../wire.ts';
import type { World } from '../world.ts';
import { channelsOf, guildsOf, locales, people } from './people.ts';
import type { Person } from './people.ts';
import { samplesIn } from './samples.ts';

/** Everything that the page shows when a person opens a channel: who is where, what was said, what can be done. */
export function stateOf(person: Person, member: Member, { world, log }: { world: World; log: RequestLog }) {
  const guild = member.guildId ? world.findGuild(member.guildId) : undefined;
  const direct = channelsOf(person, world).at(-1)!;
  const channel = world.findChannel(member.channelId)!;
  return {
    me: { key: person.key, id: member.id, name: person.name },
    bot: { id: world.bot.id, name: world.bot.name },
    people: people.map(({ key, name, title }) => ({ key, name, title })),
    locales,
    guilds: placesOf(person, world),
    directChannel: direct.id,
    channel: { id: channel.id, name: channel.name },
    samples: samplesIn(channel, world),
    canStartThread: channel.guildId !== undefined && channel.thread === undefined,
    guild: guild && { id: guild.id, name: guild.name },
    users: usersOf(guild?.name, world).map((account) => userJson(account)),
    roles: guild ? rolesJson(guild).map(({ id, name }) => ({ id, name })) : [],
    commands: member.offeredCommands(),
    messages: member.visibleMessages(),
    counts: log.counts,
  };
}

/** The guilds that a person sees at the side, with their channels and the threads of each. */
export function placesOf(person: Person, world: World) {
  return guildsOf(person, world).map(({ id, name, channels }) => ({
    id,
    name,
    channels: channels.map((channel) => ({
      id: channel.id,
      name: channel.name,
      threads: world.threads
        .ofGuild(id)
        .filter(({ thread }) => thread?.parentId === channel.id)
        .map((thread) => ({ id: thread.id, name: thread.name })),
    })),
  }));
}

/** The bot and whoever else is in the guild. */
function usersOf(guildName: string | undefined, world: World) {
  const present = people.filter(
    ({ guildNames }) => guildName !== undefined && guildNames.includes(guildName),
  );
  return [world.bot, ...present.map(({ name }) => world.account({ name }))];
}
