import type { Bullet } from '../reply.ts';

/** The paragraphs of a passage, word for word, for a quote; none where the brief came without its text. */
export function paragraphsOf(text: string | null | undefined): Bullet[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line }));
}
