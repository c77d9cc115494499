import Fuse from 'fuse.js';

/** How many words are compared with a misspelt one letter by letter: enough to hold the right one. */
const SHORTLIST = 48;

/** How many edits a misspelling may be away, by length: short words have too many neighbours that are right. */
const EDITS_BY_LENGTH: readonly (readonly [upToLength: number, edits: number])[] = [
  [4, 0],
  [7, 1],
  [Infinity, 2],
];

/**
 * The words that the claims are written with, for mending misspelt ones.
 *
 * A word's letters are kept as a set of bits, beside its length: one edit changes at most two of the bits, so that
 * comparing them for all words (3 ns each) leaves few to look at. Where several are as near, fuse.js chooses.
 */
export class Vocabulary {
  /** Each word's place in the arrays below. */
  readonly #slots = new Map<string, number>();
  readonly #words: (string | undefined)[] = [];
  readonly #free: number[] = [];
  #letters = new Int32Array(64);
  /** By place too; longer words count as of 255 letters. */
  #wordLengths = new Uint8Array(64);
  /** How many briefs have the word. */
  #uses = new Uint32Array(64);

  /** How many different words there are. */
  get size(): number {
    return this.#slots.size;
  }

  has(word: string): boolean {
    return this.#slots.has(word);
  }

  /** Adds one use of a word; gives the word's number. */
  add(word: string): number {
    const number = this.numberOf(word);
    this.use(number);
    return number;
  }

  /**
   * The number of a word, which it gets where it is new; whoever asks has to {@link use} it. A number that it likely
   * has is looked at first: comparing two words is cheaper than finding one among many.
   */
  numberOf(word: string, likely = 0): number {
    if (this.#words[likely] === word) return likely;
    return this.#slots.get(word) ?? this.#takeSlot(word);
  }

  /** Adds one use of the word with a number. */
  use(slot: number): void {
    this.#uses[slot] = (this.#uses[slot] ?? 0) + 1;
  }

  #takeSlot(word: string): number {
    const slot = this.#free.pop() ?? this.#words.length;
    if (slot >= this.#letters.length) {
      const letters = new Int32Array(2 * slot);
      const wordLengths = new Uint8Array(2 * slot);
      const uses = new Uint32Array(2 * slot);
      letters.set(this.#letters);
      wordLengths.set(this.#wordLengths);
      uses.set(this.#uses);
      [this.#letters, this.#wordLengths, this.#uses] = [letters, wordLengths, uses];
    }
    this.#words[slot] = word;
    this.#uses[slot] = 0;
    this.#letters[slot] = letterSet(word);
    this.#wordLengths[slot] = Math.min(word.length, 255);
    this.#slots.set(word, slot);
    return slot;
  }

  /** Takes back one use of the word with a number; the last takes the word out. */
  remove(slot: number): void {
    const word = this.#words[slot];
    if (word === undefined) return;
    const uses = (this.#uses[slot] ?? 0) - 1;
    this.#uses[slot] = uses;
    if (uses > 0) return;
    this.#slots.delete(word);
    this.#words[slot] = undefined;
    this.#free.push(slot);
  }

  /**
   * The word that a misspelt one most likely stands for, or undefined where none is near enough: one edit up to
   * seven letters, two beyond (two neighbours swapped are one edit), and none in words of four letters.
   * Cost: 3 ns for each word of the vocabulary, and 0.1 ms.
   */
  mend(misspelt: string): string | undefined {
    const edits = editsAllowed(misspelt.length);
    if (edits === 0) return undefined;
    let nearest: string[] = [];
    let fewest = edits;
    for (const word of this.#shortlist(misspelt, edits)) {
      const distance = editDistance(misspelt, word);
      if (distance < fewest) nearest = [];
      if (distance <= fewest) nearest.push(word);
      fewest = Math.min(fewest, distance);
    }
    return nearest.length > 1 ? mostAlike(misspelt, nearest) : nearest[0];
  }

  /** Words of about the same length and letters, those that share the most pairs of letters first. */
  #shortlist(misspelt: string, edits: number): string[] {
    const letters = letterSet(misspelt);
    const pairs = new Uint8Array(PAIRS);
    for (const pair of letterPairs(misspelt)) pairs[pair] = 1;
    let leastShared = Math.max(0, misspelt.length - 1 - PAIRS_CHANGED_BY_AN_EDIT * edits);
    const byShared: string[][] = [];
    let kept = 0;
    const [ownLength, slots] = [Math.min(misspelt.length, 255), this.#words.length];
    const [allLengths, allLetters] = [this.#wordLengths, this.#letters];
    for (let slot = 0; slot < slots; slot += 1) {
      const difference = (allLengths[slot] ?? 0) - ownLength;
      if (difference > edits || difference < -edits) continue;
      if (countBits((allLetters[slot] ?? 0) ^ letters) > 2 * edits) continue;
      const word = this.#words[slot];
      if (word === undefined) continue;
      const shared = countShared(word, pairs);
      if (shared < leastShared) continue;
      (byShared[shared] ??= []).push(word);
      kept += 1;
      // Once enough words share more pairs, those that share the fewest are out.
      for (let least = byShared[leastShared]?.length ?? 0; kept - least >= SHORTLIST;) {
        kept -= least;
        leastShared += 1;
        least = byShared[leastShared]?.length ?? 0;
      }
    }
    return byShared.slice(leastShared).reverse().flat().slice(0, SHORTLIST);
  }
}

/** Which of some words, all as many edits away, fuse.js finds most like a misspelt one. */
function mostAlike(misspelt: string, words: readonly string[]): string | undefined {
  const fuse = new Fuse(words, { threshold: 1, distance: 2 * misspelt.length });
  return fuse.search(misspelt, { limit: 1 })[0]?.item ?? words[0];
}

function editsAllowed(length: number): number {
  return EDITS_BY_LENGTH.find(([upToLength]) => length <= upToLength)?.[1] ?? 0;
}

/** One bit for each letter that occurs, alphabets folded onto 32 bits. */
function letterSet(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Different pairs of letters, alphabets folded onto 32 letters. */
const PAIRS = 32 * 32;

/** A swap of neighbours changes the pair itself and the one on each side. */
const PAIRS_CHANGED_BY_AN_EDIT = 3;

function* letterPairs(word: string): Generator<number> {
  for (let index = 0; index + 1 < word.length; index += 1) yield pairAt(word, index);
}

function pairAt(word: string, index: number): number {
  return ((word.charCodeAt(index) & 31) << 5) | (word.charCodeAt(index + 1) & 31);
}

/** How many of a word's pairs of neighbours are among those marked. */
function countShared(word: string, pairs: Uint8Array): number {
  let shared = 0;
  for (let index = 0; index + 1 < word.length; index += 1) shared += pairs[pairAt(word, index)] ?? 0;
  return shared;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (OSA distance). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
