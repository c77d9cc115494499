import { DiscordAPIError, Routes, type REST } from 'discord.js';
import type { Logger } from 'pino';
import { briefNews } from '../../commands/digest/brief-news.ts';
import { newsCard } from '../../commands/digest/news-card.ts';
import { weekCard } from '../../commands/digest/week-card.ts';
import type { Card } from '../../commands/reply.ts';
import type { DigestWeek, DigestWork } from '../../knowledge/stores/digest-store.ts';
import type { Store } from '../../knowledge/stores/store.ts';
import { FALLBACK_LOCALE } from '../../messages/catalogs.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import type { CommandIds } from '../render/markdown.ts';
import { renderBody } from '../render/message.ts';

/** What a sender works with. */
export interface DigestSenderOptions {
  readonly store: Pick<Store, 'digests' | 'briefs' | 'gaps' | 'feedback' | 'settings'>;
  readonly rest: REST;
  readonly commandIds: () => CommandIds;
  readonly log: Logger;
  /** The language that Discord tells of a guild; undefined where this process does not run its shard. */
  readonly guildLocale: (guildId: string) => Promise<string | undefined>;
}

/**
 * Sends to digest channels what they have not been told. Each message has a name (`nonce`), by which Discord takes it
 * once: a process that ends between sending and noting it is followed by one that sends the same again, to no effect.
 * Discord knows a name for a few minutes; after a longer stop just then, a channel may be told twice rather than never.
 */
export function createDigestSender(options: DigestSenderOptions) {
  const { store, rest, commandIds, log, guildLocale } = options;

  return async function sendDigests(): Promise<void> {
    for (const guildId of await store.digests.due()) {
      const locale = await guildLocale(guildId);
      if (locale === undefined) continue;
      const work = await store.digests.claim(guildId);
      if (!work) continue;
      const { locale: chosen } = await store.settings.get(guildId);
      if (await tell(work, speaker(chosen ?? locale))) await store.digests.settle(work);
    }
  };

  /** False when Discord does not answer: then it is tried again. What it refuses is given up. */
  async function tell(work: DigestWork, say: Say): Promise<boolean> {
    const { guildId, week } = work;
    const news = newsCard(await briefNews(guildId, work.changes, store.briefs), say);
    if (news && !(await post(work, news, nonceOf('c', guildId, work.revision)))) return false;
    const summary = week && (await summaryOf(guildId, week, say));
    if (!week || !summary) return true;
    return await post(work, summary, nonceOf('w', guildId, Date.parse(week.dueAt)));
  }

  async function summaryOf(guildId: string, { from, days }: DigestWeek, say: Say): Promise<Card | undefined> {
    const gaps = await store.gaps.list(guildId);
    const week = {
      questions: await store.gaps.counts(guildId, days),
      votes: await store.feedback.counts(guildId, from),
      gaps: gaps.filter(({ state, lastAskedAt }) => state === 'open' && lastAskedAt >= from),
    };
    return weekCard(week, say);
  }

  async function post({ guildId, channelId }: DigestWork, card: Card, nonce: string): Promise<boolean> {
    const message = renderBody(card, commandIds(), FALLBACK_LOCALE);
    const body = { ...message, nonce, enforce_nonce: true };
    try {
      await rest.post(Routes.channelMessages(channelId), { body });
      return true;
    } catch (error) {
      const isRefused = error instanceof DiscordAPIError && error.status < 500;
      log.warn({ err: error, guild: guildId, channel: channelId }, 'cannot tell a channel of news');
      return isRefused;
    }
  }
}

/** Names a message in up to 25 characters, as Discord has it: its kind, the guild, and which of its (a whole number). */
function nonceOf(kind: 'c' | 'w', guildId: string, number: number): string {
  return `${kind}${BigInt(guildId).toString(36)}-${number.toString(36)}`;
}
