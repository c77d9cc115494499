/** Many words in one string, sorted: word i stands from starts[i] up to starts[i + 1]. Can be sent to a thread. */
export interface SortedWords {
  readonly text: string;
  readonly starts: Uint32Array;
}

/** Packs different words that are in order by code unit. */
export function packWords(sorted: readonly string[]): SortedWords {
  const starts = new Uint32Array(sorted.length + 1);
  sorted.forEach((word, index) => (starts[index + 1] = (starts[index] ?? 0) + word.length));
  return { text: sorted.join(''), starts };
}

/** The word with a number. */
export function wordAt({ text, starts }: SortedWords, index: number): string {
  return text.slice(starts[index], starts[index + 1]);
}

/** A word's number, -1 where it is not among them. Cost: one comparison for each doubling of their count. */
export function indexOfWord(words: SortedWords, word: string): number {
  let low = 0;
  let high = words.starts.length - 2;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = wordAt(words, middle);
    if (found === word) return middle;
    if (found < word) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
