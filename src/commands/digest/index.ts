import { speaker } from '../../messages/speak.ts';
import { defineCommand, type ActionRequest, type Request } from '../command.ts';
import type { Card, Line, Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { applyChoice } from '../settings/apply-choice.ts';
import { digestChoice, weeklyChoice, type Choice } from '../settings/choices.ts';
import { digestControl, weeklyButton } from '../settings/settings-card.ts';

/** `/digest`: the channel that is told of new and changed briefs, and of each week's questions. */
export const digest = defineCommand({
  definition: { name: 'digest' },
  audience: 'moderators',

  async execute(request, services) {
    return { kind: 'message', visibility: 'private', card: await panel(request, services) };
  },

  actions: {
    /** Chooses a channel, or none. */
    channel: (request, services) => choose(request, digestChoice(request.values[0]), services),
    /** Turns the weekly summary on or off. */
    weekly: (request, services) => choose(request, weeklyChoice(request.args[0] === 'on'), services),
  },
});

async function panel(request: Request, { store }: Services, lead?: Line): Promise<Card> {
  const say = speaker(request.locale);
  const settings = await store.settings.get(requireGuild(request));
  const action = (name: string) => ({ command: 'digest', name, args: [] });
  return {
    tone: 'answer',
    ...(lead === undefined ? {} : { lead: [lead] }),
    controls: [digestControl(settings, say, action('channel'))],
    buttons: [weeklyButton(settings, say, action('weekly'))],
    notes: [say(settings.questionDays === null ? 'digest.week-counts' : 'digest.week-gaps')],
  };
}

async function choose(request: ActionRequest, choice: Choice, services: Services): Promise<Reply> {
  const outcome = await applyChoice(request, choice, services);
  return { kind: 'update', card: await panel(request, services, speaker(request.locale)(outcome)) };
}
