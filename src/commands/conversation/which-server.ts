import { speaker } from '../../messages/speak.ts';
import type { Request } from '../command.ts';
import type { MessageReply } from '../reply.ts';
import type { Services } from '../services.ts';
import { chooseCard } from './choose-card.ts';
import { directPlace } from './direct-place.ts';

/**
 * Asks whose briefs a command in a direct message is about, where its person shares several servers with the bot and
 * has chosen none; else undefined. `question`, if there is one, is answered once that is chosen.
 */
export async function whichServer(
  { isDirect = false, guildId, userId, locale }: Request,
  services: Services,
  question?: string,
): Promise<MessageReply | undefined> {
  if (!isDirect || guildId !== null) return undefined;
  const { choices } = await directPlace(userId, services);
  if (choices.length === 0) return undefined;
  const card = chooseCard(choices, { question, page: 0, say: speaker(locale) });
  return { kind: 'message', visibility: 'private', card };
}
