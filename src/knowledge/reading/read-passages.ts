import type { Passage } from '../stores/brief-store.ts';
import { takeAddress } from '../passages/passage-address.ts';
import { isPassageJson, passagesFromJson } from '../passages/passage-json.ts';
import { readWebAddress } from '../passages/web-address.ts';
import { MAX_CITATION } from './citations.ts';
import { beginningOf, sortProblems, warning, type Problem } from './problems.ts';

/** The passages of a text, and what to look at in it. */
export interface PassagesReading {
  /** By number, each once; empty only where none was found, and then `problems` has an error. */
  readonly passages: readonly Passage[];
  /** Worst first, then from top to bottom. */
  readonly problems: readonly Problem[];
}

/** Where a passage may begin, and what it says, before its address is told from its text. */
interface Entry {
  readonly number: number;
  readonly line: number;
  readonly raw: string;
}

/** A longer one is rather several whose numbers were not found. */
const LONG_PASSAGE = 20_000;

/**
 * Reads the numbered passages of a source article, or a list of references, in the layouts that people
 * paste: `[1] text`, `【1】text`, `1. text`, `1) text`, `(1) text`, each going on until the next number;
 * `[1]: https://…`, `[1] text (https://…)`, `1. [text](https://…)`; or a JSON list of
 * `{ "number", "text", "url" }`. Text and address of one passage may stand apart, under its number twice.
 *
 * A passage's text is verbatim. The form of the first number is that of all: within a text of `[1]`, a line
 * that begins with `2.` belongs to the passage. What is left out is reported. Never throws; linear.
 */
export function readPassages(text: string): PassagesReading {
  const clean = text.replaceAll(/\r\n?/gu, '\n').replaceAll(UNSTORABLE, '').toWellFormed();
  const problems: Problem[] = [];
  const found = new Map<number, Passage>();
  const firstLines = new Map<number, number>();

  function add(line: number, passage: Passage): void {
    const { number } = passage;
    const length = passage.text?.length ?? 0;
    if (length > LONG_PASSAGE) problems.push(longPassage(line, number, length));
    if (passage.text === null && passage.url === null) {
      problems.push(emptyPassage(line, number));
      return;
    }
    const known = found.get(number);
    const merged = known ? merge(known, passage) : passage;
    if (merged) found.set(number, merged);
    else problems.push(duplicatePassage(line, number, firstLines.get(number) ?? line));
    if (!known) firstLines.set(number, line);
  }

  if (isPassageJson(clean)) {
    for (const item of passagesFromJson(clean)) {
      if (item.kind === 'unreadable') problems.push(warning(item.line, item.why.kind, item.why.values));
      else {
        const text = item.text.trim() || null;
        const url = item.url.trim() === '' ? null : (readWebAddress(item.url.trim()) ?? null);
        if (item.url.trim() !== '' && url === null) problems.push(badAddress(item.line, item.url));
        add(item.line, { number: item.number, text, url });
      }
    }
  } else {
    for (const entry of splitEntries(clean, problems)) {
      const { text, url, oddAddress } = takeAddress(entry.raw);
      if (oddAddress !== undefined) problems.push(badAddress(entry.line, oddAddress));
      add(entry.line, { number: entry.number, text: text === '' ? null : text, url });
    }
  }
  if (found.size === 0) problems.push(noPassages());
  return {
    passages: [...found.values()].sort((a, b) => a.number - b.number),
    problems: sortProblems(problems),
  };
}

/** A text and an address make one passage; two of a kind do not. */
function merge(known: Passage, other: Passage): Passage | undefined {
  if (known.text !== null && other.text !== null) return undefined;
  if (known.url !== null && other.url !== null) return undefined;
  return { number: known.number, text: known.text ?? other.text, url: known.url ?? other.url };
}

/** Control characters that neither show nor part anything; a database may refuse them. */
const UNSTORABLE = /[\p{Cc}--[\n\t]]|\uFEFF/gv;

const MARKER =
  /[ \t>]*(?:#{1,6}[ \t]+|[-*+•][ \t]+)?(?:\*\*|__)?(?:[[【［]\^?([0-9０-９]{1,4})[\]】］](?:\*\*|__)?[:：]?|([0-9０-９]{1,3})(?:[.．](?![0-9０-９])|、)|([0-9０-９]{1,3})[)）]|[(（]([0-9０-９]{1,3})[)）])(?:\*\*|__)?/uy;

/** The group of {@link MARKER} whose form is unmistakable. */
const IN_BRACKETS = 1;

/** Cuts a text into the parts that begin with a number; reports what stands before the first. */
function splitEntries(text: string, problems: Problem[]): Entry[] {
  const marks: Array<{ number: number; line: number; start: number; end: number }> = [];
  let form: number | undefined;
  let start = 0;
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    MARKER.lastIndex = start;
    const match = MARKER.exec(text);
    const ownForm = match?.findIndex((group, at) => at > 0 && group !== undefined);
    if (match && ownForm !== undefined && (form ?? ownForm) === ownForm) {
      const number = Number(match[ownForm]?.normalize('NFKC'));
      const last = marks.at(-1)?.number ?? 0;
      const isBracketed = ownForm === IN_BRACKETS;
      if (number < 1 || number > MAX_CITATION) {
        if (isBracketed) problems.push(oddNumber(line, number));
      } else if (!isBracketed && number <= last) {
        problems.push(backwardNumber(line, number, last));
      } else {
        form = ownForm;
        marks.push({ number, line, start, end: start + match[0].length });
      }
    }
    start += content.length + 1;
  }
  const before = text.slice(0, marks[0]?.start).trim();
  if (before !== '' && marks.length > 0) {
    problems.push(leftBefore(text.slice(0, text.indexOf(before)).split('\n').length, before));
  }
  return marks.map(({ number, line, end }, index) => ({
    number,
    line,
    raw: text.slice(end, marks[index + 1]?.start).trim(),
  }));
}

const noPassages = (): Problem => ({ severity: 'error', line: 1, kind: 'no-passages', values: {} });

const leftBefore = (line: number, text: string): Problem =>
  warning(line, 'left-before', { text: beginningOf(text) });

const emptyPassage = (line: number, number: number): Problem => warning(line, 'empty-passage', { number });

const duplicatePassage = (line: number, number: number, firstLine: number): Problem =>
  warning(line, 'duplicate-passage', { number, firstLine });

const longPassage = (line: number, number: number, length: number): Problem =>
  warning(line, 'long-passage', { number, length });

const oddNumber = (line: number, number: number): Problem =>
  warning(line, 'odd-number', { number, most: MAX_CITATION });

const backwardNumber = (line: number, number: number, last: number): Problem =>
  warning(line, 'backward-number', { number, last });

const badAddress = (line: number, address: string): Problem =>
  warning(line, 'bad-address', { address: beginningOf(address) });
