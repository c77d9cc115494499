import { briefKey } from '../knowledge/brief-key.ts';
import { challengePoints } from '../knowledge/challenges.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { findByKey } from './claim-state.ts';
import { claimsViews } from './claims-view.ts';
import { defineCommand } from './command.ts';

/** The argument is a brief's key, or empty for all briefs. */
const views = claimsViews('challenges', ([key = ''], collection) =>
  challengePoints(key === '' ? collection.briefs : [findByKey(collection, key)]),
);

/** `/challenges`: every claim that states an obstacle, a risk or a difficulty, wherever it stands. */
export const challenges = defineCommand({
  definition: {
    name: 'challenges',
    options: [briefOption],
  },

  async execute(request, services) {
    const { guildId, locale } = request;
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request, collection);
    const groups = challengePoints(brief ? [brief] : collection.briefs);
    if (groups.length === 0) {
      const text = brief ? `${brief.title} names no challenges.` : 'The briefs here name no challenges.';
      return { kind: 'message', visibility: 'private', card: { tone: 'notice', lead: [text] } };
    }
    const view = { groups, args: [brief ? briefKey(brief) : ''] };
    return {
      kind: 'message',
      visibility: 'private',
      card: await views.card(view, { guildId, locale }, services),
    };
  },

  autocomplete: briefChoices,
  actions: views.actions,
  openers: views.openers,
  forms: views.forms,
});
