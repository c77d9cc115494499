import { speaker } from '../messages/speak.ts';
import { answerActions, answerCard } from './answer/answer-card.ts';
import { noteQuestion } from './answer/note-question.ts';
import { readQuestion } from './answer/read-question.ts';
import { isPublicChannel, publicLocale } from './audience.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { ownView, type ClaimsViewOptions } from './claims/claims-view.ts';
import { defineCommand, type Request } from './command.ts';
import { conversationActions } from './conversation/actions.ts';
import { withPlace } from './conversation/choose-card.ts';
import { rememberAnswer } from './conversation/context.ts';
import { directPlace } from './conversation/direct-place.ts';
import { helloCard, isHello } from './conversation/hello-card.ts';
import { placed } from './conversation/placed.ts';
import { whichServer } from './conversation/which-server.ts';
import { readingOnce } from './read-once.ts';
import type { Card } from './reply.ts';
import type { Services } from './services.ts';

/** `/ask`: answers from the briefs that the guild sees, each claim with its citations. */
export const ask = defineCommand({
  definition: {
    name: 'ask',
    options: [
      {
        type: 'string',
        name: 'question',
        isRequired: true,
        // More than a question may have, so that what is too long is told so in words.
        maxLength: 6_000,
      },
      briefOption,
      { type: 'boolean', name: 'share' },
    ],
  },
  isPublic: isShared,

  async execute(request, allServices) {
    const services = readingOnce(allServices);
    const { guildId, locale, userId, isDirect = false } = request;
    const question = readQuestion(request.options.question);
    await services.countQuestion(request);
    const choice = await whichServer(request, services, question);
    if (choice) return choice;
    const isPublic = await isShared(request, services);
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request.options.brief, collection);
    const say = speaker(locale);
    const inPlace = async (card: Card) =>
      isDirect ? withPlace(card, await directPlace(userId, services), say) : card;
    if (isHello(question, say)) {
      return { kind: 'message', visibility: 'private', card: await inPlace(helloCard(collection, say)) };
    }
    const options = await optionsOf(request, isPublic, services);
    const { answer, card } = await answerCard({ question, brief }, options, services);
    await noteQuestion(question, answer, request, services);
    await rememberAnswer(card, { ...request, place: placeOf(request, isPublic) }, collection, services);
    return { kind: 'message', visibility: isPublic ? 'public' : 'private', card: await inPlace(card) };
  },

  autocomplete: briefChoices,
  actions: {
    ...answerActions.actions,
    ...conversationActions,
    page: placed(answerActions.actions.page),
    literal: placed(answerActions.actions.literal),
    helpful: placed(answerActions.actions.helpful),
    unhelpful: placed(answerActions.actions.unhelpful),
    sample: placed(conversationActions.sample),
    everywhere: placed(conversationActions.everywhere),

    /** Shows an answer to everyone; in a thread, whoever showed it can then go on from it. */
    async share(request, services) {
      const reply = await answerActions.actions.share(request, services);
      if (reply.kind === 'update' && reply.followUp) {
        const collection = await services.library.collection(request.guildId);
        const where = { ...request, place: placeOf(request, true) };
        await rememberAnswer(reply.followUp.card, where, collection, services);
      }
      return reply;
    },
  },
  openers: answerActions.openers,
  forms: answerActions.forms,
});

async function optionsOf(
  request: Request,
  isPublic: boolean,
  services: Services,
): Promise<ClaimsViewOptions> {
  const { guildId, userId, isDirect = false } = request;
  if (isDirect || !isPublic) return ownView(request);
  return {
    guildId,
    locale: await publicLocale(request, services),
    sharing: { kind: 'shown', by: userId },
  };
}

/** Where the next question may go on from an answer: never in public from a private one. */
function placeOf({ isDirect, parentChannelId }: Request, isPublic: boolean): 'direct' | 'thread' | 'channel' {
  if (isDirect) return 'direct';
  return isPublic && parentChannelId !== null ? 'thread' : 'channel';
}

/** Whoever asks decides; else the server's setting for the channel does. */
async function isShared(
  request: Request & { readonly options: { readonly share?: unknown } },
  services: Services,
): Promise<boolean> {
  const { share } = request.options;
  return typeof share === 'boolean' ? share : await isPublicChannel(request, services);
}
