import type { Say } from '../messages/speak.ts';
import { publicSay } from './audience.ts';
import type { Request } from './command.ts';
import type { Line } from './reply.ts';
import { requireGuild } from './require-guild.ts';
import type { Services } from './services.ts';

/**
 * Tells the channel that the moderators chose for it (if they did) of a change, in the server's language, and
 * makes the change ready to be asked. The audit log has it already; a channel that cannot be written to changes
 * nothing.
 */
export async function announce(
  request: Request,
  tell: (say: Say) => Line,
  services: Services,
): Promise<void> {
  const { library, store, post } = services;
  const guildId = requireGuild(request);
  // Begins what the next question would wait for or lack: the index and the vectors. If it fails, that one tells.
  library.collection(guildId).catch(() => {});
  const { auditChannelId } = await store.settings.get(guildId);
  if (auditChannelId === null) return;
  const say = await publicSay(request, services);
  await post(auditChannelId, { tone: 'notice', locale: say.locale, lead: [tell(say)] });
}
