import {
  MessageFlags,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type {
  ActionRequest,
  AutocompleteRequest,
  CommandRequest,
  OptionValue,
  OptionValues,
  Request,
} from '../commands/command.ts';
import { quoteIn } from './render/card.ts';

/** A slash command as a plain request. */
export function commandRequest(interaction: ChatInputCommandInteraction): CommandRequest {
  return { ...requestOf(interaction), options: optionsOf(interaction) };
}

/** An option being typed as a plain request. */
export function autocompleteRequest(interaction: AutocompleteInteraction): AutocompleteRequest {
  const { name, value } = interaction.options.getFocused(true);
  return {
    ...requestOf(interaction),
    options: optionsOf(interaction),
    focused: { name, value: String(value) },
  };
}

/** A pressed button or a chosen select option as a plain request; `args` come from its custom_id. */
export function actionRequest(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  args: readonly string[],
): ActionRequest {
  const { message } = interaction;
  return {
    ...requestOf(interaction),
    args,
    values: interaction.isStringSelectMenu() ? interaction.values : [],
    quote: quoteIn(message.components.map((component) => component.toJSON())),
    isPublic: !message.flags.has(MessageFlags.Ephemeral),
  };
}

/**
 * In a guild where only the person has installed the app, the app is no guest of that guild: such a request
 * counts as one from outside.
 */
function requestOf(interaction: BaseInteraction): Request {
  const { guildId, authorizingIntegrationOwners, user, locale } = interaction;
  return {
    guildId: authorizingIntegrationOwners.guildId === guildId ? guildId : null,
    userId: user.id,
    locale,
  };
}

function optionsOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction): OptionValues {
  const entries = interaction.options.data.map(({ name, value }) => [name, optionValue(value)] as const);
  return Object.fromEntries(entries);
}

function optionValue(value: unknown): OptionValue | undefined {
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}
