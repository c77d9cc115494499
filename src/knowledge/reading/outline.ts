import { isNumbering } from './bullets.ts';
import { endsWithCitation } from './citations.ts';
import { bareTitle, isTitleCase, isTitleLike, readLabel, readTitleText } from './headings.ts';
import type { Piece } from './pieces.ts';
import { endsSentence, isIdeographic } from './sentences.ts';

/** A claim as it stands in the text, citations and all. */
export interface RawClaim {
  /** Its lines, with the spaces to put between them: joined once, at the end. */
  readonly parts: string[];
  readonly line: number;
  readonly isBulleted: boolean;
}

/** A heading with the claims under it. */
interface Section {
  readonly title: string;
  readonly line: number;
  /** A heading like "Summary by Sections" needs no claims of its own. */
  readonly isDivider: boolean;
  readonly claims: RawClaim[];
}

/** A piece of text that no rule explains. */
interface Leftover {
  readonly text: string;
  readonly line: number;
}

/** The pieces of a text, put where they belong. */
export interface Outline {
  readonly title: string | undefined;
  readonly coreViewpoint: readonly RawClaim[];
  readonly themes: readonly Section[];
  readonly leftovers: readonly Leftover[];
}

function isComplete(text: string): boolean {
  return endsSentence(text) || endsWithCitation(text);
}

/** Whether a line goes on with the sentence that the line above left open. */
function isContinuation(piece: Piece, previous: Piece | undefined): boolean {
  if (previous === undefined || piece.startsParagraph || piece.line === previous.line) return false;
  return (previous.kind === 'bullet' || previous.kind === 'text') && !isComplete(previous.text);
}

/** Whether a line without a label is the title of what follows. */
function isBareHeading(piece: Piece, previous: Piece | undefined, next: Piece | undefined): boolean {
  if (next === undefined || !isTitleLike(bareTitle(piece.text))) return false;
  if (readTitleText(piece.text).title === '') return false;
  const hasColon = /[:：]$/u.test(piece.text);
  if (piece.kind === 'bullet') {
    if (next.kind === 'text') {
      return (
        isNumbering(piece.shape ?? '') &&
        !next.startsParagraph &&
        next.line > piece.line &&
        isComplete(next.text)
      );
    }
    if (next.kind !== 'bullet' || next.line === piece.line) return false;
    const isOther = next.shape !== piece.shape && (hasColon || isNumbering(piece.shape ?? ''));
    return isOther || next.indent > piece.indent + 1;
  }
  if (previous?.kind === 'core' || previous?.kind === 'weak-core') return false;
  if (isContinuation(piece, previous) && !hasColon) {
    if (!isTitleCase(piece.text) || piece.indent > (previous?.indent ?? 0)) return false;
  }
  if (next.kind === 'bullet') return next.line > piece.line;
  return (
    next.kind === 'text' && previous !== undefined && piece.startsParagraph && endsWithCitation(next.text)
  );
}

/** Whether a piece is a label without a title, "Group 1", whose title may stand on the next line. */
function isLabelAlone(piece: Piece | undefined): boolean {
  if (piece?.kind !== 'group' && piece?.kind !== 'heading') return false;
  const label = readLabel(piece.text);
  return label?.kind === 'group' && label.end === piece.text.length;
}

/** Finds the headings that carry no label, by what stands before and behind them. */
function findHeadings(pieces: readonly Piece[]): Piece[] {
  const read: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const core = piece.kind === 'bullet' && read.length < 2 ? readLabel(piece.text) : undefined;
    if (core?.kind === 'core' && ['text', 'heading', 'title'].includes(read[0]?.kind ?? 'text')) {
      read.push({ ...piece, kind: core.isWeak ? 'weak-core' : 'core', text: core.text });
      const text = piece.text.slice(core.end);
      if (text !== '') read.push({ ...piece, text });
      continue;
    }
    const isCandidate = piece.kind === 'text' || piece.kind === 'bullet';
    if (isCandidate && isBareHeading(piece, read.at(-1), pieces[index + 1])) {
      const label = readLabel(piece.text);
      const { title, citations } = readTitleText(piece.text.slice(label?.kind === 'group' ? label.end : 0));
      if (isLabelAlone(read.at(-1))) read.pop();
      read.push({ ...piece, kind: 'heading', text: title || bareTitle(piece.text) });
      if (citations !== '') read.push({ ...piece, kind: 'text', text: citations });
    } else {
      if (piece.kind === 'heading' && isLabelAlone(read.at(-1))) read.pop();
      read.push(piece);
    }
  }
  return read;
}

