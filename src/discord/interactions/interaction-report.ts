import { DependencyError, UserError } from '../../errors.ts';

/** How an interaction was made; a message that is said to the bot counts as one. */
export type InteractionKind = 'command' | 'autocomplete' | 'component' | 'form' | 'message';

/**
 * How an interaction ended: `answered`; `refused`, with what the person can do; `unavailable`, for what the bot
 * depends on; `failed`, by a bug; or `late`, when Discord took no answer any more.
 */
export type InteractionOutcome = 'answered' | 'refused' | 'unavailable' | 'failed' | 'late';

/** How an interaction went, for whoever counts them. It names nobody. */
export interface InteractionReport {
  /** As people type it, `brief add`; `unknown` for one that is no longer there; `message` for a message. */
  readonly command: string;
  readonly kind: InteractionKind;
  readonly outcome: InteractionOutcome;
  /** From its arrival to the first response that Discord took, in ms; undefined where there was none. */
  readonly firstResponseMs: number | undefined;
}

/** Follows an interaction from its arrival, which is now, to its end. */
export class InteractionTrace {
  command = 'unknown';
  readonly #kind: InteractionKind;
  readonly #arrivedAt = performance.now();
  #firstResponseMs: number | undefined;

  constructor(kind: InteractionKind) {
    this.#kind = kind;
  }

  /** Notes that Discord has taken a response; only the first one counts. */
  responded(): void {
    this.#firstResponseMs ??= performance.now() - this.#arrivedAt;
  }

  report(outcome: InteractionOutcome): InteractionReport {
    return { command: this.command, kind: this.#kind, outcome, firstResponseMs: this.#firstResponseMs };
  }
}

/** The outcome of an interaction that was ended by an error. */
export function outcomeOf(error: unknown): InteractionOutcome {
  if (error instanceof UserError) return 'refused';
  return error instanceof DependencyError ? 'unavailable' : 'failed';
}
