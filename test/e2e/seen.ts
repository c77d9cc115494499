import { vi } from 'vitest';
import type { Exchange } from '../../src/playground/exchange.ts';
import type { Member } from '../../src/playground/member.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';

/** The message of an exchange; fails with the reason when there is none. */
export function seen({ message, error, kind }: Exchange): SeenMessage {
  if (!message) throw new Error(error ?? `no message, but ${kind}`);
  return message;
}

/** Presses the button of a message that shows it to everyone; the result is what everyone then sees. */
export async function share(member: Member, message: SeenMessage, label = 'Share'): Promise<SeenMessage> {
  const before = new Set(member.visibleMessages().map(({ id }) => id));
  await member.press(message, label);
  return await vi.waitFor(() => {
    const shown = member.visibleMessages().find(({ id, ephemeral }) => !ephemeral && !before.has(id));
    if (!shown) throw new Error('nothing was shared');
    return shown;
  });
}
