/** Generated claims and questions about them: the same ones for the same numbers, on every machine. */
export interface GeneratedClaims {
  readonly claims: readonly string[];
  readonly questions: readonly string[];
}

/** Different words that claims are drawn from. */
const VOCABULARY_SIZE = 200_000;

const WORDS_PER_CLAIM = { least: 8, most: 24 };
const WORDS_PER_QUESTION = { least: 2, most: 6 };

/** One question in so many has a misspelt word. */
const MISSPELT_EVERY = 5;

/**
 * Claims whose words follow Zipf's law: the r-th most frequent word comes 1/r times as often as the first, so that
 * the first is in most claims and half of the vocabulary in hardly any. A question repeats words of one claim, every
 * fifth one with a letter left out of its longest word. Cost: 5 µs a claim.
 */
export function generateClaims(size: number, questionCount: number): GeneratedClaims {
  const random = seededRandom(size);
  const words = generateWords(VOCABULARY_SIZE);
  const cumulative = zipfDistribution(VOCABULARY_SIZE);
  const between = ({ least, most }: { least: number; most: number }): number =>
    least + Math.floor(random() * (most - least + 1));
  const drawWord = (): string => words[firstAbove(cumulative, random())] ?? '';
  const claims = Array.from({ length: size }, () =>
    Array.from({ length: between(WORDS_PER_CLAIM) }, drawWord).join(' '),
  );
  const questions = Array.from({ length: questionCount }, (_, number) => {
    const source = (claims[Math.floor(random() * size)] ?? '').split(' ');
    const asked = Array.from(
      { length: between(WORDS_PER_QUESTION) },
      () => source[Math.floor(random() * source.length)] ?? '',
    );
    return (number % MISSPELT_EVERY === 0 ? misspellLongest(asked) : asked).join(' ');
  });
  return { claims, questions };
}

/** A random number below 1 at each call, the same sequence for the same seed (Mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ONSETS = 'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl sp st t tr v w z'.split(' ');
const VOWELS = 'a e i o u ai ea ee ie oo ou'.split(' ');
const CODAS = ['', '', '', ...'ck d l m n nd ng nt r rd rn rt s ss t x'.split(' ')];

/** Pronounceable words, all different, the most frequent first; those are shorter, as in language. */
export function generateWords(count: number): string[] {
  const random = seededRandom(count);
  const pick = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? '';
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = words.size < 300 ? 1 : words.size < 20_000 ? 2 : 3;
    words.add(Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join(''));
  }
  return [...words];
}

/** For each rank the probability of a word of that rank or a lower one. */
export function zipfDistribution(size: number): Float64Array {
  const cumulative = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) cumulative[rank] = sum += 1 / (rank + 1);
  return cumulative.map((value) => value / sum);
}

/** Where in ascending values the first one stands that is above `value`; the last where none is. */
export function firstAbove(cumulative: Float64Array, value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] ?? 1) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function misspellLongest(words: readonly string[]): string[] {
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  const at = longest.length >> 1;
  return words.map((word) => (word === longest ? word.slice(0, at) + word.slice(at + 1) : word));
}
