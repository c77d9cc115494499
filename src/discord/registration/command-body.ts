import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { AnyCommand, CommandDefinition, OptionDefinition } from '../../commands/command.ts';
import { commandPath, optionPaths, wordsOf, type WordPaths } from './command-words.ts';
import { PERMISSIONS } from '../interactions/permissions.ts';

/**
 * A command as Discord's REST API takes it. Definitions have names and structure; what people read comes from
 * the catalogs (`src/messages`), by key:
 *
 *     command.ask.name, .description                           a command
 *     command.brief.add.name, .description                     a command of a group
 *     command.add-as-brief.name                                a command in a message's menu
 *     command.ask.question.name, .description                  an option
 *     command.brief.export.format.json.name                    a choice, by its value
 *     option.brief.name, .description                          what options of that name have in common
 *
 * In English the names are those of the definitions, for these are what the bot is told is used.
 */
export function commandBody(command: AnyCommand): RESTPostAPIApplicationCommandsJSONBody {
  const { audience = 'everyone' } = command;
  const common = {
    ...(audience === 'everyone' ? ANYWHERE : IN_GUILDS),
    default_member_permissions: audience === 'everyone' ? null : String(PERMISSIONS[audience]),
  };
  if ('executeOnMessage' in command) {
    const { menuName } = command.definition;
    return { ...common, type: ApplicationCommandType.Message, ...named(menuName, [commandPath(menuName)]) };
  }
  const { name } = command.definition;
  return {
    ...common,
    type: ApplicationCommandType.ChatInput,
    ...worded(name, [commandPath(name)]),
    options:
      'commands' in command
        ? command.commands.map(({ definition }) => subcommandBody(name, definition))
        : optionBodies(commandPath(name), command.definition),
  };
}

/** Also for those who installed the app for themselves, wherever they are. */
const ANYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** What moderators and managers look after is a server. */
const IN_GUILDS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

function subcommandBody(group: string, definition: CommandDefinition) {
  const path = commandPath(group, definition.name);
  return {
    type: ApplicationCommandOptionType.Subcommand as const,
    ...worded(definition.name, [path]),
    options: optionBodies(path, definition),
  };
}

function optionBodies(path: string, { options = [] }: CommandDefinition): APIApplicationCommandBasicOption[] {
  return options.map((option) => optionBody(path, option));
}

function optionBody(path: string, option: OptionDefinition): APIApplicationCommandBasicOption {
  const { type, name, isRequired = false, hasAutocomplete = false, choices } = option;
  const { maxLength = MAX_NAME_LENGTH } = option;
  const common = { ...worded(name, optionPaths(path, name)), required: isRequired };
  switch (type) {
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: CHANNEL_TYPES };
    case 'attachment':
      return { ...common, type: ApplicationCommandOptionType.Attachment };
    case 'string':
      return choices
        ? {
            ...common,
            type: ApplicationCommandOptionType.String,
            choices: choices.map((value) => choiceBody(`${path}.${name}.${value}`, value)),
          }
        : {
            ...common,
            type: ApplicationCommandOptionType.String,
            autocomplete: hasAutocomplete,
            max_length: maxLength,
          };
  }
}

function choiceBody(path: string, value: string): APIApplicationCommandOptionChoice<string> {
  const { english, localizations } = wordsOf([path], 'name');
  return { name: english, name_localizations: localizations, value };
}

/** In characters. What was typed is named in the reply when it means nothing, so it has to fit there. */
const MAX_NAME_LENGTH = 200;

const CHANNEL_TYPES: (ChannelType.GuildText | ChannelType.GuildAnnouncement)[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
];

function named(name: string, paths: WordPaths) {
  return { name, name_localizations: wordsOf(paths, 'name').localizations };
}

function worded(name: string, paths: WordPaths) {
  const { english, localizations } = wordsOf(paths, 'description');
  return { ...named(name, paths), description: english, description_localizations: localizations };
}
