/** One line of a pasted text that has something to read on it. */
export interface Line {
  /** Where it stands in the pasted text, from 1. */
  readonly number: number;
  /** Without markup, quote and heading marks; white space collapsed; never empty. */
  readonly text: string;
  /** White-space characters before the text. */
  readonly indent: number;
  /** Whether a Markdown heading mark stood before the text. */
  readonly isHeading: boolean;
  /** Whether an empty line (or a rule, or a code fence) comes before it. */
  readonly startsParagraph: boolean;
}

/** Format and control characters that show nothing: zero-width spaces, byte-order marks, direction marks. */
const INVISIBLE = /[[\p{Cf}\p{Cc}]--[\t\n\v\f\r\x85\u200C\u200D]]/gv;

/** Joiners where they join nothing: only emoji, Arabic letters and combining marks need them. */
const STRAY_JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{scx=Arab}])[\u200C\u200D]/gu;

/** Bold, underline, strike-through, spoiler and code fences. One class, so that removal cannot make a new run. */
const MARKUP = /[*_`~|]{2,}/gu;

const CODE_FENCE = /^[ \t>]*`{3,}[a-z]*[ \t]*$/gmu;
const HTML_SPACE = /&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);/giu;
const NUMBERED_BREAK = /\r\n|[\n\r]/u;
const OTHER_BREAK = /[\v\f\x85\u2028\u2029]|<br ?\/?>/iu;
const RULE = /^[-‐-―−*_=~+#•·.…|\s]*$/u;
const PREFIX = /\s+|>+|#{1,6}(?=\s)|-#(?=\s)/uy;

/** A text without the characters and marks that carry no words; HTML spaces become spaces. */
function withoutMarkup(text: string): string {
  return text
    .replaceAll(INVISIBLE, '')
    .replaceAll(STRAY_JOINER, '')
    .replaceAll(CODE_FENCE, '')
    .replaceAll(MARKUP, '')
    .replaceAll(HTML_SPACE, ' ');
}

/** White space of any kind, no-break spaces too, becomes one space; none stays at the ends. */
function collapse(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** A text on one line, cleaned just as the lines of a brief are; cleaning twice changes nothing. */
export function cleanText(text: string): string {
  return collapse(withoutMarkup(text).split(OTHER_BREAK).join(' '));
}

/** Takes quote marks, heading marks and emphasis around the whole line away, in whatever order they nest. */
function unwrap(raw: string): Pick<Line, 'text' | 'indent' | 'isHeading'> {
  let text = raw;
  let indent = 0;
  let isHeading = false;
  for (;;) {
    let at = 0;
    for (;;) {
      PREFIX.lastIndex = at;
      const prefix = PREFIX.exec(text)?.[0];
      if (prefix === undefined) break;
      at += prefix.length;
      if (prefix.startsWith('#')) isHeading = true;
      indent = prefix.trim() === '' ? prefix.length : 0;
    }
    text = text.slice(at).trimEnd();
    const mark = text[0];
    const isWrapped = (mark === '*' || mark === '_') && text.length > 2 && text.endsWith(mark);
    if (!isWrapped || /\s/u.test(text[1] ?? '') || /\s/u.test(text.at(-2) ?? '')) break;
    text = text.slice(1, -1);
  }
  return { text: collapse(text), indent, isHeading };
}

/** Splits a pasted text into the lines that have something to read on them. Linear in the text. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let startsParagraph = true;
  for (const [index, numbered] of withoutMarkup(text).split(NUMBERED_BREAK).entries()) {
    for (const raw of numbered.split(OTHER_BREAK)) {
      const line = unwrap(raw);
      if (RULE.test(line.text)) {
        startsParagraph = true;
      } else {
        lines.push({ ...line, number: index + 1, startsParagraph });
        startsParagraph = false;
      }
    }
  }
  return lines;
}
