import { DiscordAPIError, Routes, type REST } from 'discord.js';
import type { Card } from '../commands/reply.ts';
import type { CommandIds } from './render/markdown.ts';
import { renderEdit } from './render/message.ts';

/** Posts cards in channels; false when the bot may not write there, or the channel is gone. */
export function createPost(rest: REST, commandIds: () => CommandIds) {
  return async function post(channelId: string, card: Card): Promise<boolean> {
    const { components, flags, allowedMentions } = renderEdit(card, commandIds());
    const body = { components, flags, allowed_mentions: allowedMentions };
    try {
      await rest.post(Routes.channelMessages(channelId), { body });
      return true;
    } catch (error) {
      if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return false;
      throw error;
    }
  };
}
