import { UserError } from '../errors.ts';
import { FALLBACK_LOCALE, type MessageKey } from './catalogs.ts';
import { speaker, type Message, type MessageValues, type SaidLine, type Say } from './speak.ts';

/**
 * Something the person can act on, said in their own language once it is known who reads it. Its `message` is
 * in English, for the terminal and the log.
 *
 *     throw new LocalizedError('brief.unknown', { name, nearest: ['C5+1', 'Aktau'] });
 */
export class LocalizedError extends UserError {
  override readonly name = 'UserError';
  /** What it says, in any language. */
  readonly said: Message;

  constructor(key: MessageKey, values: MessageValues = {}, options?: ErrorOptions) {
    super(speaker(FALLBACK_LOCALE)(key, values), options);
    this.said = { key, values };
  }
}

/** What a person is told of an error that they can act on: in the language of `say` where it has one. */
export function sentenceOf(error: UserError, say: Say): string | SaidLine {
  const reason = reasonOf(error);
  return typeof reason === 'string' ? reason : say.line(reason.key, reason.values);
}

/** The same to fill another message with. */
export function reasonOf(error: UserError): string | Message {
  return error instanceof LocalizedError ? error.said : error.message;
}
