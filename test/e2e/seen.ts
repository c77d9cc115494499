import type { Exchange } from '../../src/playground/exchange.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';

/** The message of an exchange; fails with the reason when there is none. */
export function seen({ message, error, kind }: Exchange): SeenMessage {
  if (!message) throw new Error(error ?? `no message, but ${kind}`);
  return message;
}
