import { isDashLike, isNumbering, readBullet, skipSigns } from './bullets.ts';
import { findCitations } from './citations.ts';
import { bareTitle, isTitleCase, isTitleLike, readLabel, readTitleText } from './headings.ts';
import type { Line } from './lines.ts';
import { endsSentence, finalStop } from './sentences.ts';

/** One thing that a line says. A line of a list is one piece; a whole brief on one line is many. */
export interface Piece {
  readonly kind: 'title' | 'core' | 'weak-core' | 'divider' | 'group' | 'heading' | 'bullet' | 'text';
  readonly text: string;
  /** The line it began on. */
  readonly line: number;
  readonly indent: number;
  readonly startsParagraph: boolean;
  /** The bullet's shape where it began with one. */
  readonly shape: string | undefined;
}

/** A place inside a line where a new piece might begin. */
interface Mark {
  readonly index: number;
  /** Behind the sign, if there is one. */
  readonly end: number;
  readonly sign: string | undefined;
  readonly number: number | undefined;
}

/** What speaks for the end of a claim just before a place. */
interface Evidence {
  readonly isCited: boolean;
  readonly isStopped: boolean;
}

// A sign, a number, or the first letter of a word: a label might begin there.
const MARK =
  /(?<=^|[\s.。．!?！？…:：\]】］"”』」])(?:([-–—*•‣▪●◦∙▸►▶■□◆◇○➤→])(?:\s|(?<=[•‣▪●])(?=\S))|(\d{1,2})[.)]\s|(?=\p{L}))/gu;
const SENTENCE_BEFORE = /.*[.。．!?！？…\]】］]["'”»」』]?\s?(?=\S)/suy;
const DIVIDER_BEFORE =
  /(?:^|[\s.。\]】］])((?:summary|details|breakdown) by (?:sections?|groups?|themes?)|分(?:组|段|章节)(?:摘要|总结))\s?[:：]?\s?$/iu;
const MAX_TITLE_REACH = 200;

/**
 * Splits one line into pieces. What begins the line may be a label or a bullet. Further on, a mark begins a
 * new piece only where a claim has ended before it: after citations and a full stop, or, where the line is
 * no list item itself, after one of the two. `shapes` are the bullets that begin lines anywhere in the text:
 * a text that uses one of them does not also use dashes inside its lines.
 */
