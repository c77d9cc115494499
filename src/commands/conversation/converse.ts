import type { Brief } from '../../knowledge/brief.ts';
import type { Collection } from '../../knowledge/collection.ts';
import { bestReading, understand, type Reading } from '../../knowledge/questions/follow-up.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { answerCard, answerPage, FIRST_CLAIMS } from '../answer/answer-card.ts';
import { noteQuestion } from '../answer/note-question.ts';
import { readQuestion } from '../answer/read-question.ts';
import { publicLocale } from '../audience.ts';
import { readingOnce } from '../read-once.ts';
import type { Button, Card } from '../reply.ts';
import type { Services } from '../services.ts';
import { dismissButtons, type Sharing } from '../sharing.ts';
import { chooseCard, withPlace } from './choose-card.ts';
import { claimSourceCard } from './claim-source-card.ts';
import { lastAnswer, rememberAnswer, type LastAnswer } from './context.ts';
import { directPlace } from './direct-place.ts';
import { helloCard, isHello } from './hello-card.ts';
import type { SaidMessage } from './said-message.ts';

/**
 * Answers what was said to the bot: for everyone in a server, in the server's language; in a direct message from the
 * briefs of the server that the person asks there.
 *
 * @throws LocalizedError for what is no question, or too long for one.
 */
export async function converse(said: SaidMessage, allServices: Services): Promise<Card> {
  const services = readingOnce(allServices);
  if (said.place !== 'direct') {
    return await respond({ ...said, locale: await publicLocale(said, services) }, services);
  }
  const place = await directPlace(said.userId, services);
  const locale = place.locale ?? said.locale;
  const say = speaker(locale);
  if (place.choices.length > 0) {
    return chooseCard(place.choices, { question: said.text || undefined, page: 0, say });
  }
  const card = await respond({ ...said, locale, guildId: place.guild?.id ?? null }, services);
  return withPlace(card, place, say);
}

/** Answers from the briefs of the message's guild, in its locale. */
export async function respond(said: SaidMessage, services: Services): Promise<Card> {
  const collection = await services.library.collection(said.guildId);
  const { guildId, locale, userId } = said;
  const say = speaker(locale);
  const sharing = { kind: 'reply', to: userId } as const;
  if (said.text === '') return helloCard(collection, say);
  const question = readQuestion(said.text);
  const last = await lastAnswer(said, collection, services);
  const understanding = last ? understand(question, last, collection) : FRESH;
  if (understanding.kind === 'fresh' && isHello(question, say)) return helloCard(collection, say);
  if (last && last.points.length > 0) {
    if (understanding.kind === 'source') {
      return dismissable(await sourceOf(understanding.claim, last, said, services), sharing, say);
    }
    if (understanding.kind === 'more') return await restOf(last, said, services);
  }
  const reading =
    understanding.kind === 'continued'
      ? await bestReading(question, understanding.readings, collection)
      : undefined;
  const asked = reading?.question ?? question;
  const brief = reading ? briefOf(reading, collection) : collection.defaultBrief;
  const { answer, card } = await answerCard(
    { question: asked, brief },
    { guildId, locale, sharing },
    services,
  );
  await noteQuestion(asked, answer, said, services);
  await rememberAnswer(card, said, collection, services);
  return reading ? withReading(card, { reading, brief, question }, say) : card;
}

const FRESH = { kind: 'fresh' } as const;

function briefOf({ briefId }: Reading, collection: Collection): Brief | undefined {
  return briefId === null ? undefined : collection.brief(briefId);
}

function dismissable(card: Card, sharing: Sharing, say: Say): Card {
  return { ...card, buttons: [...(card.buttons ?? []), ...dismissButtons('ask', sharing, say)] };
}

/** In characters: what fits a button beside the names of its command and action. */
const MAX_TYPED = 80;

/** An answer with how its question was understood, and the way to what was typed, asked of all briefs. */
function withReading(
  card: Card,
  { reading, brief, question }: { reading: Reading; brief: Brief | undefined; question: string },
  say: Say,
): Card {
  const about = reading.about === null ? {} : { about: reading.about };
  const scope = brief ? { brief: brief.title } : {};
  const key =
    'about' in about
      ? brief
        ? 'conversation.in-brief-about'
        : 'conversation.about'
      : 'conversation.in-brief';
  const typed = question.replaceAll(':', ' ').slice(0, MAX_TYPED).toWellFormed().trim();
  const everywhere: Button = {
    label: say('conversation.everywhere'),
    action: { command: 'ask', name: 'everywhere', args: [typed] },
  };
  return {
    ...card,
    notes: [say(key, { ...scope, ...about }), ...(card.notes ?? [])],
    buttons: [...(card.buttons ?? []), everywhere],
  };
}

async function sourceOf(
  claim: number,
  { points }: LastAnswer,
  { locale }: SaidMessage,
  services: Services,
): Promise<Card> {
  const point = points.at(claim);
  if (!point) throw new LocalizedError('conversation.no-such-claim', { count: points.length });
  return await claimSourceCard(point, locale, services);
}

/** What its button “Show more” would show of the last answer. */
async function restOf(
  last: LastAnswer,
  { guildId, locale, userId }: SaidMessage,
  services: Services,
): Promise<Card> {
  const sharing = { kind: 'reply', to: userId } as const;
  if (last.points.length <= FIRST_CLAIMS) {
    const say = speaker(locale);
    const card: Card = { tone: 'notice', locale, lead: [say('conversation.all-shown')] };
    return dismissable(card, sharing, say);
  }
  return await answerPage(last, { guildId, locale, page: 1, sharing }, services);
}
