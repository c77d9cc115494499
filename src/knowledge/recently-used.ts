/**
 * Values up to a budget of what they cost: those that were used longest ago make room. The one used last stays
 * whatever it costs, since it is in use.
 *
 *     oldest use │ a 40 │ d 10 │ … │ c 25 │ latest use        a Map keeps the order
 */
export class RecentlyUsed<Value> {
  readonly #entries = new Map<string, { value: Value; cost: number }>();
  readonly #budget: number;
  #cost = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** How many values there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** What all of them cost. */
  get cost(): number {
    return this.#cost;
  }

  /** The value of a key, which makes it the one used last. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry) this.#moveToEnd(key, entry);
    return entry?.value;
  }

  /** Puts a value in, or in the place of another at the same cost; a new one costs nothing until it is weighed. */
  set(key: string, value: Value): void {
    this.#moveToEnd(key, { value, cost: this.#entries.get(key)?.cost ?? 0 });
  }

  /** Says what the value of a key costs, and lets others go for it; does nothing when it has gone itself. */
  weigh(key: string, cost: number): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#cost += cost - entry.cost;
    entry.cost = cost;
    this.#moveToEnd(key, entry);
    for (const [other, { cost: freed }] of this.#entries) {
      if (this.#cost <= this.#budget || other === key) break;
      this.#entries.delete(other);
      this.#cost -= freed;
    }
  }

  /** Takes a value out; does nothing where there is none of the key. */
  delete(key: string): void {
    this.#cost -= this.#entries.get(key)?.cost ?? 0;
    this.#entries.delete(key);
  }

  #moveToEnd(key: string, entry: { value: Value; cost: number }): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }
}
