import type { FormErrors } from '../api-error.ts';

/** Requests that are remembered; older ones are forgotten first. */
const rememberedRequests = 10_000;

/** One request to the REST API; the path is as Discord documents it, without /api/v10. */
export interface RequestEntry {
  readonly method: string;
  readonly path: string;
}

/** A request that Discord would have refused, and how. */
export interface Refusal extends RequestEntry {
  /** The HTTP status. */
  readonly status: number;
  /** Discord's JSON error code; 0 where only the status speaks. */
  readonly code: number;
  readonly message: string;
  /** What is wrong with which field. */
  readonly errors: FormErrors | undefined;
  /** The body that was refused. */
  readonly body: unknown;
}

/** What the bot has asked of the REST API, and what was refused. */
export class RequestLog {
  readonly requests: RequestEntry[] = [];
  readonly refusals: Refusal[] = [];
  #counts = { requests: 0, refusals: 0 };
  readonly #listeners = new Set<() => void>();

  /** How many there were since the start, those that are forgotten included. */
  get counts(): { readonly requests: number; readonly refusals: number } {
    return this.#counts;
  }

  /** Remembers a request. */
  add(entry: RequestEntry): void {
    remember(this.requests, entry);
    this.#counts.requests += 1;
    this.#tell();
  }

  /** Remembers a refusal. */
  addRefusal(refusal: Refusal): void {
    remember(this.refusals, refusal);
    this.#counts.refusals += 1;
    this.#tell();
  }

  /** Calls `listener` after each request and refusal; the result stops it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function remember<Entry>(list: Entry[], entry: Entry): void {
  list.push(entry);
  if (list.length > rememberedRequests) list.shift();
}
