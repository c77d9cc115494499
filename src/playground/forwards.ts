import { MessageFlags, MessageReferenceType } from 'discord-api-types/v10';
import type { APIMessage, APIMessageSnapshotFields } from 'discord-api-types/v10';
import type { MessageRecord } from './messages.ts';
import { systemTypes } from './threads.ts';

/** Throws, as a client would not offer it, where a message cannot be forwarded: one person alone sees it, or nobody wrote it. */
export function assertForwardable({ viewerId, wire }: MessageRecord): void {
  if (viewerId !== undefined || systemTypes.has(wire.type))
    throw new Error('This message cannot be forwarded.');
}

/**
 * What a message holds that forwards another: how that stood then, or what that forwarded itself.
 * Source: https://docs.discord.com/developers/resources/message#message-snapshot-object
 */
export function forwardOf(
  wire: APIMessage,
  guildId: string | undefined,
): Pick<APIMessage, 'flags' | 'message_reference' | 'message_snapshots'> {
  return {
    flags: MessageFlags.HasSnapshot,
    message_reference: {
      type: MessageReferenceType.Forward,
      channel_id: wire.channel_id,
      message_id: wire.id,
      ...(guildId && { guild_id: guildId }),
    },
    message_snapshots: wire.message_snapshots ?? [{ message: snapshotOf(wire) }],
  };
}

/** The part of a message that goes along. Who wrote it does not. */
function snapshotOf(wire: APIMessage): APIMessageSnapshotFields {
  const { type, content, embeds, attachments, components = [], flags = 0 as MessageFlags } = wire;
  const { timestamp, edited_timestamp, mentions, mention_roles } = wire;
  const text = { type, content, mentions, mention_roles, timestamp, edited_timestamp, flags };
  return structuredClone({ ...text, embeds, attachments, components });
}
