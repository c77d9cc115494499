import { skipSigns } from './bullets.ts';
import { finalStop, isIdeographic } from './sentences.ts';

/** A bracket with nothing but numbers in it, wherever it stands, and the link that it may be. */
interface Marker {
  readonly start: number;
  readonly end: number;
  /** Undefined where the numbers cannot be citations: a year, a zero, a backward range. */
  readonly numbers: readonly number[] | undefined;
}

/** Markers that follow one another with at most a separator between them. */
interface MarkerRun {
  readonly start: number;
  readonly end: number;
  /** The markers that cite; the others belong to the sentence. */
  readonly cited: readonly Marker[];
  readonly kept: readonly Marker[];
}

/** A text apart from its citations. */
interface CitedText {
  readonly text: string;
  /** Ascending, each once. */
  readonly citations: readonly number[];
  /** Brackets that look like citations but have numbers that no article has; they stay in the text. */
  readonly oddMarkers: readonly string[];
}

/** The highest passage number taken for one; beyond stand years and slips of the finger. */
export const MAX_CITATION = 999;
const MAX_RANGE = 50;

const NUMBERS = String.raw`\^?([\d０-９\s,，、;；~～‐-―−-]{1,60})`;
/** What answer engines put behind a number, in the bracket: "【7†source】". */
const DAGGER = String.raw`(?:†[^[\]【】［］]{0,60})?`;
/** A citation that is a Markdown link: "[4](https://example.org)". */
const LINK = String.raw`(?:\(<?(?:https?://|#)[^\s()[\]]{1,300}\))?`;
// The length bounds keep the scan linear. A bracket inside an open number bracket is none: taking it out
// of "[1[2], 3]" would leave a new marker behind.
const MARKER = new RegExp(
  String.raw`(?=[[【［])(?<![[【［][\d０-９\s,，、;；~～‐-―−-]{0,60})(?:\[\[${NUMBERS}\]\]|[[【［]${NUMBERS}${DAGGER}[\]】］])${LINK}`,
  'gu',
);
const PUNCTUATION = /[.。．｡,，、;；:：]/u;
const SEPARATOR = /^[\s,，、;；]{0,4}$/u;
/** Between two markers that are the ends of a range: "[5]-[7]". */
const RANGE_DASH = /^[~～‐-―−-]$/u;
const REFERENCE_WORD =
  /(?:^|[^\p{L}])(?:Article|Articles|Section|Clause|Paragraph|Chapter|Annex|Appendix|Figure|Table|Rule|Art\.|Sec\.|No\.) ?$|第 ?$/u;
