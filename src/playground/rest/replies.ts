import { PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { MessageBody } from '../messages.ts';
import { systemTypes } from '../threads.ts';
import { throwIfAny } from '../validate/form.ts';
import type { Channel, World } from '../world.ts';
import { botMay } from './channel-access.ts';

/**
 * The body of a message of the bot's own with whom it pings, once what it replies to was found;
 * throws where that is not there, unless it is to be sent all the same.
 * Source: DOC resources/message#message-reference-structure, #allowed-mentions-object
 */
export function asReply(body: MessageBody, channel: Channel, world: World): MessageBody {
  const { message_reference: reference, allowed_mentions: allowed } = body;
  if (!reference) return body;
  if (!botMay(channel, PermissionFlagsBits.ReadMessageHistory, world)) throw refuse.noMessageHistory();
  const replied = world.messages.find(reference.message_id, channel.id);
  const isThere = replied !== undefined && replied.viewerId === undefined;
  if (!isThere && reference.fail_if_not_exists === false) return { ...body, message_reference: undefined };
  const fail = (code: string, message: string): void =>
    throwIfAny([{ path: ['message_reference'], code, message }]);
  if (!isThere) fail('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  else if (systemTypes.has(replied.wire.type))
    fail('REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
  // Without allowed_mentions a reply pings whom it answers; with them it must be asked for.
  const isPinging = allowed ? allowed.replied_user === true : true;
  return { ...body, pinged_user: isPinging ? replied?.wire.author : undefined };
}
