import type { Line } from '../reply.ts';
import type { Services } from '../services.ts';

/**
 * Tells the channel that the moderators chose for it (if they did) of a change. The audit log has it
 * already; a channel that cannot be written to changes nothing.
 */
export async function announce(guildId: string, line: Line, { store, post }: Services): Promise<void> {
  const { auditChannelId } = await store.settings.get(guildId);
  if (auditChannelId !== null) await post(auditChannelId, { tone: 'notice', lead: [line] });
}
