import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { MessageReply } from '../commands/reply.ts';
import { DependencyError, UserError } from '../errors.ts';

/**
 * Turns whatever was thrown into what the person sees, and logs what the operator needs: nothing for a
 * mistake that the person can mend, the cause for a failing dependency, the stack with a reference for a bug.
 */
export function errorReply(error: unknown, log: Logger): MessageReply {
  if (error instanceof UserError) return notice(error.message);
  if (error instanceof DependencyError) {
    log.error({ err: error }, error.message);
    const sorry = 'Something that Footnote depends on is not answering. Please try again shortly.';
    if (!error.rescued) return notice(sorry);
    return {
      ...notice(`${sorry} Here is your text as a file, so that it is not lost.`),
      files: [error.rescued],
    };
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, 'an interaction failed');
  return notice(
    `Sorry, that went wrong, and it is not your fault. If it happens again, report reference ${reference}.`,
  );
}

function notice(text: string): MessageReply {
  return { kind: 'message', visibility: 'private', card: { tone: 'error', lead: [text] } };
}
