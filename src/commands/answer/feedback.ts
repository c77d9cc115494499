import { keepsVotes } from '../../knowledge/stores/guild-settings.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import type { ClaimsView } from '../claims/claims-view.ts';
import type { ActionHandler, ActionRequest } from '../command.ts';
import { readOn } from '../read-on.ts';
import type { Button, Card } from '../reply.ts';
import type { Services } from '../services.ts';

/** Asks below an answer whether it was meant, where the server keeps what is said to that. */
export async function feedbackQuestion(
  { args }: ClaimsView,
  { guildId, page }: { readonly guildId: string; readonly page: number },
  { library }: Pick<Services, 'library'>,
  say: Say,
): Promise<Closing | undefined> {
  if (!keepsVotes(await library.settings(guildId))) return undefined;
  const button = (label: string, name: string): Button => ({
    label,
    action: { command: 'ask', name, args: [...args, String(page)] },
  });
  return {
    line: say('feedback.question'),
    buttons: [button(say('feedback.yes'), 'helpful'), button(say('feedback.no'), 'unhelpful')],
  };
}

type Closing = NonNullable<Card['closing']>;

/** Gets the list behind a button again, and its card with another end. */
type Redraw = (
  request: ActionRequest,
  services: Services,
) => Promise<{ readonly view: ClaimsView; readonly card: (closing: Closing) => Promise<Card> }>;

/**
 * What the buttons of {@link feedbackQuestion} do: keep the vote and thank for it. What everyone sees stays as it
 * is; whoever says no is led on to the themes.
 */
export function feedbackActions(redraw: Redraw): {
  readonly helpful: ActionHandler;
  readonly unhelpful: ActionHandler;
} {
  const vote =
    (isHelpful: boolean): ActionHandler =>
    async (request, services) => {
      const { guildId, userId, quote } = request;
      const { view, card } = await redraw(request, services);
      const [first, ...others] = new Set(view.groups.map(({ brief }) => brief.id));
      if (guildId !== null && quote !== undefined) {
        const briefId = first !== undefined && others.length === 0 ? first : null;
        await services.store.feedback.record({ guildId, userId, briefId, question: quote, isHelpful });
      }
      const closing = thanks(isHelpful, speaker(request.locale));
      const thanked: Card = request.isPublic
        ? { tone: 'answer', lead: [closing.line], buttons: closing.buttons }
        : await card(closing);
      return readOn(thanked, request);
    };
  return { helpful: vote(true), unhelpful: vote(false) };
}

function thanks(isHelpful: boolean, say: Say): Closing {
  if (isHelpful) return { line: say('feedback.thanks'), buttons: [] };
  const themes = { command: 'theme', name: 'open-list', args: [] };
  return { line: say('feedback.sorry'), buttons: [{ label: say('claims.all-themes'), action: themes }] };
}
