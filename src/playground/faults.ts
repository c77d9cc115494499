/** What goes wrong with requests that match; see {@link Faults.rest}. */
export interface RestFault {
  /** Any method by default. */
  readonly method?: string;
  /** Matched against the path as Discord documents it, without /api/v10. */
  readonly path: RegExp;
  /** How many requests it befalls; 1 by default. */
  readonly times?: number;
  /** Real milliseconds before the request is looked at. */
  readonly delayMs?: number;
  /** Answers with this status, as a proxy in front of Discord would; or hangs up without an answer. */
  readonly fail?: 500 | 502 | 503 | 504 | 'hang-up';
}

/** What goes wrong with an event: it comes twice, or after the one that follows it. */
export type EventFault = 'duplicate' | 'reorder';

/** Things that go wrong on the way, on purpose, to see how a bot bears them. */
export class Faults {
  readonly #rest: { fault: RestFault; left: number }[] = [];
  readonly #events: { name: string; fault: EventFault }[] = [];
  #held: (() => void)[] = [];

  /** Lets requests of the bot go wrong. */
  rest(fault: RestFault): void {
    this.#rest.push({ fault, left: fault.times ?? 1 });
  }

  /** Lets the next event of this name go wrong. */
  event(name: string, fault: EventFault): void {
    this.#events.push({ name, fault });
  }

  /** What befalls this request, used up by being asked for. */
  forRequest(method: string, path: string): RestFault | undefined {
    const found = this.#rest.find(
      ({ fault, left }) => left > 0 && (fault.method ?? method) === method && fault.path.test(path),
    );
    if (found) found.left -= 1;
    return found?.fault;
  }

  /** Sends an event, as the faults will have it. */
  deliver(name: string, send: () => void): void {
    const at = this.#events.findIndex((one) => one.name === name);
    const [found] = at === -1 ? [] : this.#events.splice(at, 1);
    if (found?.fault === 'reorder') {
      this.#held.push(send);
      return;
    }
    send();
    if (found?.fault === 'duplicate') send();
    const held = this.#held;
    this.#held = [];
    for (const late of held) late();
  }
}
