import { speaker } from '../../messages/speak.ts';
import type { ActionHandler } from '../command.ts';
import { withPlace } from './choose-card.ts';
import { directPlace } from './direct-place.ts';

/** What a button does, with a card that in a direct message says whose briefs are asked, as the answer before it did. */
export function placed(action: ActionHandler): ActionHandler {
  return async (request, services) => {
    const reply = await action(request, services);
    if (!request.isDirect || !('card' in reply)) return reply;
    const place = await directPlace(request.userId, services);
    return { ...reply, card: withPlace(reply.card, place, speaker(request.locale)) };
  };
}
