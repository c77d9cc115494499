import {
  DiscordAPIError,
  RESTJSONErrorCodes,
  Routes,
  type Client,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { Logger } from 'pino';
import { publicLocale } from '../../commands/audience.ts';
import { converse } from '../../commands/conversation/converse.ts';
import type { SaidMessage } from '../../commands/conversation/said-message.ts';
import type { Card } from '../../commands/reply.ts';
import type { Services } from '../../commands/services.ts';
import { UserError } from '../../errors.ts';
import { FALLBACK_LOCALE } from '../../messages/catalogs.ts';
import { createEncounterNotes } from '../encounters.ts';
import { errorReply } from '../error-reply.ts';
import {
  InteractionTrace,
  outcomeOf,
  type InteractionOutcome,
  type InteractionReport,
} from '../interactions/interaction-report.ts';
import type { CommandIds } from '../render/markdown.ts';
import { renderBody } from '../render/message.ts';
import { learnPlace } from './learn-place.ts';
import { isSaidTo, saidMessage } from './said-message.ts';
import { settlesWithin } from '../interactions/settles-within.ts';

/** What a listener works with. */
export interface ListenerOptions {
  readonly client: Client;
  readonly services: Services;
  readonly log: Logger;
  readonly commandIds: () => CommandIds;
  /** Told how each message that was heard went. */
  readonly onSettled?: ((report: InteractionReport) => void) | undefined;
}

/** Answers messages. */
export interface Listener {
  /** Takes a message as the gateway brings it; never throws. Most are not for the bot, and cost next to nothing. */
  hear(message: GatewayMessageCreateDispatchData): Promise<void>;
  /** Resolves when every message that was heard is answered. */
  drain(): Promise<void>;
}

/** An answer is there before anyone would see that the bot types, unless it takes longer than this, in ms. */
const TYPING_AFTER_MS = 500;
/** For how long nothing is sent to a channel after Discord has refused it: 403s count towards a ban. In ms. */
const QUIET_MS = 10 * 60_000;
/** Whoever asks too fast is told so once in so long, in ms. */
const TOLD_MS = 60_000;
/** Channels and people that are remembered for that; beyond it, all are forgotten. */
const MANY = 1_000;

/**
 * The one place where messages become requests, and what is said to them becomes replies. It takes the gateway's own
 * data, for discord.js drops direct messages of channels that it does not remember, and what a message replies to.
 */
export function createListener(options: ListenerOptions): Listener {
  const { client, services, log, commandIds, onSettled } = options;
  const underway = new Set<Promise<void>>();
  const quietUntil = new Map<string, number>();
  const toldUntil = new Map<string, number>();
  const noteEncounter = createEncounterNotes(services.store, log);

  async function answer(botId: string, message: GatewayMessageCreateDispatchData): Promise<void> {
    if ((quietUntil.get(message.channel_id) ?? 0) > Date.now()) return;
    await learnPlace(client, message).catch((error: unknown) =>
      log.warn({ err: error, message: message.id }, 'cannot ask Discord about a channel'),
    );
    const said = saidMessage(botId, message, client);
    const own = log.child({ message: message.id, guild: said.guildId });
    const trace = new InteractionTrace('message');
    trace.command = 'message';
    let outcome: InteractionOutcome = 'answered';
    const reply = async (card: Card): Promise<void> => {
      if (await send(message, card, own)) trace.responded();
      onSettled?.(trace.report(outcome));
    };
    try {
      await services.countQuestion(said);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      outcome = 'refused';
      if (isFirst(toldUntil, said.userId, TOLD_MS)) await reply(await apology(error, said, own));
      return;
    }
    const card = converse(said, services);
    if (!(await settlesWithin(card, TYPING_AFTER_MS))) {
      await client.rest.post(Routes.channelTyping(said.channelId)).catch(() => undefined);
    }
    await reply(
      await card.catch((error: unknown) => {
        outcome = outcomeOf(error);
        return apology(error, said, own);
      }),
    );
    if (said.guildId !== null) {
      await noteEncounter({ userId: said.userId, guildId: said.guildId, locale: null });
    }
  }

  async function apology(error: unknown, said: SaidMessage, own: Logger): Promise<Card> {
    return errorReply(error, own, await localeOf(said)).card;
  }

  /** The settings may be what has failed. */
  async function localeOf(said: SaidMessage): Promise<string> {
    try {
      return await publicLocale(said, services);
    } catch {
      return said.locale;
    }
  }

  /** Whether it could be sent. */
  async function send(
    { channel_id: channelId, id }: GatewayMessageCreateDispatchData,
    card: Card,
    own: Logger,
  ): Promise<boolean> {
    const rendered = renderBody(card, commandIds(), FALLBACK_LOCALE);
    // The nonce keeps a message that the gateway brings twice, as after a lost connection, from two answers.
    const once = { nonce: id, enforce_nonce: true };
    const body = { ...rendered, ...once, allowed_mentions: { parse: [], replied_user: false } };
    const reference = { message_id: id, fail_if_not_exists: false };
    const route = Routes.channelMessages(channelId);
    try {
      await client.rest.post(route, { body: { ...body, message_reference: reference } });
      return true;
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      // A reply needs the history of the channel; where the bot may not read that, it answers without one.
      if (error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) {
        await client.rest.post(route, { body });
        return true;
      }
      if (error.status !== 403) throw error;
      if (isFirst(quietUntil, channelId, QUIET_MS)) {
        own.warn({ err: error, channel: channelId }, 'may not answer in a channel');
      }
      return false;
    }
  }

  return {
    async hear(message) {
      const botId = client.user?.id;
      if (botId === undefined || !isSaidTo(botId, message)) return;
      const work = answer(botId, message).catch((error: unknown) =>
        log.error({ err: error, message: message.id }, 'a message was not answered'),
      );
      underway.add(work);
      await work.finally(() => underway.delete(work));
    },
    async drain() {
      await Promise.allSettled(underway);
    },
  };
}

/** Whether something has not been done for a key in a while; from now on it has. */
function isFirst(until: Map<string, number>, key: string, ms: number): boolean {
  const now = Date.now();
  if ((until.get(key) ?? 0) > now) return false;
  if (until.size >= MANY) until.clear();
  until.set(key, now + ms);
  return true;
}
