/** Why there is no model: switched off, a file is not there, a file is not the expected one, or it makes no model. */
export type UnavailableReason = 'off' | 'missing' | 'differs' | 'invalid';

/** What openEmbedder gives in place of an embedder: search goes by words alone. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly reason: UnavailableReason;
  /** What was found, for the log: names the file. */
  readonly detail: string;
}

/** Stops the loading of a model; becomes an {@link Unavailable} at its end. */
export class ModelUnavailableError extends Error {
  override readonly name = 'ModelUnavailableError';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}

/** What an error in loading means. One that is not a ModelUnavailableError: the files make no model. */
export function unavailableBecause(error: unknown): Unavailable {
  const reason = error instanceof ModelUnavailableError ? error.reason : 'invalid';
  return { kind: 'unavailable', reason, detail: error instanceof Error ? error.message : String(error) };
}
