import { ApplicationCommandType } from 'discord-api-types/v10';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { refuse } from './api-error.ts';
import type { World } from './world.ts';

/** Creates that Discord takes in a day, per guild and for global commands together. */
const dailyCreates = 200;
const dayMs = 24 * 60 * 60_000;

/** A command as a bot sends it, once it was found to be in order. */
export type CommandBody = Pick<APIApplicationCommand, 'name'> &
  Partial<Omit<APIApplicationCommand, 'default_member_permissions'>> & {
    /** Discord reads the bits from a number, too. */
    default_member_permissions?: string | number | null;
  };

/** The commands that the bot has registered, globally and per guild. */
export class CommandRegistry {
  readonly #world: World;
  /** By guild id; global commands under "global". */
  readonly #scopes = new Map<string, APIApplicationCommand[]>();
  readonly #createdAt = new Map<string, number[]>();
  readonly #listeners = new Set<() => void>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Calls `listener` after each change; the result stops it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The commands of one scope, in the order of registration. */
  list(guildId?: string): APIApplicationCommand[] {
    return this.#scopes.get(guildId ?? 'global') ?? [];
  }

  /** What a person in that guild, or in a direct channel, is offered: global commands and the guild's own. */
  offered(guildId?: string): APIApplicationCommand[] {
    return guildId ? [...this.list(), ...this.list(guildId)] : this.list();
  }

  /** The command with this id; throws 10063 when there is none. */
  get(id: string, guildId?: string): APIApplicationCommand {
    const command = this.list(guildId).find((other) => other.id === id);
    if (!command) throw refuse.unknownCommand();
    return command;
  }

  /** Adds a command, or replaces the one with its name and type. */
  upsert(body: CommandBody, guildId?: string): { command: APIApplicationCommand; isNew: boolean } {
    const known = this.#named(body, guildId);
    if (!known) this.#countCreate(guildId);
    const command = this.#complete(body, guildId, known);
    this.#store(guildId, [...this.list(guildId).filter(({ id }) => id !== command.id), command]);
    return { command, isNew: !known };
  }

  /** Changes the fields that are named. */
  patch(id: string, changes: Partial<CommandBody>, guildId?: string): APIApplicationCommand {
    const known = this.get(id, guildId);
    const command = this.#complete({ ...known, ...changes }, guildId, known);
    this.#store(
      guildId,
      this.list(guildId).map((other) => (other.id === id ? command : other)),
    );
    return command;
  }

  /** Puts these commands in place of all there were; those that keep name and type keep their id. */
  overwrite(bodies: readonly CommandBody[], guildId?: string): APIApplicationCommand[] {
    const commands = bodies.map((body) => {
      const known = this.#named(body, guildId);
      if (!known) this.#countCreate(guildId);
      return this.#complete(body, guildId, known);
    });
    this.#store(guildId, commands);
    return commands;
  }

  /** Removes a command. */
  delete(id: string, guildId?: string): void {
    const { id: known } = this.get(id, guildId);
    this.#store(
      guildId,
      this.list(guildId).filter((other) => other.id !== known),
    );
  }

  #store(guildId: string | undefined, commands: APIApplicationCommand[]): void {
    this.#scopes.set(guildId ?? 'global', commands);
    for (const listener of this.#listeners) listener();
  }

  #named(body: CommandBody, guildId?: string): APIApplicationCommand | undefined {
    const type = body.type ?? ApplicationCommandType.ChatInput;
    return this.list(guildId).find((other) => other.name === body.name && other.type === type);
  }

  #countCreate(guildId?: string): void {
    const now = this.#world.clock.now();
    const scope = guildId ?? 'global';
    const recent = (this.#createdAt.get(scope) ?? []).filter((at) => now - at < dayMs);
    if (recent.length >= dailyCreates) throw refuse.dailyCommandCreates();
    this.#createdAt.set(scope, [...recent, now]);
  }

  /** Fills in what Discord adds and what it reads into absent fields. */
  #complete(
    body: CommandBody,
    guildId: string | undefined,
    known?: APIApplicationCommand,
  ): APIApplicationCommand {
    const permissions = body.default_member_permissions;
    return {
      id: known?.id ?? this.#world.nextId(),
      application_id: this.#world.applicationId,
      version: this.#world.nextId(),
      type: body.type ?? ApplicationCommandType.ChatInput,
      name: body.name,
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      default_member_permissions:
        permissions === undefined || permissions === null ? null : String(permissions),
      dm_permission: body.dm_permission ?? true,
      nsfw: body.nsfw ?? false,
      ...(body.options && { options: body.options }),
      ...(guildId
        ? { guild_id: guildId }
        : {
            contexts: body.contexts ?? null,
            integration_types: body.integration_types ?? [0],
          }),
    };
  }
}
