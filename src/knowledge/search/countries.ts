import { DEMONYMS, SEATS_OF_GOVERNMENT } from './demonyms.ts';
import { fold } from './fold.ts';
import type { Token } from './tokenize.ts';

/** Languages whose names of countries are known, whatever the language of the brief. */
const LANGUAGES = ['en', 'zh', 'zh-Hant', 'ja', 'ru'];

/** Names that are common words too: a country only when capitalised. */
const ALSO_COMMON_WORDS = new Set(['turkey', 'chad', 'jordan', 'guinea', 'georgia', 'polish', 'niger', 'us']);

/** Private-use regions, groupings and test data that Intl lists among the countries. */
const NOT_COUNTRIES = new Set(['EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** The longest name in words: "united states of america". */
const LONGEST_NAME = 5;

/** The term that stands for a country in every language: "@JP". */
export function countryTerm(code: string): string {
  return `@${code}`;
}

/** Whether a term stands for a country. */
export function isCountryTerm(term: string): boolean {
  return term.startsWith('@');
}

const englishNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The English name of the country that a term stands for; undefined where it stands for none. */
export function englishNameOf(term: string): string | undefined {
  return isCountryTerm(term) ? englishNames.of(term.slice(1)) : undefined;
}

interface CountryNames {
  /** Folded name, its words joined by one space → country code. */
  readonly codes: ReadonlyMap<string, string>;
  /** Beginnings of names, by which most words are told at once to begin none. */
  readonly firstWords: ReadonlySet<string>;
}

let countryNames: CountryNames | undefined;

/** Takes 30 ms, once. */
function buildCountryNames(): CountryNames {
  const codes = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of regionCodes()) {
      const name = display.of(code);
      if (name !== undefined) addName(codes, name, code);
    }
  }
  for (const [code, forms] of Object.entries(DEMONYMS)) {
    for (const form of forms.split(',')) addName(codes, form, code);
  }
  const firstWords = new Set([...codes.keys()].flatMap((name) => firstTokens(name)));
  return { codes, firstWords };
}

/** What the first token of a name can be: its first word, or any beginning of it in scripts without spaces. */
function firstTokens(name: string): string[] {
  const [first = ''] = name.split(' ');
  if (!/[\p{scx=Han}\p{scx=Kana}]/u.test(first)) return [first];
  return Array.from(first, (_, index) => first.slice(0, index + 1));
}

function addName(codes: Map<string, string>, name: string, code: string): void {
  const key = fold(name)
    .replaceAll(/[.’']/g, '')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
  if (!codes.has(key)) codes.set(key, code);
}

function* regionCodes(): Generator<string> {
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second);
      const isCurrent = new Intl.Locale(`und-${code}`).region === code;
      if (isCurrent && !NOT_COUNTRIES.has(code)) yield code;
    }
  }
}

/** A country that a text names: `length` tokens from `start`. */
export interface CountryMention {
  readonly code: string;
  readonly length: number;
}

/** What the first word of a country's name can be, in every language that is known. */
export function countryWords(): ReadonlySet<string> {
  countryNames ??= buildCountryNames();
  return countryNames.firstWords;
}

/** The country whose name, adjective ("Japanese") or short form begins at a token; the longest wins. */
export function countryAt(tokens: readonly Token[], start: number): CountryMention | undefined {
  countryNames ??= buildCountryNames();
  const { codes, firstWords } = countryNames;
  if (!firstWords.has(tokens[start]?.text ?? '')) return undefined;
  let name = '';
  let found: CountryMention | undefined;
  for (let length = 1; length <= LONGEST_NAME; length += 1) {
    const token = tokens[start + length - 1];
    if (token === undefined || token.kind === 'number') break;
    // Segmenters cut long foreign names ("马来|西亚"): unspaced tokens are joined without a space.
    name += (length > 1 && token.kind !== 'ideographic' ? ' ' : '') + token.text;
    const code = codes.get(name);
    if (code !== undefined && !isCommonWord(name, token)) found = { code, length };
  }
  return found;
}

function isCommonWord(name: string, token: Token): boolean {
  if (!ALSO_COMMON_WORDS.has(name)) return false;
  return name === 'us' ? token.typed !== 'US' : token.typed.toLowerCase() === token.typed;
}

const countriesBySeat = new Map(
  Object.entries(SEATS_OF_GOVERNMENT).flatMap(([code, seats]) =>
    seats.split(',').map((seat) => [seat, code]),
  ),
);

/** The country that a folded name such as "tokyo" or "kremlin" can stand for. */
export function countryOfSeat(name: string): string | undefined {
  return countriesBySeat.get(name);
}
