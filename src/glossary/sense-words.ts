import { fold } from '../knowledge/search/fold.ts';
import { isStopWord } from '../knowledge/search/stop-words.ts';

/** Senses of more words describe rather than translate. */
const MOST_WORDS = 4;

/** What a dictionary says of a word rather than what it means. */
const REMARKS =
  /^(?:CL:|surname |see |see also |(?:old |archaic |Japanese |erroneous )?variant of |also written|also pr\.|Taiwan pr\.|used in |abbr\. (?:for|of) )/;

/** Abbreviations that stand for what is left open ("to give sb sth"), and words about words. */
const OPEN_WORDS = new Set(
  'sb sth etc esp fig lit idiom pr prefix suffix particle coll sb’s ones one’s'.split(' '),
);

/** An English word that a sense consists of, and how surely it is the sense: 1 where it stands alone. */
export interface SenseWord {
  readonly word: string;
  readonly weight: number;
}

/** The words that mean something in a sense such as "to wait and see" or "share price (finance)". */
export function senseWords(sense: string): SenseWord[] {
  if (REMARKS.test(sense)) return [];
  return sense
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .split(/[;,/]/)
    .flatMap((part) => {
      const words = fold(part)
        .split(/[^a-z0-9]+/)
        .filter((word) => word.length > 1 && !isStopWord(word) && !OPEN_WORDS.has(word));
      if (words.length > MOST_WORDS) return [];
      return words.map((word) => ({ word, weight: 1 / Math.sqrt(words.length) }));
    });
}
