import snowball from 'snowball-stemmers';
import { baseForm } from './base-forms.ts';

const english = snowball.newStemmer('english');
const russian = snowball.newStemmer('russian');

/**
 * Stems seen before: the stemmer takes 6 µs a word, and texts repeat their words. When the recent ones are many, they
 * take the place of the older ones, so that what is met again and again is never forgotten. Half as many made an index
 * of 100,000 claims stem half of its words a second time.
 */
let recent = new Map<string, string>();
let older = new Map<string, string>();
const RECENT_AT_MOST = 100_000;

/**
 * Cuts a folded word down to the part that its inflections share ("investing", "investment" → "invest"; "began" → "begin").
 * The script chooses the algorithm: Snowball's English for Latin letters, Russian for Cyrillic. Other Latin-script
 * languages get the English one on both sides of a match, which does little and harms little.
 */
export function stem(word: string): string {
  const known = recent.get(word);
  if (known !== undefined) return known;
  const stemmed = older.get(word) ?? stemByScript(word);
  if (recent.size >= RECENT_AT_MOST) [recent, older] = [new Map(), recent];
  recent.set(word, stemmed);
  return stemmed;
}

/** Words that end in a letter that no ending of the algorithm does: it leaves them as they are. */
const NO_ENGLISH_ENDING = /^[a-z]*[abfhjkopquvwxz]$/;

function stemByScript(word: string): string {
  if (/^[a-z]+$/.test(word)) {
    const base = baseForm(word);
    return NO_ENGLISH_ENDING.test(base) ? base : english.stem(base);
  }
  return /^\p{Script=Cyrillic}+$/u.test(word) ? russian.stem(word) : word;
}
