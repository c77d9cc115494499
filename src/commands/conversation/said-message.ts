import type { Request } from '../command.ts';
import type { Action } from '../reply.ts';

/** What someone said to the bot: in a message that mentions it, in a reply to one of its own, or directly. */
export interface SaidMessage extends Request {
  /** As plain text, without the mention. */
  readonly text: string;
  /** A channel is busy: only a reply goes on from something there. */
  readonly place: 'channel' | 'thread' | 'direct';
  /** The bot's message that this one replies to. */
  readonly repliedTo: OwnMessage | undefined;
}

/** What of a message of the bot's own tells what it was about; it is all in the message, restarts included. */
export interface OwnMessage {
  /** The question that it answers. */
  readonly quote: string | undefined;
  /** What its buttons and selects do. */
  readonly actions: readonly Action[];
}
