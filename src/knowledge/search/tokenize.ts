import { fold } from './fold.ts';

/** One word, number or name of a text. */
export interface Token {
  /** Folded: what is compared. */
  readonly text: string;
  /** As it was typed. */
  readonly typed: string;
  readonly kind: 'word' | 'number' | 'ideographic' | 'compound';
  /** Counts words from 0, and one more after a run without spaces; a compound stands where its first part does. */
  readonly position: number;
  /** Counts what punctuation sets apart, from 0. */
  readonly clause: number;
  /** Where it was written, as characters of the text in NFKC: a part of a compound stands where the whole does. */
  readonly start: number;
  readonly end: number;
}

const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`;
const SPACED = String.raw`[[\p{L}\p{N}\p{M}]--${UNSPACED}]`;
const JOINERS = String.raw`[.,'’+&\/:‐‑‒–—―\-]`;

/**
 * A run of a script written without spaces; or a sign that is a word; or punctuation that ends a clause; or letters
 * and digits that single joiners hold together: "3.7", "C5+1", "de-China", "Kazakhstan's". The classes are disjoint
 * where they meet, so that matching is linear in the text's length.
 */
const CHUNK = new RegExp(
  [
    String.raw`(?<unspaced>[${UNSPACED}&&[\p{L}\p{N}\p{M}ー]]+)`,
    String.raw`(?<sign>[%‰€£¥₩₹₽]|(?:US|AU|CA|NZ|HK|NT|S|A|C)?\$)`,
    String.raw`(?<stop>[.,;:!?…\(\)。、\n])`,
    String.raw`(?:${SPACED}+(?:${JOINERS}${SPACED}+)*)`,
  ].join('|'),
  'gv',
);

/** What a sign is called when it is written out, so that "30 %" and "30 percent" are the same words. */
const SIGN_NAMES: Readonly<Record<string, string>> = {
  '%': 'percent',
  '‰': 'permille',
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
  '₩': 'krw',
  '₹': 'rupee',
  '₽': 'ruble',
};

/** Whether a token was typed as a sign: %, US$. */
export function isSign(typed: string): boolean {
  return Object.hasOwn(SIGN_NAMES, typed.slice(-1));
}

const MAGNITUDES: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  mln: 'million',
  b: 'billion',
  bn: 'billion',
  tn: 'trillion',
  pc: 'percent',
  pct: 'percent',
};

const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Splits a text into tokens, in reading order. Numbers lose their thousands separators and stay whole otherwise;
 * a hyphenated compound gives its parts and, at the place of the first, the parts joined ("long-term" → "long",
 * "longterm", "term"); ranges give both ends. Cost: linear; about 1 µs a word.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let clause = 0;
  let start = 0;
  let end = 0;
  const push = (typed: string, kind: Token['kind'], folded = fold(typed)): void => {
    tokens.push({ text: folded, typed, kind, position, clause, start, end });
  };
  for (const match of text.normalize('NFKC').matchAll(CHUNK)) {
    const chunk = match[0];
    start = match.index;
    end = start + chunk.length;
    if (match.groups?.['stop'] !== undefined) {
      clause += 1;
    } else if (match.groups?.['sign'] !== undefined) {
      push(chunk, 'word', SIGN_NAMES[chunk.slice(-1)] ?? chunk);
      position += 1;
    } else if (match.groups?.['unspaced'] !== undefined) {
      for (const { segment } of wordSegmenter.segment(chunk)) {
        end = start + segment.length;
        push(segment, 'ideographic');
        start = end;
        position += 1;
      }
      // Leaves a gap: words of two runs are no neighbours.
      position += 1;
    } else if (/^[a-z]+$/i.test(chunk)) {
      // What most chunks are needs none of what follows.
      push(chunk, 'word', chunk.toLowerCase());
      position += 1;
    } else {
      const parts = splitChunk(chunk);
      const isMoney = isSign(tokens.at(-1)?.typed ?? '');
      const isCompound = parts.length > 1 && /^[^\d.,/:]+$/.test(chunk);
      parts.forEach((part, index) => {
        for (const piece of splitMagnitude(part, isMoney)) {
          push(piece, /^\d/.test(piece) ? 'number' : 'word');
          if (index === 0 && isCompound) push(chunk, 'compound', fold(parts.join('')));
          position += 1;
        }
      });
    }
  }
  return tokens;
}

/** Parts of a chunk that are words by themselves; apostrophes and the possessive 's are gone. */
function splitChunk(chunk: string): string[] {
  if (/^\d+(?:[.,]\d+)*$/.test(chunk)) return [plainNumber(chunk)];
  if (/^\p{L}(?:\.\p{L})+$/u.test(chunk)) return [chunk.replaceAll('.', '')];
  return chunk
    .split(/[/:‐‑‒–—―-]|(?<!\d)[.,]|[.,](?!\d)/)
    .map((part) => part.replace(/['’]s$/i, '').replaceAll(/['’]/g, ''))
    .map((part) => (/^\d+(?:[.,]\d+)+$/.test(part) ? plainNumber(part) : part))
    .filter((part) => part !== '');
}

/** "1,234.5" → "1234.5". A comma before other than three digits is a decimal comma: "3,7" → "3.7". */
function plainNumber(number: string): string {
  return number.replaceAll(/,(?=\d{3}(?!\d))/g, '').replaceAll(',', '.');
}

/** "3.7bn" → "3.7", "bn" written out; "5m" only where it is money: else it is metres. */
function splitMagnitude(part: string, isMoney: boolean): string[] {
  const [, number, sign = ''] = /^(\d[\d.]*)(k|m|b|bn|mn|mln|tn|pct?)$/i.exec(part) ?? [];
  const magnitude = MAGNITUDES[sign.toLowerCase()];
  if (number === undefined || magnitude === undefined || (/^[mb]$/.test(sign) && !isMoney)) return [part];
  return [number, magnitude];
}
