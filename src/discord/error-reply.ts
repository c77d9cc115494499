import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Line, MessageReply } from '../commands/reply.ts';
import { DependencyError, UserError } from '../errors.ts';
import { sentenceOf } from '../messages/localized-error.ts';
import { speaker, type Say } from '../messages/speak.ts';

/**
 * Turns whatever was thrown into what the person sees, in the language of `locale`, and logs what the operator
 * needs: nothing for a mistake that the person can mend, the cause for a failing dependency, the stack with a
 * reference for a bug. `typed`, what the person had typed into a form, goes back to them as a file, whatever went wrong.
 */
export function errorReply(error: unknown, log: Logger, locale: string, typed = ''): MessageReply {
  const say = speaker(locale);
  const sentence = sentenceFor(error, log, say);
  const [lead, files] =
    typed === ''
      ? [[sentence], []]
      : [[sentence, say('error.typed')], [{ name: 'your-text.txt', content: typed }]];
  return { kind: 'message', visibility: 'private', card: { tone: 'error', lead }, files };
}

function sentenceFor(error: unknown, log: Logger, say: Say): Line {
  if (error instanceof UserError) return sentenceOf(error, say);
  if (error instanceof DependencyError) {
    log.error({ err: error }, error.message);
    return say('error.dependency');
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, 'an interaction failed');
  return say('error.bug', { reference });
}
