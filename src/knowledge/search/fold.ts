/** Letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * Makes spellings that a reader takes for the same word the same string: full-width forms (NFKC), case,
 * accents on Latin letters ("Poznań" → "poznan"). Marks of other scripts stay: й is not и.
 */
export function fold(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  if (/^[ -~]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replaceAll(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/[łøđðþßæœı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}