const CLAUSE_END = /^ ?(?:$|[.。．｡,，、;；:：!?！？…]|[-–—] |[•‣▪●])/u;
const SENTENCE_START = /[.。．｡!?！？…]["'”’»」』)）]{0,2} ?$/u;

/** Reads what stands between the brackets; undefined where that cannot be passage numbers. */
function readNumbers(inner: string): number[] | undefined {
  // Nearly all are of this form: it is read without the work that the odd ones take.
  if (/^[1-9]\d{0,2}$/u.test(inner)) return [Number(inner)];
  const numbers: number[] = [];
  const parts = inner
    .normalize('NFKC')
    .replaceAll(/ ?[~‐-―−-] ?/gu, '-')
    .split(/[\s,、;]+/u);
  for (const part of parts) {
    const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/u.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    // Written so that NaN, from a part that is no number, fails too.
    if (!(from >= 1 && to >= from && to <= MAX_CITATION && to - from <= MAX_RANGE)) return undefined;
    for (let number = from; number <= to; number++) numbers.push(number);
  }
  return numbers;
}

/** The numbers of a range whose ends stand in brackets of their own, the second one here. */
function rangeFrom(run: MarkerRun | undefined, inner: string): number[] | undefined {
  const last = run?.cited.at(-1);
  const first = last?.end === run?.end ? last?.numbers?.at(-1) : undefined;
  return first === undefined ? undefined : readNumbers(`${first}-${inner}`);
}

/** Every run of number brackets in a text. */
function findMarkerRuns(text: string): MarkerRun[] {
  const runs: Array<{ start: number; end: number; cited: Marker[]; kept: Marker[] }> = [];
  if (!/[[【［]/u.test(text)) return runs;
  for (const match of text.matchAll(MARKER)) {
    const start = match.index;
    const end = start + match[0].length;
    const previous = runs.at(-1);
    const inner = match[1] ?? match[2] ?? '';
    const gap = previous && start - previous.end <= 4 ? text.slice(previous.end, start) : undefined;
    const range = gap !== undefined && RANGE_DASH.test(gap) ? rangeFrom(previous, inner) : undefined;
    const joins = previous !== undefined && gap !== undefined && (range !== undefined || SEPARATOR.test(gap));
    const run = joins ? previous : { start, end, cited: [], kept: [] };
    if (!joins) runs.push(run);
    run.end = end;
    const numbers = range ?? readNumbers(inner);
    const isReference = !joins && REFERENCE_WORD.test(text.slice(Math.max(0, start - 16), start));
    if (numbers === undefined || isReference) run.kept.push({ start, end, numbers });
    else run.cited.push({ start, end, numbers });
  }
  return runs;
}

/** Where a text has runs of markers; not every one cites. */
interface Citation {
  readonly start: number;
  readonly end: number;
  /** Whether it stands where citations stand, rather than inside a clause. */
  readonly isCiting: boolean;
}

/** The runs of markers in a text that could be citations, in order. */
export function findCitations(text: string): Citation[] {
  return findMarkerRuns(text)
    .filter((run) => run.cited.at(-1)?.end === run.end)
    .map((run) => ({ start: run.start, end: run.end, isCiting: isCiting(text, run) }));
}

/** Whether a run stands where citations stand: where a clause ends, or before or after a whole sentence. */
function isCiting(text: string, run: MarkerRun): boolean {
  if (run.cited.length === 0) return false;
  if (CLAUSE_END.test(text.slice(run.end, run.end + 4))) return true;
  const isFollowed = text[run.end] === ' ' || isIdeographic(text[run.end]);
  return isFollowed && SENTENCE_START.test(text.slice(Math.max(0, run.start - 5), run.start));
}

function addNumbers(numbers: Set<number>, markers: readonly Marker[]): void {
  for (const marker of markers) for (const number of marker.numbers ?? []) numbers.add(number);
}

function cutRun({ end, cited, kept }: MarkerRun, start: number): MarkerRun {
  const isBehind = (marker: Marker) => marker.start >= start;
  return { start, end, cited: cited.filter(isBehind), kept: kept.filter(isBehind) };
}

/** Behind bullet signs, and punctuation that belongs to nothing. */
function skipDebris(text: string, at: number): number {
  let end = skipSigns(text, at);
  while (PUNCTUATION.test(text[end] ?? '') && !/[\p{L}\p{N}]/u.test(text[end + 1] ?? '')) {
    end = skipSigns(text, text[end + 1] === ' ' ? end + 2 : end + 1);
  }
  return end;
}

/** Reads bullet signs and citations that stand before a claim; `end` is where the claim begins. */
function takeLeading(text: string, runs: readonly MarkerRun[]): { end: number; numbers: Set<number> } {
  const numbers = new Set<number>();
  let end = skipDebris(text, 0);
  for (const run of runs) {
    if (run.end <= end) continue;
    if (run.start !== end) break;
    const firstKept = run.kept[0]?.start ?? run.end;
    const cited = run.cited.filter((marker) => marker.start < firstKept);
    addNumbers(numbers, cited);
    end = firstKept;
    if (firstKept < run.end) break;
    while (PUNCTUATION.test(text[end] ?? '')) end++;
    end = skipDebris(text, text[end] === ' ' ? end + 1 : end);
  }
  return { end, numbers };
}

/**
 * Takes the citations out of a claim, and stray signs off its front. A bracket in the middle of a clause ("Article [2] of the treaty")
 * stays, and so does the final full stop, whether it stood before the markers or behind them.
 */
export function takeCitations(text: string): CitedText {
  const runs = findMarkerRuns(text);
  const leading = takeLeading(text, runs);
  const citations = leading.numbers;
  const oddMarkers: string[] = [];
  const parts: string[] = [];
  let at = leading.end;
  for (const whole of runs) {
    // Of a run that began before the claim, the rest still counts.
    const run = whole.start < at ? cutRun(whole, at) : whole;
    if (run.end <= at || !isCiting(text, run)) continue;
    addNumbers(citations, run.cited);
    const before = text.slice(at, run.start);
    const gap = before.endsWith(' ') ? ' ' : '';
    const kept = run.kept.map((marker) => gap + text.slice(marker.start, marker.end)).join('');
    const part = before.trimEnd() + kept;
    parts.push(part);
    at = run.end;
    // A full stop both before and behind the markers is one full stop.
    const following = /^ ?[.。．｡]/u.exec(text.slice(at, at + 2))?.[0];
    if (following !== undefined) at += following.length - (SENTENCE_START.test(part.slice(-3)) ? 0 : 1);
  }
  const rest = parts.join('') + text.slice(at);
  const hasKept = runs.some((run) => run.kept.length > 0);
  for (const run of hasKept ? findMarkerRuns(rest) : []) {
    const isLast = CLAUSE_END.test(rest.slice(run.end, run.end + 4));
    for (const marker of run.kept) {
      if (isLast && marker.numbers === undefined) oddMarkers.push(rest.slice(marker.start, marker.end));
    }
  }
  const stop = finalStop(rest);
  const isSpaced = stop !== '' && rest.at(-2) === ' ';
  return {
    text: (isSpaced ? rest.slice(0, -2) + stop : rest).trim(),
    citations: [...citations].sort((a, b) => a - b),
    oddMarkers,
  };
}

/** Whether a line closes with citations, as claims do and headings do not. */
export function endsWithCitation(text: string): boolean {
  const tail = text.slice(-400);
  const run = findMarkerRuns(tail).at(-1);
  return run !== undefined && run.cited.length > 0 && /^ ?[.。．｡]?$/u.test(tail.slice(run.end));
}

/**
 * Writes a claim with its citations, markers before the final full stop where that is read back the same:
 * `Japan plans to assist [13].`
 */
export function writeCitations(text: string, citations: readonly number[]): string {
  if (citations.length === 0) return text;
  const markers = citations.map((number) => `[${number}]`).join('');
  const stop = finalStop(text);
  const body = text.slice(0, text.length - stop.length);
  const join = (sentence: string) => sentence + (isIdeographic(sentence.at(-1)) ? '' : ' ') + markers;
  const forms = [join(body) + stop, join(text), `${markers} ${text}`];
  const isReadBack = (form: string) => {
    const read = takeCitations(form);
    return read.text === text && read.citations.join() === citations.join();
  };
  return forms.find(isReadBack) ?? join(text);
}
