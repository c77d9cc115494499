/**
 * Lets everything else that waits go first. Between the steps of long work, so that the bot goes on answering
 * meanwhile: what is read from an embedded database is there at once, and waiting for it gives way to nobody.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
