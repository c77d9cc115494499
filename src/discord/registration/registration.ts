import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandType,
  Routes,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { AnyCommand } from '../../commands/command.ts';
import { commandBody } from './command-body.ts';
import type { CommandIds } from '../render/markdown.ts';

/** What registration found and did. */
export interface Registration {
  readonly commandIds: CommandIds;
  /** False when Discord already had just these commands and nothing was written. */
  readonly isChanged: boolean;
}

/**
 * Registers the commands globally, unless Discord already has just these: it allows 200 creations a day, and
 * every start would spend some.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly AnyCommand[],
): Promise<Registration> {
  const route = Routes.applicationCommands(applicationId);
  const wanted = commands.map(commandBody);
  // Discord leaves the localizations out unless it is asked for them.
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as APIApplicationCommand[];
  const isChanged = !isDeepStrictEqual(byName(registered.map(comparable)), byName(wanted.map(comparable)));
  const current = isChanged
    ? ((await rest.put(route, { body: wanted })) as APIApplicationCommand[])
    : registered;
  return { commandIds: new Map(current.map(({ name, id }) => [name, id])), isChanged };
}

/** The name that a command is registered by. */
export function registeredName(command: AnyCommand): string {
  return 'executeOnMessage' in command ? command.definition.menuName : command.definition.name;
}

/**
 * The part of a command that we decide, in one form: Discord adds fields of its own and leaves out those at
 * their default.
 */
function comparable(command: RESTPostAPIApplicationCommandsJSONBody | APIApplicationCommand) {
  return {
    type: command.type ?? ApplicationCommandType.ChatInput,
    name: command.name,
    names: command.name_localizations ?? {},
    description: ('description' in command && command.description) || '',
    descriptions: ('description_localizations' in command && command.description_localizations) || {},
    contexts: inOrder(command.contexts),
    integrationTypes: inOrder(command.integration_types),
    permissions: command.default_member_permissions ?? null,
    options: ('options' in command ? (command.options ?? []) : []).map(comparableOption),
  };
}

function comparableOption(option: APIApplicationCommandOption): unknown {
  return {
    type: option.type,
    name: option.name,
    names: option.name_localizations ?? {},
    description: option.description,
    descriptions: option.description_localizations ?? {},
    required: option.required ?? false,
    autocomplete: ('autocomplete' in option && option.autocomplete) ?? false,
    maxLength: 'max_length' in option ? option.max_length : undefined,
    channelTypes: inOrder('channel_types' in option ? option.channel_types : []),
    choices: ('choices' in option ? (option.choices ?? []) : []).map(
      ({ name, name_localizations: names, value }) => ({ name, names: names ?? {}, value }),
    ),
    options: ('options' in option ? (option.options ?? []) : []).map(comparableOption),
  };
}

function inOrder(numbers: readonly number[] | null | undefined): number[] {
  return (numbers ?? []).toSorted((a, b) => a - b);
}

function byName<T extends { name: string }>(commands: readonly T[]): T[] {
  return commands.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
