import type { Line } from '../reply.ts';
import type { Services } from '../services.ts';

/**
 * Tells the channel that the moderators chose for it (if they did) of a change, and makes the change ready to be
 * asked. The audit log has it already; a channel that cannot be written to changes nothing.
 */
export async function announce(guildId: string, line: Line, services: Services): Promise<void> {
  const { library, store, post } = services;
  // Begins what the next question would wait for or lack: the index and the vectors. If it fails, that one tells.
  library.collection(guildId).catch(() => {});
  const { auditChannelId } = await store.settings.get(guildId);
  if (auditChannelId !== null) await post(auditChannelId, { tone: 'notice', lead: [line] });
}
