import { reportNews } from '../../commands/reports/report-news.ts';
import type { Services } from '../../commands/services.ts';
import type { Answerable } from '../interactions/deliver.ts';
import type { CommandIds } from '../render/markdown.ts';
import { renderMessage } from '../render/message.ts';
import { requestOf } from '../interactions/request.ts';

/**
 * Tells people, after an answer that they got, what became of their reports: in a message of its own that
 * they alone see. Once the answer is out, it costs one indexed query where somebody of the guild is to be told.
 */
export function createNewsTeller(services: Services, commandIds: () => CommandIds) {
  /** Who is being told at the moment, so that nobody is told twice when they are quick. */
  const underway = new Set<string>();

  return async function tellNews(interaction: Answerable): Promise<void> {
    const request = requestOf(interaction);
    const person = `${request.guildId} ${request.userId}`;
    if (underway.has(person)) return;
    underway.add(person);
    try {
      const news = await reportNews(request, services);
      if (!news) return;
      // In this order: after a crash in between they are told again, rather than never.
      await interaction.followUp(renderMessage(news.reply, commandIds(), request.locale));
      await news.markTold();
    } finally {
      underway.delete(person);
    }
  };
}
