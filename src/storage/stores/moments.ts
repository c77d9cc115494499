const DAY_MS = 86_400_000;
/** Length of `2030-01-31`. */
const DAY_LENGTH = 10;

/** The moment some milliseconds after another, before it when negative; ISO 8601, UTC. */
export function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}

/** The moment some days before another, after it when negative. */
export function daysBefore(moment: string, days: number): string {
  return later(moment, -days * DAY_MS);
}

/** The day of a moment in UTC: `2030-01-31`. */
export function dayOf(moment: string): string {
  return moment.slice(0, DAY_LENGTH);
}
