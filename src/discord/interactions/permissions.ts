import {
  ApplicationCommandPermissionType,
  DiscordAPIError,
  PermissionFlagsBits,
  Routes,
  type APIApplicationCommandPermission,
  type APIGuildApplicationCommandPermissions,
  type BaseInteraction,
} from 'discord.js';
import type { Audience } from '../../commands/command.ts';
import type { CommandIds } from '../render/markdown.ts';

/** The permission that a command for some people asks for, unless a server's settings say otherwise. */
export const PERMISSIONS = {
  moderators: PermissionFlagsBits.ManageMessages,
  managers: PermissionFlagsBits.ManageGuild,
} as const satisfies Record<Exclude<Audience, 'everyone'>, bigint>;

/** A command by the name that people type, and whom it is for. */
export interface Guarded {
  readonly command: string;
  readonly audience: Audience;
}

/**
 * Whether someone may use a command that is not for everyone. Discord itself checks slash commands; buttons and
 * forms it does not, so they are checked here: the audience's permission, or what an administrator has set for the
 * command under Server Settings > Integrations, which is read from Discord only where the permission is missing.
 */
export async function mayUse(
  interaction: BaseInteraction,
  { command, audience }: Guarded,
  commandIds: CommandIds,
): Promise<boolean> {
  if (audience === 'everyone') return true;
  if (interaction.guildId === null || interaction.memberPermissions === null) return false;
  if (interaction.memberPermissions.has(PERMISSIONS[audience])) return true;
  const commandId = commandIds.get(command.split(' ')[0] ?? '');
  if (commandId === undefined) return false;
  return grants(await readOverrides(interaction, interaction.guildId, commandId), interaction);
}

async function readOverrides(
  { client }: BaseInteraction,
  guildId: string,
  commandId: string,
): Promise<readonly APIApplicationCommandPermission[]> {
  const route = Routes.applicationCommandPermissions(client.application?.id ?? '', guildId, commandId);
  try {
    const { permissions } = (await client.rest.get(route)) as APIGuildApplicationCommandPermissions;
    return permissions;
  } catch (error) {
    // Discord says "not found" where no override was ever set.
    if (error instanceof DiscordAPIError && error.status === 404) return [];
    throw error;
  }
}

/** A person's own entry decides over those of their roles; among roles one that allows is enough. */
function grants(
  overrides: readonly APIApplicationCommandPermission[],
  interaction: BaseInteraction,
): boolean {
  const own = overrides.find(
    ({ type, id }) => type === ApplicationCommandPermissionType.User && id === interaction.user.id,
  );
  if (own) return own.permission;
  const roles = rolesOf(interaction);
  return overrides.some(
    ({ type, id, permission }) =>
      type === ApplicationCommandPermissionType.Role && permission && roles.has(id),
  );
}

/** Everyone has the role that carries the guild's own id. */
function rolesOf({ member, guildId }: BaseInteraction): Set<string> {
  const roles =
    member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return new Set([...roles, ...(guildId === null ? [] : [guildId])]);
}
