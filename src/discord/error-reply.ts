import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { MessageReply } from '../commands/reply.ts';
import { DependencyError, UserError } from '../errors.ts';

/**
 * Turns whatever was thrown into what the person sees, and logs what the operator needs: nothing for a
 * mistake that the person can mend, the cause for a failing dependency, the stack with a reference for a bug.
 * `typed`, what the person had typed into a form, goes back to them as a file, whatever went wrong.
 */
export function errorReply(error: unknown, log: Logger, typed = ''): MessageReply {
  const sentence = sentenceFor(error, log);
  const [lead, files] =
    typed === ''
      ? [[sentence], []]
      : [
          [sentence, 'Here is your text as a file, so that it is not lost.'],
          [{ name: 'your-text.txt', content: typed }],
        ];
  return { kind: 'message', visibility: 'private', card: { tone: 'error', lead }, files };
}

function sentenceFor(error: unknown, log: Logger): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof DependencyError) {
    log.error({ err: error }, error.message);
    return 'Something that Footnote depends on is not answering. Please try again shortly.';
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, 'an interaction failed');
  return `Sorry, that went wrong, and it is not your fault. If it happens again, report reference ${reference}.`;
}
