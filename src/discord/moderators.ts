import {
  ApplicationCommandPermissionType,
  DiscordAPIError,
  PermissionFlagsBits,
  Routes,
  type APIApplicationCommandPermission,
  type APIGuildApplicationCommandPermissions,
  type BaseInteraction,
} from 'discord.js';
import type { CommandIds } from './render/markdown.ts';

/** The permission that a moderators' command asks for, unless a server's settings say otherwise. */
export const MODERATOR_PERMISSION = PermissionFlagsBits.ManageMessages;

/**
 * Whether someone may use a moderators' command. Discord itself checks slash commands; buttons and forms it
 * does not, so they are checked here: Manage Messages, or what an administrator has set for the command
 * under Server Settings > Integrations, which is read from Discord only where the permission is missing.
 */
export async function isModerator(
  interaction: BaseInteraction,
  commandName: string,
  commandIds: CommandIds,
): Promise<boolean> {
  if (interaction.guildId === null || interaction.memberPermissions === null) return false;
  if (interaction.memberPermissions.has(MODERATOR_PERMISSION)) return true;
  const commandId = commandIds.get(commandName.split(' ')[0] ?? '');
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
