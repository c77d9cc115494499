import { Routes, type REST } from 'discord.js';
import type { Logger } from 'pino';
import type { Card } from '../commands/reply.ts';
import { FALLBACK_LOCALE } from '../messages/catalogs.ts';
import type { CommandIds } from './render/markdown.ts';
import { renderBody } from './render/message.ts';

/**
 * Posts cards in channels; false when the bot may not write there, the channel is gone, or Discord does not
 * answer. What is posted is news of something done: it is logged, and nothing is undone for it.
 */
export function createPost(rest: REST, commandIds: () => CommandIds, log: Logger) {
  return async function post(channelId: string, card: Card): Promise<boolean> {
    const body = renderBody(card, commandIds(), FALLBACK_LOCALE);
    try {
      await rest.post(Routes.channelMessages(channelId), { body });
      return true;
    } catch (error) {
      log.warn({ err: error, channel: channelId }, 'cannot post in a channel');
      return false;
    }
  };
}
