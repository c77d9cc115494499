/** Which of the bot's shards this process runs: as many as Discord advises, or some out of a count. */
export type ShardPlan = 'auto' | { readonly ids: readonly number[]; readonly count: number };

/** Shards of one bot; Discord's largest bots run fewer. */
const MAX_SHARDS = 16_384;

/**
 * Reads which shards a process runs: `auto`, a count (`4`: all four), a range of a count (`0-15/64`) or one of
 * them (`3/64`). Undefined for anything else, and for shards beyond the count.
 */
export function parseShards(text: string): ShardPlan | undefined {
  if (text === 'auto') return 'auto';
  const [, first, last = first, total] = /^(?:(\d{1,5})(?:-(\d{1,5}))?\/)?(\d{1,5})$/.exec(text) ?? [];
  const count = Number(total);
  const [low, high] = first === undefined ? [0, count - 1] : [Number(first), Number(last)];
  if (!(count >= 1 && count <= MAX_SHARDS && low <= high && high < count)) return undefined;
  return { ids: Array.from({ length: high - low + 1 }, (_, i) => low + i), count };
}
