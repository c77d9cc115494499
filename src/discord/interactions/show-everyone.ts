import { createHash } from 'node:crypto';
import {
  PermissionFlagsBits,
  Routes,
  type BaseInteraction,
  type MessageComponentInteraction,
} from 'discord.js';
import type { Card } from '../../commands/reply.ts';
import type { CommandIds } from '../render/markdown.ts';
import { renderBody, renderMessage } from '../render/message.ts';

/**
 * Posts for everyone what one person alone saw and has shown. The message has a name (`nonce`) by which Discord takes
 * it once: a button that is pressed again before it is seen to be disabled shows nothing twice, whichever process gets
 * the second press. Discord keeps that promise for what a bot posts in a channel, not for what follows an interaction;
 * where the bot may not post, as where only the person has installed it, following is all there is.
 */
export async function showEveryone(
  interaction: MessageComponentInteraction,
  card: Card,
  commandIds: CommandIds,
): Promise<void> {
  const { client, channelId, locale } = interaction;
  if (mayPost(interaction)) {
    const once = { nonce: nameOf(interaction), enforce_nonce: true };
    const body = { ...renderBody(card, commandIds, locale), ...once };
    await client.rest.post(Routes.channelMessages(channelId), { body });
  } else {
    await interaction.followUp(
      renderMessage({ kind: 'message', visibility: 'public', card }, commandIds, locale),
    );
  }
}

/** Discord tells with each interaction what the bot may do where it was made. */
function mayPost({ appPermissions, channel }: BaseInteraction): boolean {
  const { SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits;
  return appPermissions.has(ViewChannel | (channel?.isThread() ? SendMessagesInThreads : SendMessages));
}

/** Names what a button shows, in the 25 characters of a nonce: one message may show this now and that a moment later. */
function nameOf({ message, customId }: MessageComponentInteraction): string {
  return createHash('sha256').update(`${message.id} ${customId}`).digest('base64url').slice(0, 25);
}