/** Whether the first piece of a text is its title rather than a claim or a theme. */
function isTitle(first: Piece | undefined, next: Piece | undefined, pieces: readonly Piece[]): boolean {
  if (first === undefined || next === undefined || !isTitlePiece(first)) return false;
  if (next.kind !== 'bullet') return true;
  return pieces.some(({ kind }) => kind === 'core' || kind === 'group');
}

function isTitlePiece({ kind, text }: Piece): boolean {
  return kind === 'heading' || (kind === 'text' && isTitleText(text));
}

/** Whether a line at the top reads as a title: title-like, and not the "name, time" line of a chat. */
export function isTitleText(text: string): boolean {
  return isTitleLike(text) && !/\d[:：]\d\d/u.test(text);
}

function append({ parts }: RawClaim, text: string): void {
  const isJoined = isIdeographic(parts.at(-1)?.at(-1)) && isIdeographic(text[0]);
  parts.push(isJoined ? text : ` ${text}`);
}

/**
 * Puts pieces in place: what stands before the first heading, or under a core label, is the core viewpoint;
 * each other heading begins a theme. Where a section has bullets, its plain lines are claims only if they
 * cite; where it has none, each line is one.
 */
export function buildOutline(pieces: readonly Piece[]): Outline {
  const read = findHeadings(pieces);
  const core: RawClaim[] = [];
  const themes: Section[] = [];
  const leftovers: Leftover[] = [];
  const hasCoreLabel = read.some(({ kind }) => kind === 'core');
  const hasStructure = read.some(({ kind }) => kind !== 'text');
  let title: string | undefined;
  let isInCore = false;
  /** The last line that was understood, to see whether the next one goes on with it. */
  let previous: Piece | undefined;

  /** Adds a plain line to the claim it goes on with, or as a claim; false where it is neither. */
  function addText(piece: Piece): boolean {
    const theme = isInCore ? undefined : themes.at(-1);
    const claims = theme?.claims ?? core;
    const last = claims.at(-1);
    const isSameParagraph =
      theme === undefined &&
      last?.isBulleted === false &&
      !piece.startsParagraph &&
      previous?.kind === 'text';
    if (last && (isSameParagraph || isContinuation(piece, previous))) {
      append(last, piece.text);
    } else if (endsWithCitation(piece.text) || isPlainClaim(piece, theme !== undefined, claims)) {
      claims.push({ parts: [piece.text], line: piece.line, isBulleted: false });
    } else {
      return false;
    }
    return true;
  }

  /** Whether a line without bullet and citation is a claim, given the claims of its section. */
  function isPlainClaim(piece: Piece, isInTheme: boolean, claims: readonly RawClaim[]): boolean {
    if (claims.some(({ isBulleted }) => isBulleted)) return false;
    if (isInTheme || (isInCore && claims.length === 0)) return true;
    return isComplete(piece.text) && (isInCore || (hasStructure && !hasCoreLabel));
  }

  for (const [index, piece] of read.entries()) {
    const { kind, text, line } = piece;
    const isWeakTheme = kind === 'weak-core' && (themes.length > 0 || core.length > 0);
    if (kind === 'title') {
      if (title === undefined) title = text;
      else leftovers.push(piece);
    } else if (index === 0 && isTitle(piece, read[1], read)) {
      title = text;
    } else if (kind === 'core' || (kind === 'weak-core' && !isWeakTheme)) {
      isInCore = true;
    } else if (kind === 'bullet') {
      const claims = isInCore ? core : (themes.at(-1)?.claims ?? core);
      claims.push({ parts: [text], line, isBulleted: true });
    } else if (kind === 'text') {
      if (!addText(piece)) {
        leftovers.push(piece);
        previous = undefined;
        continue;
      }
    } else {
      themes.push({ title: text, line, isDivider: kind === 'divider', claims: [] });
      isInCore = false;
    }
    previous = piece;
  }
  return { title, coreViewpoint: core, themes, leftovers };
}
