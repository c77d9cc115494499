import type { MessageKey } from '../../messages/catalogs.ts';
import type { Say } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { publicSay } from '../audience.ts';
import type { Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import type { Choice } from './choices.ts';

/** Saves a choice and tells the moderators' channel of it; says what came of it, as a message to show. */
export async function applyChoice(request: Request, choice: Choice, services: Services): Promise<MessageKey> {
  const guildId = requireGuild(request);
  const inPublic = await publicSay(request, services);
  if (!(await mayPostFor(choice, request, { inPublic, services }))) return 'log.may-not-post';

  services.countChange(guildId);
  const note = choice.note(inPublic);
  let isChanged = false;
  await services.store.settings.update({ guildId, by: request.userId, note }, (current) => {
    const next = { ...current, ...choice.change(current) };
    isChanged = JSON.stringify(next) !== JSON.stringify(current);
    return next;
  });
  if (isChanged) {
    const told = (say: Say) =>
      say.line('announce.settings', { who: personSpan(request.userId, say), what: choice.note(say) });
    await announce(request, told, services);
  }
  return 'settings.saved';
}

/** A channel that is to be told of something is told so first: that shows whether the bot may write there. */
async function mayPostFor(
  { hello }: Choice,
  { userId }: Request,
  { inPublic, services }: { inPublic: Say; services: Services },
): Promise<boolean> {
  if (!hello) return true;
  return await services.post(hello.channelId, {
    tone: 'notice',
    locale: inPublic.locale,
    lead: [inPublic.line(hello.message, { who: personSpan(userId, inPublic) })],
  });
}
