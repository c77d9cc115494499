import type { Brief } from '../knowledge/brief.ts';
import { briefKey } from '../knowledge/brief-key.ts';
import { challengePoints } from '../knowledge/challenges.ts';
import { speaker } from '../messages/speak.ts';
import { briefChoices, briefOption, chosenBrief } from './brief-option.ts';
import { findByKey } from './claims/claim-state.ts';
import { claimsViews, ownView } from './claims/claims-view.ts';
import { defineCommand, type Request } from './command.ts';
import { whichServer } from './conversation/which-server.ts';
import type { Card } from './reply.ts';
import type { Services } from './services.ts';

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
    const choice = await whichServer(request, services);
    if (choice) return choice;
    const collection = await services.library.collection(request.guildId);
    const card = await challengesCard(chosenBrief(request.options.brief, collection), request, services);
    return { kind: 'message', visibility: 'private', card };
  },

  autocomplete: briefChoices,
  actions: {
    ...views.actions,

    /** Shows the challenges of the brief that a button names, in a message of their own. */
    async open(request, services) {
      const brief = findByKey(await services.library.collection(request.guildId), request.args[0] ?? '');
      return { kind: 'message', visibility: 'private', card: await challengesCard(brief, request, services) };
    },
  },
  openers: views.openers,
  forms: views.forms,
});

/** The challenges of one brief, or of all. */
async function challengesCard(brief: Brief | undefined, request: Request, services: Services): Promise<Card> {
  const { briefs } = await services.library.collection(request.guildId);
  const groups = challengePoints(brief ? [brief] : briefs);
  const say = speaker(request.locale);
  if (briefs.length === 0) return { tone: 'notice', lead: [say('unanswered.no-briefs')] };
  if (groups.length === 0) {
    const lead = brief ? say('challenges.none-in', { title: brief.title }) : say('challenges.none');
    return { tone: 'notice', lead: [lead] };
  }
  return await views.card({ groups, args: [brief ? briefKey(brief) : ''] }, ownView(request), services);
}
