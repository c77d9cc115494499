/** The first millisecond that a snowflake can name: 2015-01-01T00:00:00Z. */
const discordEpochMs = 1_420_070_400_000n;

/**
 * Makes Discord's identifiers: 42 bits of milliseconds, then 22 bits that tell apart what was made
 * in the same one. Always strings: they do not fit a double.
 * Source: https://docs.discord.com/developers/reference#snowflakes
 */
export function snowflakeMaker(now: () => number): () => string {
  let counter = 0n;
  return () => {
    // 12 bits of counter: 4096 ids in one millisecond stay distinct and, within it, ordered.
    counter = (counter + 1n) & 0xfffn;
    return snowflakeAt(now(), counter);
  };
}

/** The snowflake of a moment (milliseconds since the Unix epoch). */
export function snowflakeAt(ms: number, counter = 0n): string {
  return (((BigInt(Math.trunc(ms)) - discordEpochMs) << 22n) | counter).toString();
}

/** The moment that a snowflake names, in milliseconds since the Unix epoch. */
export function snowflakeMs(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpochMs);
}

/** Compares two snowflakes by age, oldest first. */
export function bySnowflake(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
