import { groupPoints, type Answer } from '../knowledge/answer.ts';
import { UserError } from '../errors.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { packClaims, unpackClaims } from './claim-state.ts';
import { claimsViews, type ClaimsViewOptions } from './claims-view.ts';
import { defineCommand } from './command.ts';
import type { Card, Line } from './reply.ts';
import type { Services } from './services.ts';
import { unansweredCard } from './unanswered-card.ts';

/** Longer than any question: a pasted article is not one. */
const MAX_QUESTION_LENGTH = 1_000;

const views = claimsViews('ask', ([state = ''], collection) => groupPoints(unpackClaims(collection, state)));

/** `/ask`: answers from the briefs that the guild sees, each claim with its citations. */
export const ask = defineCommand({
  definition: {
    name: 'ask',
    description: 'Ask the briefs a question',
    options: [
      {
        type: 'string',
        name: 'question',
        description: 'What you would like to know',
        isRequired: true,
        // More than a question may have, so that what is too long is told so in words.
        maxLength: 6_000,
      },
      briefOption,
      { type: 'boolean', name: 'share', description: 'Show the answer to everyone here' },
    ],
  },
  isPublic: ({ share }) => share === true,

  async execute(request, services) {
    const { guildId, locale, userId, options } = request;
    const question = readQuestion(options.question);
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request, collection);
    const answer = await collection.answer(question, { briefId: brief?.id });
    const searched = brief ? [brief] : collection.briefs;
    const context = { question, searched, guildId, locale, ...(options.share ? { sharedBy: userId } : {}) };
    const card = await cardOf(answer, context, services);
    return { kind: 'message', visibility: options.share ? 'public' : 'private', card };
  },

  autocomplete: briefChoices,
  actions: views.actions,
  openers: views.openers,
  forms: views.forms,
});

function readQuestion(text: string): string {
  const question = text.trim();
  if (question === '') throw new UserError('Ask a question, for example: What challenges does Japan face?');
  if (question.length > MAX_QUESTION_LENGTH) {
    const length = question.length.toLocaleString('en');
    throw new UserError(`That question has ${length} characters. Ask it in a sentence or two, please.`);
  }
  return question;
}

async function cardOf(
  answer: Answer,
  context: Parameters<typeof unansweredCard>[1] & ClaimsViewOptions,
  services: Services,
): Promise<Card> {
  if (answer.kind === 'unanswered') return unansweredCard(answer, context);
  const { state, points } = packClaims(answer.points);
  const mended = mendedLine(answer);
  const view = {
    groups: groupPoints(points),
    args: [state],
    quote: context.question,
    ...(mended ? { lead: [mended] } : {}),
  };
  return await views.card(view, context, services);
}

/** `Showing results for Kazakhstan.`, where a word of the question was mended. */
function mendedLine({ mendings }: Answer): Line | undefined {
  if (mendings.length === 0) return undefined;
  const words = mendings.flatMap(({ to }, index) =>
    index === 0 ? [{ strong: to }] : [', ', { strong: to }],
  );
  return ['Showing results for ', ...words, '.'];
}
