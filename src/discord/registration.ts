import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
  type APIApplicationCommand,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandDefinition, OptionDefinition } from '../commands/command.ts';
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
  definitions: readonly CommandDefinition[],
): Promise<Registration> {
  const route = Routes.applicationCommands(applicationId);
  const wanted = definitions.map(commandBody);
  const registered = (await rest.get(route)) as APIApplicationCommand[];
  const isChanged = !isDeepStrictEqual(byName(registered.map(comparable)), byName(wanted.map(comparable)));
  const current = isChanged
    ? ((await rest.put(route, { body: wanted })) as APIApplicationCommand[])
    : registered;
  return { commandIds: new Map(current.map(({ name, id }) => [name, id])), isChanged };
}

/** A definition as Discord's REST API takes it. */
export function commandBody(definition: CommandDefinition): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: definition.name,
    description: definition.description,
    options: (definition.options ?? []).map(optionBody),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  };
}

function optionBody({
  type,
  name,
  description,
  isRequired = false,
  hasAutocomplete = false,
}: OptionDefinition) {
  const common = { name, description, required: isRequired };
  return type === 'boolean'
    ? { ...common, type: ApplicationCommandOptionType.Boolean as const }
    : { ...common, type: ApplicationCommandOptionType.String as const, autocomplete: hasAutocomplete };
}

/**
 * The part of a command that we decide, in one form: Discord adds fields of its own and leaves out those at
 * their default.
 */
function comparable(command: RESTPostAPIChatInputApplicationCommandsJSONBody | APIApplicationCommand) {
  const { type, name, description, options = [], contexts, integration_types: integrationTypes } = command;
  return {
    type: type ?? ApplicationCommandType.ChatInput,
    name,
    description,
    contexts: [...(contexts ?? [])].sort(),
    integrationTypes: [...(integrationTypes ?? [])].sort(),
    options: options.map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: option.required ?? false,
      autocomplete: 'autocomplete' in option && (option.autocomplete ?? false),
    })),
  };
}

function byName<T extends { name: string }>(commands: readonly T[]): T[] {
  return commands.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
