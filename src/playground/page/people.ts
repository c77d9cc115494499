import { PermissionFlagsBits } from 'discord-api-types/v10';
import { ordinaryPermissions } from '../permissions.ts';
import type { Channel, Guild, World } from '../world.ts';

/** Someone as whom one can use the page. */
export interface Person {
  readonly key: string;
  readonly name: string;
  /** What they are, in a few words. */
  readonly title: string;
  readonly permissions: bigint;
  /** The names of the guilds that they are a member of. */
  readonly guildNames: readonly string[];
}

/** Who one can be; the first is who one is at first. */
export const people: readonly Person[] = [
  {
    key: 'ada',
    name: 'Ada',
    title: 'Member of Policy Desk',
    permissions: ordinaryPermissions,
    guildNames: ['Policy Desk'],
  },
  {
    key: 'grace',
    name: 'Grace',
    title: 'Moderator',
    permissions: ordinaryPermissions | PermissionFlagsBits.ManageMessages,
    guildNames: ['Policy Desk', 'Fresh Server'],
  },
  {
    key: 'lin',
    name: 'Lin',
    title: 'Member of both servers',
    permissions: ordinaryPermissions,
    guildNames: ['Policy Desk', 'Fresh Server'],
  },
  {
    key: 'ivy',
    name: 'Ivy',
    title: 'Manager of both servers',
    permissions: ordinaryPermissions | PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageGuild,
    guildNames: ['Policy Desk', 'Fresh Server'],
  },
];

/** Who is in the group beside the servers, which the bot is no part of: there one uses what one installed for oneself. */
export const groupNames: readonly string[] = ['Ada', 'Grace', 'Lin', 'Ivy'];

/** The languages that a person's Discord can be set to here. */
export const locales = ['en-US', 'zh-CN', 'ja', 'ru', 'fr', 'es-ES'] as const;

/** The person with this key; throws when there is none. */
export function personNamed(key: string): Person {
  const person = people.find((other) => other.key === key);
  if (!person) throw new Error('There is no such person.');
  return person;
}

/** The guilds that a person is a member of. */
export function guildsOf({ guildNames }: Person, world: World): Guild[] {
  return world.guilds.filter(({ name }) => guildNames.includes(name));
}

/** The channels outside of guilds that a person can open: the direct one with the bot, then those between people. */
export function directChannelsOf({ name }: Person, world: World): Channel[] {
  const { id } = world.account({ name });
  return [world.directChannel(id), ...world.privateChannelsOf(id)];
}

/** The channels that a person can open: those of their guilds with their threads, and those outside of guilds. */
export function channelsOf(person: Person, world: World): Channel[] {
  const inGuilds = guildsOf(person, world).flatMap((guild) => [
    ...guild.channels,
    ...world.threads.ofGuild(guild.id),
  ]);
  return [...inGuilds, ...directChannelsOf(person, world)];
}
