/** Tells who is typing where. A client shows it for some ten seconds, or until the message comes. */
export class Typing {
  readonly #listeners = new Set<(channelId: string) => void>();

  /** Calls `listener` with the channel in which the bot begins to type; the result stops it. */
  listen(listener: (channelId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The bot types in a channel. */
  begin(channelId: string): void {
    for (const listener of this.#listeners) listener(channelId);
  }
}