export function splitLine(line: Line, shapes: ReadonlySet<string>): Piece[] {
  const { text } = line;
  const citations = findCitations(text);
  const citationByEnd = new Map(citations.map((citation) => [citation.end, citation]));
  const lastCitation = citations.findLast(({ isCiting }) => isCiting)?.start ?? -1;
  const ending = bareTitle(text.slice(-20));
  const isSentence = finalStop(ending) !== '' && endsSentence(ending);
  const bullet = line.isHeading ? undefined : readBullet(text);
  const isListItem = bullet !== undefined;
  const pieces: Piece[] = [];

  let at = bullet?.end ?? 0;
  let kind: 'bullet' | 'text' = isListItem ? 'bullet' : 'text';
  /** The bullet in use, and its number where it has one. */
  let shape = bullet?.shape;
  let count = bullet?.number ?? 0;

  function push(kind: Piece['kind'], text: string): void {
    const { number, indent, startsParagraph } = line;
    const isFirst = pieces.length === 0;
    if (text === '') return;
    pieces.push({
      kind,
      text,
      line: number,
      indent: isFirst ? indent : 0,
      startsParagraph: isFirst && startsParagraph,
      shape: kind === 'bullet' ? shape : undefined,
    });
  }

  function evidenceBefore(index: number): Evidence {
    // "example.org": no sentence ends within a word.
    if (text[index - 1] === '.' && /\p{L}/u.test(text[index] ?? ''))
      return { isCited: false, isStopped: false };
    const end = text[index - 1] === ' ' ? index - 1 : index;
    const stop = finalStop(text.slice(Math.max(0, end - 2), end)).length;
    const beforeStop = end - stop;
    const citation =
      citationByEnd.get(beforeStop) ??
      (stop > 0 && text[beforeStop - 1] === ' ' ? citationByEnd.get(beforeStop - 1) : undefined);
    if (citation === undefined || (isListItem && !citation.isCiting)) {
      return { isCited: false, isStopped: endsSentence(text.slice(Math.max(0, end - 16), end)) };
    }
    const before = text.slice(Math.max(0, citation.start - 16), citation.start).trimEnd();
    return { isCited: true, isStopped: stop > 0 || endsSentence(before) };
  }

  /** Whether what stands from here to the end of the line must be a claim, not the rest of a title. */
  function isClaimAhead(index: number): boolean {
    if (lastCitation > index || text.length - index > MAX_TITLE_REACH) return true;
    return isSentence;
  }

  function nextMark(from: number): Mark | undefined {
    MARK.lastIndex = from;
    const match = MARK.exec(text);
    if (match === null) return undefined;
    const [whole, sign, digits] = match;
    // At a word the match is empty: go on behind its first letter, which may be two code units.
    const end =
      match.index + (whole.length || String.fromCodePoint(text.codePointAt(match.index) ?? 0).length);
    return { index: match.index, end, sign, number: digits === undefined ? undefined : Number(digits) };
  }

  /** Where a title that begins here ends: before its first bullet, or with the line. */
  function findTitleEnd(from: number): { end: number; bullet: Mark | undefined } {
    for (let mark = nextMark(from); mark && mark.index - from <= MAX_TITLE_REACH;) {
      if ((mark.sign !== undefined || mark.number === 1) && isClaimAhead(mark.index)) {
        return { end: mark.index, bullet: mark };
      }
      mark = nextMark(mark.end);
    }
    return { end: lastCitation >= from ? from : text.length, bullet: undefined };
  }

  function beginBullet(mark: Mark): void {
    kind = 'bullet';
    shape = mark.sign ?? '1.';
    count = mark.number ?? 0;
    at = skipSigns(text, mark.end);
  }

  /** Reads a title, and the bullet that ends it. Citations are no part of a title. */
  function readTitle(from: number, label?: string): void {
    const { end, bullet } = findTitleEnd(from);
    const { title, citations } = readTitleText(text.slice(from, end));
    push(label === undefined ? 'heading' : 'group', title || bareTitle(label ?? ''));
    push('text', citations);
    kind = 'text';
    shape = undefined;
    at = end;
    if (bullet) beginBullet(bullet);
  }

  /** Reads the labels that stand here, one behind the other. */
  function readLabels(): void {
    for (let label = readLabel(text, at); label !== undefined; label = readLabel(text, at)) {
      if (label.kind === 'group') return readTitle(label.end, label.text);
      at = label.end;
      if (label.kind === 'title') {
        push('title', text.slice(at));
        at = text.length;
        return;
      }
      if (label.kind === 'core') {
        push(label.isWeak ? 'weak-core' : 'core', label.text);
        const inner = readBullet(text, at);
        if (inner) {
          kind = 'bullet';
          ({ shape, end: at } = inner);
          count = inner.number ?? 0;
        }
        return;
      }
      push('divider', label.text);
    }
    if (line.isHeading && pieces.length === 0) readTitle(at);
  }

  function isBulletHere(mark: Mark): boolean {
    const { isCited, isStopped } = evidenceBefore(mark.index);
    const isStrong = isCited && isStopped;
    if (!isCited && !isStopped) return false;
    if (mark.number !== undefined) {
      const isNext = shape !== undefined && isNumbering(shape) && mark.number === count + 1;
      return isNext && (isStrong || !isListItem);
    }
    const sign = mark.sign ?? '';
    if (shape !== undefined && sign !== shape) return false;
    if (isStrong || !isDashLike(sign)) return true;
    if (isListItem || (shapes.size > 0 && !shapes.has(sign))) return false;
    return !/^\p{Ll}/u.test(text.slice(mark.end, mark.end + 2));
  }

  /** A title without a label, between the end of a claim and a bullet: "… [7]. Fees and Funding: - Each …". */
  function findBareTitle(mark: Mark): number | undefined {
    const isFirst = mark.sign !== undefined || mark.number === 1;
    if (isListItem || !isFirst || !isClaimAhead(mark.index)) return undefined;
    const from = Math.max(at, mark.index - MAX_TITLE_REACH);
    const window = text.slice(from, mark.index).trimEnd();
    const hasColon = /[:：]$/u.test(window);
    SENTENCE_BEFORE.lastIndex = 0;
    const reach = SENTENCE_BEFORE.exec(window)?.[0].length ?? 0;
    const start = from + reach;
    const title = text.slice(start, mark.index).trim();
    const isCapital =
      mark.sign !== undefined && isTitleCase(title) && !/^\p{Ll}/u.test(text.slice(mark.end, mark.end + 2));
    if (!isTitleLike(title) || !(hasColon || isCapital)) return undefined;
    if (start === at)
      return kind === 'text' && (pieces.at(-1)?.kind ?? 'divider') === 'divider' ? start : undefined;
    const { isCited, isStopped } = evidenceBefore(start);
    return isCited || (isStopped && hasColon) ? start : undefined;
  }

  /** Whether a label begins here; the divider that may stand before it does not hide the claim's end. */
  function findLabel(index: number): number | undefined {
    const before = text.slice(Math.max(0, index - 40), index);
    const divider = DIVIDER_BEFORE.exec(before)?.[1];
    const start = divider === undefined ? index : index - before.length + before.lastIndexOf(divider);
    const { isCited, isStopped } = evidenceBefore(start);
    const isStrong = isCited && isStopped;
    if (isListItem ? !isStrong : !isCited && !isStopped) return undefined;
    const label = readLabel(text, start);
    if (label?.kind === 'divider') return isCited ? start : undefined;
    if (label?.kind !== 'group' || (!label.hasColon && !isCited)) return undefined;
    const { end, bullet } = findTitleEnd(label.end);
    const title = text.slice(label.end, end);
    return bullet !== undefined || (end === text.length && isTitleLike(title)) ? start : undefined;
  }

  function pushClaim(end: number): void {
    push(kind, text.slice(at, end).trim());
  }

  if (!isListItem) readLabels();

  for (let mark = nextMark(at); mark !== undefined; mark = nextMark(mark.end)) {
    if (mark.index <= at) continue;
    if (mark.sign === undefined && mark.number === undefined) {
      const start = findLabel(mark.index);
      if (start === undefined || start < at) continue;
      pushClaim(start);
      at = start;
      kind = 'text';
      readLabels();
    } else if (isBulletHere(mark)) {
      pushClaim(mark.index);
      beginBullet(mark);
    } else {
      const start = findBareTitle(mark);
      if (start === undefined) continue;
      pushClaim(start);
      readTitle(start);
    }
    mark = { ...mark, end: Math.max(mark.end, at) };
  }
  pushClaim(text.length);
  return pieces;
}
