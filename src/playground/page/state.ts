import type { RequestLog } from '../rest/log.ts';
import type { Member } from '../member.ts';
import { rolesJson, userJson } from '../wire.ts';
import type { Channel, World } from '../world.ts';
import { directChannelsOf, guildsOf, locales, people } from './people.ts';
import type { Person } from './people.ts';
import { samplesIn } from './samples.ts';

/** Everything that the page shows when a person opens a channel: who is where, what was said, what can be done. */
export function stateOf(person: Person, member: Member, { world, log }: { world: World; log: RequestLog }) {
  const guild = member.guildId ? world.findGuild(member.guildId) : undefined;
  const channel = world.findChannel(member.channelId)!;
  return {
    me: { key: person.key, id: member.id, name: person.name },
    bot: { id: world.bot.id, name: world.bot.name },
    people: people.map(({ key, name, title }) => ({ key, name, title })),
    locales,
    guilds: placesOf(person, world),
    directs: directChannelsOf(person, world).map((direct) => ({
      id: direct.id,
      name: directName(direct, member.id, world),
    })),
    channel: { id: channel.id, name: channel.guildId ? channel.name : directName(channel, member.id, world) },
    isGroup: channel.peopleIds !== undefined,
    samples: samplesIn(channel, world),
    canStartThread: channel.guildId !== undefined && channel.thread === undefined,
    guild: guild && { id: guild.id, name: guild.name },
    users: usersOf(channel, world).map((account) => userJson(account)),
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
        .activeIn(id)
        .filter(({ thread }) => thread?.parentId === channel.id)
        .map((thread) => ({ id: thread.id, name: thread.name })),
    })),
  }));
}

/** What a person calls a channel outside of guilds, after whom they meet there. */
function directName({ peopleIds }: Channel, userId: string, world: World): string {
  const others = peopleIds?.filter((id) => id !== userId).map((id) => world.findAccount(id)?.name);
  return others?.join(', ') ?? world.bot.name;
}

/** The bot, whom one can write about everywhere, and whoever else is there. */
function usersOf({ guildId, peopleIds }: Channel, world: World) {
  const guildName = guildId && world.findGuild(guildId)?.name;
  const present = people
    .filter(({ guildNames }) => guildName !== undefined && guildNames.includes(guildName))
    .map(({ name }) => world.account({ name }));
  const inGroup = peopleIds?.map((id) => world.findAccount(id)).filter((account) => account !== undefined);
  return [world.bot, ...(inGroup ?? present)];
}
