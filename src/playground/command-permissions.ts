import { ApplicationCommandPermissionType as Type, PermissionFlagsBits } from 'discord-api-types/v10';
import type {
  APIApplicationCommand,
  APIApplicationCommandPermission,
  APIGuildApplicationCommandPermissions,
} from 'discord-api-types/v10';
import type { Actor } from './interactions.ts';
import { permits } from './permissions.ts';

/** The most overrides of one command. Source: DOC interactions/application-commands#permissions */
const overrideLimit = 100;

/**
 * What administrators have set under Server Settings > Integrations: who may use which command, and
 * where. Bots can read it, and only people can write it.
 * Source: DOC interactions/application-commands#permissions
 */
export class CommandPermissions {
  readonly #applicationId: string;
  /** By guild id, then by the id of a command, or of the application for all its commands. */
  readonly #guilds = new Map<string, Map<string, readonly APIApplicationCommandPermission[]>>();

  constructor(applicationId: string) {
    this.#applicationId = applicationId;
  }

  /** Sets the overrides of a command in a guild; none removes them. */
  set(guildId: string, id: string, overrides: readonly APIApplicationCommandPermission[]): void {
    if (overrides.length > overrideLimit) throw new Error('A command takes at most 100 overrides.');
    const guild = this.#guilds.get(guildId) ?? new Map<string, readonly APIApplicationCommandPermission[]>();
    if (overrides.length === 0) guild.delete(id);
    else guild.set(id, overrides);
    this.#guilds.set(guildId, guild);
  }

  /** The overrides as the API tells them; undefined where none were set. */
  find(guildId: string, id: string): APIGuildApplicationCommandPermissions | undefined {
    const permissions = this.#guilds.get(guildId)?.get(id);
    return permissions && this.#json(guildId, id, permissions);
  }

  /** All overrides of a guild. */
  list(guildId: string): APIGuildApplicationCommandPermissions[] {
    const guild = this.#guilds.get(guildId) ?? [];
    return [...guild].map(([id, permissions]) => this.#json(guildId, id, permissions));
  }

  /** Whether someone may use a command where they are. A command's own overrides stand before the application's. */
  allows(command: APIApplicationCommand, { account, channel, permissions, isInstalledHere }: Actor): boolean {
    const { guildId } = channel;
    // What a guild's administrators set is of no effect where the application is not in the guild.
    if (guildId === undefined || !isInstalledHere) return true;
    if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return true;
    const guild = this.#guilds.get(guildId);
    const layers = [guild?.get(command.id), guild?.get(this.#applicationId)];
    const decide = (type: Type, ...ids: string[]): boolean | undefined => {
      for (const layer of layers) {
        for (const wanted of ids) {
          const found = layer?.find(({ type: other, id }) => other === type && id === wanted);
          if (found) return found.permission;
        }
      }
      return undefined;
    };
    const allChannels = (BigInt(guildId) - 1n).toString();
    // A thread is ruled as its channel is.
    const channelId = channel.thread?.parentId ?? channel.id;
    if (decide(Type.Channel, channelId, allChannels) === false) return false;
    const forPerson = decide(Type.User, account.id) ?? decide(Type.Role, guildId);
    return forPerson ?? isAllowedByDefault(command, permissions);
  }

  #json(guildId: string, id: string, permissions: readonly APIApplicationCommandPermission[]) {
    return { id, application_id: this.#applicationId, guild_id: guildId, permissions: [...permissions] };
  }
}

function isAllowedByDefault({ default_member_permissions: needed }: APIApplicationCommand, held: bigint) {
  if (needed === null) return true;
  // No bits at all means administrators only.
  return permits(held, BigInt(needed) || PermissionFlagsBits.Administrator);
}
