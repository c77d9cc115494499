/** A word of another language for a word, and how surely it means the same: 0..1. */
export interface Gloss {
  readonly word: string;
  readonly weight: number;
}

/** A word of Chinese or Japanese, with English words for it: the surest first, none where it is unknown. */
export interface GlossedWord {
  readonly text: string;
  readonly glosses: readonly Gloss[];
}

/**
 * A dictionary between Chinese or Japanese and English.
 *
 * knowledge declares this port and never knows what stands behind it. Where there is no glossary, questions find
 * claims in their own language.
 */
export interface Glossary {
  /** The words that a text without spaces consists of, in order: the longest that the dictionary has. */
  gloss(text: string): readonly GlossedWord[];
  /** Chinese words, in simplified characters, for an English word in any of its forms; the surest first. */
  inChinese(word: string): readonly Gloss[];
}

/** Gives the glossary when it is first needed, which may take seconds; undefined where there is none. */
export type LoadGlossary = () => Promise<Glossary | undefined>;
