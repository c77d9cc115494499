import { answerActions, answerCard } from './answer/answer-card.ts';
import { noteQuestion } from './answer/note-question.ts';
import { readQuestion } from './answer/read-question.ts';
import { isPublicChannel, publicLocale } from './audience.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { defineCommand, type Request } from './command.ts';
import { conversationActions } from './conversation/actions.ts';
import { rememberAnswer } from './conversation/context.ts';
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

  async execute(request, services) {
    const { guildId, locale, userId, options } = request;
    const question = readQuestion(options.question);
    await services.countQuestion(request);
    const isPublic = await isShared(request, services);
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(options.brief, collection);
    const { answer, card } = await answerCard(
      { question, brief },
      isPublic
        ? { guildId, locale: await publicLocale(request, services), sharing: { kind: 'shown', by: userId } }
        : { guildId, locale },
      services,
    );
    await noteQuestion(question, answer, request, services);
    await rememberAnswer(card, { ...request, place: placeOf(request, isPublic) }, collection, services);
    return { kind: 'message', visibility: isPublic ? 'public' : 'private', card };
  },

  autocomplete: briefChoices,
  actions: { ...answerActions.actions, ...conversationActions },
  openers: answerActions.openers,
  forms: answerActions.forms,
});

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
