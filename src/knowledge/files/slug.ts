const MAX_LENGTH = 40;

/**
 * A short name for commands and files: the letters and digits of a text in lower case, without accents, with
 * hyphens for everything between; up to 40 characters. `brief` for a text that has neither.
 */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const whole = trimHyphens(slug);
  return trimHyphens(whole.slice(0, MAX_LENGTH).toWellFormed().replace('\uFFFD', '')) || 'brief';
}

function trimHyphens(text: string): string {
  return text.replace(/^-|-$/g, '');
}
