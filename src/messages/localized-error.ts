import { UserError } from '../errors.ts';
import { FALLBACK_LOCALE, type MessageKey } from './catalogs.ts';
import { speaker, type MessageValues, type Say } from './speak.ts';

/**
 * Something the person can act on, said in their own language once it is known who reads it. Its `message` is
 * in English, for the terminal and the log.
 *
 *     throw new LocalizedError('brief.unknown', { name, nearest: ['C5+1', 'Aktau'] });
 */
export class LocalizedError extends UserError {
  override readonly name = 'UserError';
  readonly #key: MessageKey;
  readonly #values: MessageValues;

  constructor(key: MessageKey, values: MessageValues = {}, options?: ErrorOptions) {
    super(speaker(FALLBACK_LOCALE)(key, values), options);
    this.#key = key;
    this.#values = values;
  }

  /** The message in the language of `say`. */
  said(say: Say): string {
    return say(this.#key, this.#values);
  }
}

/** What a person is told of an error that they can act on: in the language of `say` where it has one. */
export function sentenceOf(error: UserError, say: Say): string {
  return error instanceof LocalizedError ? error.said(say) : error.message;
}
