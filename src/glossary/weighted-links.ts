/** From each of some words to words of another list: the links of word i from starts[i] up to starts[i + 1]. */
export interface WeightedLinks {
  readonly starts: Uint32Array;
  /** Number of the word linked to and, in the lowest 8 bits, the weight in parts of 255. */
  readonly targets: Uint32Array;
}

/** A link with its weight, 0..1. */
export interface WeightedLink {
  readonly target: number;
  readonly weight: number;
}

/** Packs the links of each word, in the order in which they are given. At most 2^24 words can be linked to. */
export function packLinks(links: readonly (readonly WeightedLink[])[]): WeightedLinks {
  const starts = new Uint32Array(links.length + 1);
  links.forEach((ofOne, index) => (starts[index + 1] = (starts[index] ?? 0) + ofOne.length));
  const targets = new Uint32Array(starts[links.length] ?? 0);
  links.flat().forEach(({ target, weight }, index) => {
    targets[index] = target * 256 + Math.round(weight * 255);
  });
  return { starts, targets };
}

/** The links of one word. */
export function linksOf({ starts, targets }: WeightedLinks, index: number): WeightedLink[] {
  return Array.from(targets.subarray(starts[index], starts[index + 1]), (packed) => ({
    target: packed >>> 8,
    weight: (packed & 255) / 255,
  }));
}
