/** Reads the arguments of `Paging.turn`: those of the card, then the page's number. */
export function splitPage(args: readonly string[]): {
  readonly args: readonly string[];
  readonly page: number;
} {
  return { args: args.slice(0, -1), page: Number(args.at(-1)) };
}
