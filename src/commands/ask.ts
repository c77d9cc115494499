import { UserError } from '../errors.ts';
import { answerCard, answerViews } from './answer-card.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { defineCommand } from './command.ts';

/** Longer than any question: a pasted article is not one. */
const MAX_QUESTION_LENGTH = 1_000;

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
  isPublic: ({ share }) => share === true,

  async execute(request, services) {
    const { guildId, locale, userId, options } = request;
    const question = readQuestion(options.question);
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request, collection);
    const { card } = await answerCard(
      { question, brief },
      { guildId, locale, ...(options.share ? { sharedBy: userId } : {}) },
      services,
    );
    return { kind: 'message', visibility: options.share ? 'public' : 'private', card };
  },

  autocomplete: briefChoices,
  actions: answerViews.actions,
  openers: answerViews.openers,
  forms: answerViews.forms,
});

/**
 * A question as it is to be asked.
 *
 * @throws UserError for none, and for more than a question.
 */
export function readQuestion(text: string): string {
  const question = text.trim();
  if (question === '') throw new UserError('Ask a question, for example: What challenges does Japan face?');
  if (question.length > MAX_QUESTION_LENGTH) {
    const length = question.length.toLocaleString('en');
    throw new UserError(`That question has ${length} characters. Ask it in a sentence or two, please.`);
  }
  return question;
}
