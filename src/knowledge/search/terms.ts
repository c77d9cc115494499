import { countryAt, countryTerm, countryWords } from './countries.ts';
import { isMay, quantityAt, quantityWords } from './quantities.ts';
import { stem } from './stem.ts';
import { isStopWord, stopWords } from './stop-words.ts';
import { tokenize } from './tokenize.ts';
import type { Token } from './tokenize.ts';

/** What a text is found by. */
export interface Term {
  /**
   * The stem; "@JP" for a country, however it is named; a number's value, however it is written; one or two
   * characters of Chinese or Japanese.
   */
  readonly text: string;
  /** The words it comes from, folded. */
  readonly surface: string;
  /** The same words as typed. */
  readonly typed: string;
  readonly kind: 'word' | 'number' | 'country' | 'character' | 'characters' | 'compound' | 'part';
  /** Counts words from 0, stop words too. */
  readonly position: number;
  /** Counts what punctuation sets apart, from 0. */
  readonly clause: number;
  /** Where it was written, as characters of the text in NFKC: see {@link Token}. */
  readonly start: number;
  readonly end: number;
}

/** Words of a script without spaces that follow each other. */
export interface UnspacedRun {
  readonly kind: 'run';
  readonly tokens: readonly Token[];
}

/** The terms of a text in reading order, without stop words. Cost: linear; about 2 µs a word once stems are known. */
export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'run') terms.push(...characterTerms(piece.tokens));
    else terms.push(piece);
  }
  return terms;
}

/** The same, but each text is read once and its terms kept, 100 bytes a term: for texts that come again. */
export function rememberTerms(read = termsOf): typeof termsOf {
  const known = new Map<string, readonly Term[]>();
  return (text) => {
    const terms = known.get(text) ?? read(text);
    known.set(text, terms);
    return terms;
  };
}

/** The same with runs without spaces left as they are. */
export function piecesOf(text: string): (Term | UnspacedRun)[] {
  const tokens = tokenize(text);
  const pieces: (Term | UnspacedRun)[] = [];
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index];
    if (token === undefined) break;
    if (isPlain(token)) {
      pieces.push(wordTerm(token));
      index += 1;
      continue;
    }
    const country = countryAt(tokens, index);
    const quantity = country ? undefined : quantityAt(tokens, index);
    if (country) {
      const named = tokens.slice(index, index + country.length);
      pieces.push(termOver(named, countryTerm(country.code), 'country'));
      index += country.length;
    } else if (quantity) {
      const written = tokens.slice(index, index + quantity.length);
      pieces.push(termOver(written, quantity.text, quantity.kind));
      for (const part of quantity.parts) pieces.push({ ...wordTerm(part), kind: 'part' });
      index += quantity.length;
    } else if (token.kind === 'ideographic') {
      const end = endOfRun(tokens, index);
      pieces.push({ kind: 'run', tokens: tokens.slice(index, end) });
      index = end;
    } else {
      const isWord = token.text === 'may' ? isMay(tokens, index) : !isStopWord(token.text);
      if (isWord) pieces.push(wordTerm(token));
      index += 1;
    }
  }
  return pieces;
}

/** Words that may be more than themselves, or nothing. */
let unplainWords: ReadonlySet<string> | undefined;

/** Whether a token is a word by itself, as most are: one look into a set in place of five. */
function isPlain({ kind, text }: Token): boolean {
  unplainWords ??= new Set(['may', ...countryWords(), ...quantityWords(), ...stopWords()]);
  return kind === 'word' && !unplainWords.has(text);
}

/** A term that stands for several tokens. */
function termOver(tokens: readonly Token[], text: string, kind: 'country' | 'number' | 'word'): Term {
  const [first] = tokens;
  return {
    text,
    surface: tokens.map((token) => token.text).join(' '),
    typed: tokens.map((token) => token.typed).join(' '),
    kind,
    position: first?.position ?? 0,
    clause: first?.clause ?? 0,
    start: first?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
  };
}

function wordTerm({ kind, text, typed, position, clause, start, end }: Token): Term {
  return {
    text: kind === 'number' ? text : stem(text),
    surface: text,
    typed,
    kind: kind === 'ideographic' ? 'word' : kind,
    position,
    clause,
    start,
    end,
  };
}

/** The first index after `start` that does not follow in the same run without spaces, or begins a country. */
function endOfRun(tokens: readonly Token[], start: number): number {
  const first = tokens[start]?.position ?? 0;
  let end = start + 1;
  while (
    tokens[end]?.position === first + end - start &&
    tokens[end]?.kind === 'ideographic' &&
    !countryAt(tokens, end)
  ) {
    end += 1;
  }
  return end;
}

/**
 * Chinese and Japanese are found by single characters and by pairs of neighbours, so that a segmenter's choice
 * of word ends does not matter. Words of grammar are left out, and pairs do not reach across them.
 */
function characterTerms(run: readonly Token[]): Term[] {
  const terms: Term[] = [];
  let previous: string | undefined;
  for (const token of run) {
    if (isStopWord(token.text)) {
      previous = undefined;
      continue;
    }
    const { position, clause } = token;
    let { start } = token;
    for (const character of token.text) {
      const end = start + character.length;
      const place = { position, clause, end };
      if (previous !== undefined) {
        const pair = previous + character;
        terms.push({
          text: pair,
          surface: pair,
          typed: pair,
          kind: 'characters',
          start: start - previous.length,
          ...place,
        });
      }
      terms.push({
        text: character,
        surface: character,
        typed: character,
        kind: 'character',
        start,
        ...place,
      });
      previous = character;
      start = end;
    }
  }
  return terms;
}
