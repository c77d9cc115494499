import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Routes,
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { AnyCommand, CommandDefinition, OptionDefinition } from '../commands/command.ts';
import { MODERATOR_PERMISSION } from './moderators.ts';
import type { CommandIds } from './render/markdown.ts';

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
  const registered = (await rest.get(route)) as APIApplicationCommand[];
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

/** A command as Discord's REST API takes it. */
export function commandBody(command: AnyCommand): RESTPostAPIApplicationCommandsJSONBody {
  const isForModerators = 'audience' in command && command.audience === 'moderators';
  const common = {
    integration_types: [ApplicationIntegrationType.GuildInstall],
    // What moderators manage belongs to a server.
    contexts: isForModerators
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM],
    default_member_permissions: isForModerators ? String(MODERATOR_PERMISSION) : null,
  };
  if ('executeOnMessage' in command) {
    return { ...common, type: ApplicationCommandType.Message, name: command.definition.menuName };
  }
  const { name, description } = command.definition;
  return {
    ...common,
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    options:
      'commands' in command
        ? command.commands.map(({ definition }) => subcommandBody(definition))
        : (command.definition.options ?? []).map(optionBody),
  };
}

function subcommandBody({ name, description, options = [] }: CommandDefinition) {
  return {
    type: ApplicationCommandOptionType.Subcommand as const,
    name,
    description,
    options: options.map(optionBody),
  };
}

function optionBody(option: OptionDefinition): APIApplicationCommandBasicOption {
  const { type, name, description, isRequired = false, hasAutocomplete = false, choices } = option;
  const { maxLength = MAX_NAME_LENGTH } = option;
  const common = { name, description, required: isRequired };
  switch (type) {
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: CHANNEL_TYPES };
    case 'attachment':
      return { ...common, type: ApplicationCommandOptionType.Attachment };
    case 'string':
      return choices
        ? { ...common, type: ApplicationCommandOptionType.String, choices: [...choices] }
        : {
            ...common,
            type: ApplicationCommandOptionType.String,
            autocomplete: hasAutocomplete,
            max_length: maxLength,
          };
  }
}

/** In characters. What was typed is named in the reply when it means nothing, so it has to fit there. */
const MAX_NAME_LENGTH = 200;

const CHANNEL_TYPES: (ChannelType.GuildText | ChannelType.GuildAnnouncement)[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
];

/**
 * The part of a command that we decide, in one form: Discord adds fields of its own and leaves out those at
 * their default.
 */
function comparable(command: RESTPostAPIApplicationCommandsJSONBody | APIApplicationCommand) {
  return {
    type: command.type ?? ApplicationCommandType.ChatInput,
    name: command.name,
    description: ('description' in command && command.description) || '',
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
    description: option.description,
    required: option.required ?? false,
    autocomplete: ('autocomplete' in option && option.autocomplete) ?? false,
    maxLength: 'max_length' in option ? option.max_length : undefined,
    channelTypes: inOrder('channel_types' in option ? option.channel_types : []),
    choices: ('choices' in option ? (option.choices ?? []) : []).map(({ name, value }) => ({ name, value })),
    options: ('options' in option ? (option.options ?? []) : []).map(comparableOption),
  };
}

function inOrder(numbers: readonly number[] | null | undefined): number[] {
  return (numbers ?? []).toSorted((a, b) => a - b);
}

function byName<T extends { name: string }>(commands: readonly T[]): T[] {
  return commands.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
