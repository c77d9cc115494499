import { DependencyError, UserError } from '../../errors.ts';
import type { Point } from '../../knowledge/answer.ts';
import type { Collection } from '../../knowledge/collection.ts';
import type { Context } from '../../knowledge/stores/context-store.ts';
import { unpackClaims } from '../claims/claim-state.ts';
import type { Action, Card } from '../reply.ts';
import type { Services } from '../services.ts';
import type { OwnMessage, SaidMessage } from './said-message.ts';

/** What an answer was about, with its claims in the order that they are shown in. */
export interface LastAnswer extends Omit<Context, 'answeredAt'> {
  readonly points: readonly Point[];
  /** What the buttons of the answer do; undefined where only its context was kept. */
  readonly actions: readonly Action[] | undefined;
}

/**
 * What a message goes on from: the answer that it replies to; else, in a thread or direct message, what the same
 * person was last answered there. Undefined where there is nothing.
 */
export async function lastAnswer(
  { repliedTo, place, userId, channelId }: SaidMessage,
  collection: Collection,
  { store }: Pick<Services, 'store'>,
): Promise<LastAnswer | undefined> {
  const replied = repliedTo && answerIn(repliedTo, collection);
  if (replied || place === 'channel') return replied;
  const kept = await orNothing(() => store.contexts.get({ userId, channelId }));
  return kept && { ...kept, points: pointsOf(kept.claims, collection), actions: undefined };
}

/** Remembers an answer, so that the person's next question in a thread or direct message can go on from it. */
export async function rememberAnswer(
  card: Card,
  { place, userId, channelId }: Pick<SaidMessage, 'place' | 'userId' | 'channelId'>,
  collection: Collection,
  { store }: Pick<Services, 'store'>,
): Promise<void> {
  const answer = place === 'channel' ? undefined : answerIn(ownMessage(card), collection);
  if (!answer) return;
  const { points: _, actions: __, ...context } = answer;
  await orNothing(() => store.contexts.put({ userId, channelId }, context));
}

/** What a card will tell once it is a message. */
function ownMessage({ quote, buttons = [], paging }: Card): OwnMessage {
  return { quote, actions: [...(paging ? [paging.turn] : []), ...buttons.map(({ action }) => action)] };
}

/** What a message of the bot's answered; undefined where it answered nothing. */
function answerIn({ quote, actions }: OwnMessage, collection: Collection): LastAnswer | undefined {
  if (quote === undefined) return undefined;
  const isClaims = (state: string | undefined): state is string => state?.includes('~') ?? false;
  const claims = actions
    .filter(({ command }) => command === 'ask')
    .map(({ args: [state] }) => state)
    .find(isClaims);
  const points = pointsOf(claims ?? '', collection);
  return {
    question: quote,
    claims: points.length > 0 ? (claims ?? '') : '',
    points,
    briefId: only(points.map(({ brief }) => brief.id)),
    themeIndex: only(points.map(({ themeIndex }) => themeIndex)),
    actions,
  };
}

/** None where the brief has changed since, or belongs to another guild. */
function pointsOf(claims: string, collection: Collection): Point[] {
  try {
    return claims === '' ? [] : unpackClaims(collection, claims);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function only<T>(values: readonly T[]): T | null {
  const [value, ...others] = new Set(values);
  return value !== undefined && others.length === 0 ? value : null;
}

/** While the store is away, questions stand alone: they are answered all the same. */
async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DependencyError) return undefined;
    throw error;
  }
}
