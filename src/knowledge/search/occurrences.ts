/** Where a term occurs in one document: how often in the claim, in its theme's title, in its brief's title. */
export interface Occurrences {
  readonly text: number;
  readonly themeTitle: number;
  readonly briefTitle: number;
}

/** How many different occurrences there are once they are packed. */
export const PACKED_OCCURRENCES = 256;

/** The bits of packed occurrences: 5 for the claim, 2 and 1 for the titles; a count stops at what they hold. */
const FIELDS = {
  text: { one: 0b1000, all: 0b11111_000 },
  themeTitle: { one: 0b10, all: 0b110 },
  briefTitle: { one: 0b1, all: 0b1 },
} as const;

/** One more occurrence in a field, to packed ones: a number below {@link PACKED_OCCURRENCES}. */
export function countOccurrence(packed: number, field: keyof Occurrences): number {
  const { one, all } = FIELDS[field];
  return (packed & all) === all ? packed : packed + one;
}

/** What was packed, by field. */
export function unpackOccurrences(packed: number): Occurrences {
  return { text: packed >> 3, themeTitle: (packed >> 1) & 3, briefTitle: packed & 1 };
}
