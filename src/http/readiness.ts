/** Says why something that is needed is missing, in one sentence without secrets; undefined when it is there. */
export type Check = () => string | undefined | Promise<string | undefined>;

/**
 * Whether the process can answer now: each thing that it needs has a name and a check. A load balancer that
 * asks stops sending when one is missing, and as soon as the process has been told to stop.
 */
export class Readiness {
  readonly #checks: Readonly<Record<string, Check>>;
  #isStopping = false;

  constructor(checks: Readonly<Record<string, Check>>) {
    this.#checks = checks;
  }

  /** Whether the process has been told to stop. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** From now on it is never ready again. */
  stop(): void {
    this.#isStopping = true;
  }

  /** What is missing, by name; nothing when it is ready. Asks all checks at once. */
  async missing(): Promise<Readonly<Record<string, string>>> {
    if (this.#isStopping) return { process: 'it is stopping' };
    const reasons = await Promise.all(
      Object.entries(this.#checks).map(async ([name, check]) => [name, await check()] as const),
    );
    return Object.fromEntries(reasons.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}
