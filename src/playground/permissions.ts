import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';

/** What an ordinary member of a guild may do: read, write and use commands. */
export const ordinaryPermissions: bigint =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.CreatePublicThreads |
  Bits.SendMessagesInThreads |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.AddReactions |
  Bits.ReadMessageHistory |
  Bits.UseApplicationCommands |
  Bits.UseExternalApps;

/** What the bot was granted when it was invited, in every channel of every guild. */
export const botPermissions: bigint =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.ReadMessageHistory;

/** What it may do in a guild that did not add it, for someone who installed it for themselves. */
export const guestPermissions: bigint = Bits.EmbedLinks | Bits.AttachFiles;

/** Whether `held` has every bit of `needed`; an administrator has them all. */
export function permits(held: bigint, needed: bigint): boolean {
  return (held & Bits.Administrator) !== 0n || (held & needed) === needed;
}
