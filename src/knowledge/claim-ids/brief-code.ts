/** In letters and digits; short enough to be said aloud. */
const MAX_LENGTH = 6;
const MAX_INITIALS = 4;

/** Words that make no difference to what a brief is about. */
const SMALL_WORDS = new Set(
  'a an and at by for from in of on or the to with de du des la le les et el los las y'.split(' '),
);

/**
 * The code by which the ids of a brief's claims begin, from its slug: `C5` of `c5plus1`, `AKT` of `aktau`, `POA`
 * of `ports-on-aral`; two to six capitals and digits that are none of `taken`. `B1`, `B2`, … for a slug without
 * Latin letters.
 */
export function freeCode(slug: string, taken: ReadonlySet<string>): string {
  const code = codeOf(slug);
  if (code !== undefined && !taken.has(code)) return code;
  const base = code ?? 'B';
  for (let number = code === undefined ? 1 : 2; ; number += 1) {
    const tail = String(number);
    const candidate = base.slice(0, MAX_LENGTH - tail.length) + tail;
    if (!taken.has(candidate)) return candidate;
  }
}

function codeOf(slug: string): string | undefined {
  const words = slug.split('-').filter((word) => /^[a-z0-9]+$/.test(word) && !SMALL_WORDS.has(word));
  // A name such as C5, G20 or COP29 is what people call it.
  const [name] = words.flatMap((word) => /^[a-z]{1,4}\d{1,2}(?!\d)/.exec(word)?.[0] ?? []);
  const code = name ?? shorten(words);
  return code.length < 2 ? undefined : code.slice(0, MAX_LENGTH).toUpperCase();
}

/** Three letters of a lone word, with its number where it has one; of several words the initials. */
function shorten(words: readonly string[]): string {
  const isNumber = (word: string) => /^\d/.test(word);
  const [word = '', ...others] = words.filter((word) => !isNumber(word));
  const number = (word: string) => word.slice(-2);
  if (others.length === 0) return word.slice(0, 3) + words.filter(isNumber).slice(0, 1).map(number).join('');
  const initial = (word: string) => (isNumber(word) ? number(word) : word.charAt(0));
  return words.slice(0, MAX_INITIALS).map(initial).join('');
}
