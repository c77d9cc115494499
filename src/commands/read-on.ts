import type { ActionRequest } from './command.ts';
import type { Card, MessageReply, UpdateReply } from './reply.ts';

/**
 * Shows a card to whoever pressed a button: in place of the message that it stands on if they alone see that; what
 * everyone sees is left as it is, and they read on in a message of their own.
 */
export function readOn(
  card: Card,
  { isPublic }: Pick<ActionRequest, 'isPublic'>,
): MessageReply | UpdateReply {
  return isPublic ? { kind: 'message', visibility: 'private', card } : { kind: 'update', card };
}
