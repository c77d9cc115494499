import {
  DiscordAPIError,
  RESTJSONErrorCodes,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { FormReply, MessageReply, Reply, UpdateReply } from '../../commands/reply.ts';
import { renderForm } from '../render/form.ts';
import type { CommandIds } from '../render/markdown.ts';
import { renderEdit, renderMessage } from '../render/message.ts';
import { showEveryone } from './show-everyone.ts';

/** An interaction that takes a message, and most of them a form, as its response. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ChannelSelectMenuInteraction
  | ModalSubmitInteraction;

/**
 * Sends a reply the way that the interaction can still take it: as its first response, or after a deferral.
 * Calls `onResponse` once Discord has taken it; a message that follows an update comes after that.
 */
export async function deliver(
  interaction: Answerable,
  reply: Reply,
  commandIds: CommandIds,
  onResponse: () => void,
): Promise<void> {
  await respond(interaction, reply, commandIds);
  onResponse();
  if (reply.kind === 'update' && reply.followUp) await followUp(interaction, reply.followUp, commandIds);
}

async function followUp(interaction: Answerable, reply: MessageReply, commandIds: CommandIds): Promise<void> {
  const isShown = reply.visibility === 'public' && interaction.isMessageComponent();
  if (isShown) await showEveryone(interaction, reply.card, commandIds);
  else await interaction.followUp(renderMessage(reply, commandIds, interaction.locale));
}

async function respond(interaction: Answerable, reply: Reply, commandIds: CommandIds): Promise<void> {
  switch (reply.kind) {
    case 'form':
      return openForm(interaction, reply);
    case 'update':
      return update(interaction, reply, commandIds);
    case 'message':
      return send(interaction, reply, commandIds);
    case 'dismiss':
      return dismiss(interaction);
  }
}

async function openForm(interaction: Answerable, reply: FormReply): Promise<void> {
  if (interaction.isModalSubmit()) throw new Error('Discord takes no form as the response to a form');
  await interaction.showModal(renderForm(reply));
}

async function update(interaction: Answerable, { card }: UpdateReply, ids: CommandIds): Promise<void> {
  const edit = renderEdit(card, ids, interaction.locale);
  if (interaction.deferred || interaction.replied) await interaction.editReply(edit);
  else if (isOnMessage(interaction)) await interaction.update(edit);
  else throw new Error('there is no message to update');
}

/** The message with the button is the original response of the interaction that pressing it makes. */
async function dismiss(interaction: Answerable): Promise<void> {
  if (!interaction.isMessageComponent()) throw new Error('there is no message to take away');
  if (!interaction.deferred) await interaction.deferUpdate();
  await interaction.deleteReply().catch((error: unknown) => {
    // Somebody was faster: it is gone, as was wanted.
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage) return;
    throw error;
  });
}

async function send(interaction: Answerable, reply: MessageReply, ids: CommandIds): Promise<void> {
  if (!interaction.deferred && !interaction.replied)
    await interaction.reply(renderMessage(reply, ids, interaction.locale));
  // After `deferUpdate` the original response is the message with the button, which is to stay.
  else if (isOnMessage(interaction) || interaction.replied)
    await interaction.followUp(renderMessage(reply, ids, interaction.locale));
  else await interaction.editReply(renderEdit(reply.card, ids, interaction.locale, reply.files));
}

function isOnMessage(interaction: Answerable) {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}
