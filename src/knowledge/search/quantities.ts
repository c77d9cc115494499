import { stem } from './stem.ts';
import type { Token } from './tokenize.ts';

/** A number, month or share as a text writes it: `length` tokens from where it begins. */
export interface Quantity {
  /** The same for all ways to write it: "3700000000", "1990s", "april". */
  readonly text: string;
  readonly kind: 'number' | 'word';
  readonly length: number;
  /** Numbers and magnitudes that it is made of, where there are several: "3.7" and "billion". */
  readonly parts: readonly Token[];
}

const UNITS = wordsFrom(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
   eighteen nineteen`,
  (index) => index,
);
const TENS = wordsFrom('twenty thirty forty fifty sixty seventy eighty ninety', (index) => 10 * (index + 2));
const DECADES = wordsFrom('fifties sixties seventies eighties nineties', (index) => 1950 + 10 * index);
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const monthStems = new Set(MONTHS.map(stem));

/** Words that stand before a month. */
const BEFORE_DATES = new Set(
  'in by since until till from before after of last next early late mid this during between and to'.split(
    ' ',
  ),
);

const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({ hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }).flatMap(
    ([word, value]) => [
      [word, value],
      [`${word}s`, value],
    ],
  ),
);

/** What a Chinese or Japanese word after a number multiplies it by. */
const EAST_ASIAN_MAGNITUDES: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['兆', 1e12],
];

/** Small numbers in words are said of everything ("two countries"): as words, they are no names. */
const LARGEST_SMALL = 12;

/** Sums of decimal fractions differ in the last of 16 digits. */
const DIGITS = 12;

/** The words of a list, with a value by their place in it. */
function wordsFrom(list: string, valueAt: (index: number) => number): ReadonlyMap<string, number> {
  return new Map(
    list
      .trim()
      .split(/\s+/)
      .map((word, index) => [word, valueAt(index)]),
  );
}

/** The words that a quantity can begin with. */
export function quantityWords(): Iterable<string> {
  return [...UNITS.keys(), ...TENS.keys(), ...DECADES.keys(), 'per'];
}

/**
 * The quantity that begins at a token, where it is written in more than one way: with a magnitude or in words,
 * a percentage, a decade, a month in Chinese or as a number's neighbour. Undefined for all else.
 */
export function quantityAt(tokens: readonly Token[], start: number): Quantity | undefined {
  const token = tokens[start];
  if (token === undefined || token.kind === 'ideographic') return undefined;
  if (token.kind === 'number') return numeralAt(tokens, start);
  if (token.text === 'per') {
    return tokens[start + 1]?.text === 'cent' ? whole('percent', 'word', 2) : undefined;
  }
  const decade = DECADES.get(token.text);
  // Without the article it is people's ages: "in their sixties".
  if (decade !== undefined && tokens[start - 1]?.text === 'the') return whole(`${decade}s`, 'number', 1);
  return UNITS.has(token.text) || TENS.has(token.text) ? numberInWords(tokens, start) : undefined;
}

/** Whether a token is the month of May: capitalised, and a date by its neighbours. Else it is the verb. */
export function isMay(tokens: readonly Token[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return (
    token?.typed === 'May' &&
    (before?.kind === 'number' || after?.kind === 'number' || BEFORE_DATES.has(before?.text ?? ''))
  );
}

function whole(text: string, kind: Quantity['kind'], length: number): Quantity {
  return { text, kind, length, parts: [] };
}

/** One that begins with digits. */
function numeralAt(tokens: readonly Token[], start: number): Quantity | undefined {
  const { text = '' } = tokens[start] ?? {};
  const decade = /^([5-9]0)s$/.exec(text)?.[1];
  if (decade !== undefined) return whole(`19${decade}s`, 'number', 1);
  const day = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(text)?.[1];
  if (day !== undefined && isBesideMonth(tokens, start)) return whole(day, 'number', 1);
  if (!/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  const next = tokens[start + 1];
  if (next?.kind === 'ideographic' && follows(tokens, start)) {
    const month = next.text === '月' ? MONTHS[Number(text) - 1] : undefined;
    if (month !== undefined) return whole(stem(month), 'word', 2);
    return multiplied(tokens, start, Number(text));
  }
  const { value, length } = magnitudesFrom(tokens, start + 1, Number(text));
  if (length === 0) return undefined;
  return {
    text: numberText(value),
    kind: 'number',
    length: 1 + length,
    parts: tokens.slice(start, start + 1 + length),
  };
}

/** "45亿美元": the magnitude may be the beginning of a word, which then stays for itself. */
function multiplied(tokens: readonly Token[], start: number, value: number): Quantity | undefined {
  const { text = '' } = tokens[start + 1] ?? {};
  const after = tokens[start + 2]?.text ?? '';
  const [first] = EAST_ASIAN_MAGNITUDES.filter(([sign]) => (text + after).startsWith(sign));
  if (!first) return undefined;
  const [sign, magnitude] = first;
  const length = sign === text ? 2 : sign === text + after ? 3 : 1;
  const parts = tokens.slice(start, start + 1);
  return { text: numberText(value * magnitude), kind: 'number', length, parts };
}

/** "twenty-five", "two hundred and ten thousand"; undefined for "one", which mostly is no number. */
function numberInWords(tokens: readonly Token[], start: number): Quantity | undefined {
  let [total, current, index, words] = [0, 0, start, 0];
  let last: 'tens' | 'unit' | 'magnitude' | undefined;
  for (;;) {
    index += skippable(tokens, index, last);
    const { text = '', clause } = tokens[index] ?? {};
    if (clause !== tokens[start]?.clause) break;
    const [tens, unit, magnitude] = [TENS.get(text), UNITS.get(text), MAGNITUDES.get(text)];
    const isFirst = last === undefined || last === 'magnitude';
    if (tens !== undefined && isFirst) {
      current += tens;
      last = 'tens';
    } else if (unit !== undefined && (isFirst || (last === 'tens' && unit > 0 && unit < 10))) {
      current += unit;
      last = 'unit';
    } else if (magnitude !== undefined && last !== undefined) {
      if (magnitude === 100) current *= magnitude;
      else [total, current] = [total + current * magnitude, 0];
      last = 'magnitude';
    } else break;
    words += 1;
    index += 1;
  }
  const value = total + current;
  if (words === 1 && value === 1) return undefined;
  return whole(numberText(value), words === 1 && value <= LARGEST_SMALL ? 'word' : 'number', index - start);
}

/** 1 where a token only joins number words: the compound behind "twenty" of "twenty-five", "and" after a hundred. */
function skippable(tokens: readonly Token[], index: number, last: string | undefined): number {
  const { kind, text } = tokens[index] ?? {};
  const next = tokens[index + 1]?.text ?? '';
  const joins =
    (last === 'tens' && kind === 'compound' && UNITS.has(next)) ||
    (last === 'magnitude' && text === 'and' && (UNITS.has(next) || TENS.has(next)));
  return joins ? 1 : 0;
}

/** The magnitudes from a place on, and what they make of a value: "hundred thousand". */
function magnitudesFrom(
  tokens: readonly Token[],
  start: number,
  value: number,
): { value: number; length: number } {
  let product = value;
  let length = 0;
  for (;;) {
    const next = tokens[start + length];
    const magnitude = next?.kind === 'word' ? MAGNITUDES.get(next.text) : undefined;
    if (magnitude === undefined || next?.clause !== tokens[start - 1]?.clause) break;
    product *= magnitude;
    length += 1;
  }
  return { value: product, length };
}

/** Whether the next token stands right behind one, in the same clause. */
function follows(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.clause === tokens[index + 1]?.clause;
}

function isBesideMonth(tokens: readonly Token[], index: number): boolean {
  const after = tokens[index + 1]?.text === 'of' ? 2 : 1;
  return [tokens[index - 1], tokens[index + after]].some(
    (token) => token !== undefined && monthStems.has(stem(token.text)),
  );
}

function numberText(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}
