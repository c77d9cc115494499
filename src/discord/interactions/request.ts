import {
  ComponentType,
  InteractionContextType,
  MessageFlags,
  messageLink,
  type Attachment,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Message,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { joinInputs } from '../../commands/brief/draft-text.ts';
import type {
  ActionRequest,
  AutocompleteRequest,
  CommandRequest,
  FormRequest,
  MessageRequest,
  OptionValue,
  OptionValues,
  Request,
  Upload,
} from '../../commands/command.ts';
import { actionsIn, menuOptionsIn, textsIn } from '../messages/message-parts.ts';
import { plainLines } from '../messages/message-text.ts';
import { PERMISSIONS } from './permissions.ts';
import { quoteIn } from '../render/card.ts';

/** The name that a person typed, subcommand included: `brief add`. */
export function commandName(interaction: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = interaction.options.getSubcommand(false);
  return subcommand === null ? interaction.commandName : `${interaction.commandName} ${subcommand}`;
}

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
    focused: { name, value },
  };
}

/** A pressed button or a chosen select option as a plain request; `args` come from its custom_id. */
export function actionRequest(
  interaction: ButtonInteraction | StringSelectMenuInteraction | ChannelSelectMenuInteraction,
  args: readonly string[],
): ActionRequest {
  const components = interaction.message.components.map((component) => component.toJSON());
  return {
    ...requestOf(interaction),
    args,
    values: interaction.isButton() ? [] : interaction.values,
    quote: quoteIn(components),
    actions: actionsIn(components),
    menuOptions: menuOptionsIn(components),
    isPublic: isPublic(interaction.message, interaction),
    isModerator: interaction.memberPermissions?.has(PERMISSIONS.moderators) ?? false,
  };
}

/** A form that was sent in as a plain request; `args` come from its custom_id. */
export function formRequest(interaction: ModalSubmitInteraction, args: readonly string[]): FormRequest {
  const fields: Record<string, string> = {};
  const uploads: Upload[] = [];
  for (const [id, field] of interaction.fields.fields) {
    if (field.type === ComponentType.FileUpload)
      uploads.push(...[...(field.attachments?.values() ?? [])].map(uploadOf));
    else if ('value' in field) fields[id] = String(field.value ?? '');
    else if ('values' in field) fields[id] = field.values[0] ?? '';
  }
  return {
    ...requestOf(interaction),
    args,
    fields,
    uploads,
    isPublic: interaction.message !== null && isPublic(interaction.message, interaction),
  };
}

/** All that was typed into a form, as one text: first input first, with what was parted among several put together. */
export function typedText(interaction: ModalSubmitInteraction): string {
  const fields = [...interaction.fields.fields.values()];
  return joinInputs(fields.flatMap((field) => (field.type === ComponentType.TextInput ? [field.value] : [])));
}

/** A message command as a plain request. */
export function messageRequest(interaction: MessageContextMenuCommandInteraction): MessageRequest {
  const message = interaction.targetMessage;
  // A forwarded message has nothing of its own.
  const content = message.messageSnapshots.first() ?? message;
  const isOwn = message.author.id === interaction.client.user.id;
  const text = textOf(content);
  return {
    ...requestOf(interaction),
    message: {
      text,
      plainText: plainLines(text),
      uploads: [...content.attachments.values()].map(uploadOf),
      isOwn,
      isPublic: isPublic(message, interaction),
      // The message itself does not tell its guild where interactions come over HTTP.
      url: messageLink(message.channelId, message.id, interaction.guildId ?? '@me'),
      actions: isOwn ? actionsIn(message.components.map((component) => component.toJSON())) : [],
    },
  };
}

/**
 * Who acts, and where. In a guild where only the person has installed the app, the app is no guest of that
 * guild: such a request counts as one from outside.
 */
export function requestOf(interaction: BaseInteraction): Request {
  const { guildId, authorizingIntegrationOwners, user, locale, guildLocale, channelId, channel } =
    interaction;
  return {
    guildId: authorizingIntegrationOwners.guildId === guildId ? guildId : null,
    channelId: channelId ?? '',
    parentChannelId: channel?.isThread() ? channel.parentId : null,
    userId: user.id,
    locale,
    guildLocale: guildLocale ?? locale,
    ...(interaction.context === InteractionContextType.BotDM ? { isDirect: true } : {}),
  };
}

function optionsOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction): OptionValues {
  const [first] = interaction.options.data;
  const options = first?.options ?? interaction.options.data;
  return Object.fromEntries(options.map((option) => [option.name, optionValue(option)]));
}

function optionValue({ value, attachment }: CommandInteractionOption): OptionValue | undefined {
  if (attachment) return uploadOf(attachment);
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function uploadOf({ name, url, size, contentType }: Attachment): Upload {
  return { name, url, sizeBytes: size, contentType };
}

/** A direct message is its reader's alone. */
function isPublic({ flags }: Message, { context }: BaseInteraction): boolean {
  return !flags.has(MessageFlags.Ephemeral) && context !== InteractionContextType.BotDM;
}

/** What a message says: its content, else the texts of its displays, else those of its embeds. */
function textOf({ content, components, embeds }: Pick<Message, 'content' | 'components' | 'embeds'>): string {
  const displays = textsIn(components.map((component) => component.toJSON()));
  const embedded = embeds.flatMap(({ title, description, fields }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  const texts = [[content], displays, embedded].map((parts) => parts.filter(Boolean).join('\n'));
  return texts.find((text) => text !== '') ?? '';
}
