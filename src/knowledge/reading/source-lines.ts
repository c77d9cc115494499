import type { Source } from '../brief.ts';
import { readBullet } from './bullets.ts';
import { endsWithCitation, findCitations, takeCitations } from './citations.ts';
import { findDate } from './dates.ts';
import { isTitleLike, readLabel } from './headings.ts';
import { readLines, type Line } from './lines.ts';
import { splitLine } from './pieces.ts';
import { endsSentence, hasWords } from './sentences.ts';

/** A text taken apart: the brief itself, and the article it sums up. */
interface SourceReading {
  readonly source: Source;
  readonly body: readonly Line[];
}

/** Before a publisher, a date or both. */
const LABEL =
  /^(?:(?:source|publisher|published(?: (?:by|on|at))?|date|来源|來源|出处|出典|媒体|媒體|发布时间|發布時間|日期|источник|дата)\s?[:：]\s*|published by\s)/iu;
const HEADLINE_LABEL =
  /^(?:headline|title|article|source|标题|標題|原标题|来源|來源|заголовок|источник)\s?[:：]\s*/iu;
const MAX_PUBLISHER_LENGTH = 80;
const MAX_HEADLINE_LENGTH = 300;
const MAX_LINES_BEHIND = 6;
const SEPARATORS = String.raw`[\s·•・∙‧|｜/,，、;；:：–—-]`;
const BEFORE_DATE = new RegExp(`^${SEPARATORS}*|${SEPARATORS}*[(（]?$`, 'gu');
const BEHIND_DATE = new RegExp(`^[)）]?${SEPARATORS}*|${SEPARATORS}*$`, 'gu');
const NO_LINE: Pick<Source, 'publisher' | 'publishedAt'> = { publisher: null, publishedAt: null };

/** Whether a line is plain words: no bullet, no label, no citation, nothing to split. */
function isPlainLine(line: Line): boolean {
  if (line.text.length > MAX_HEADLINE_LENGTH || endsWithCitation(line.text)) return false;
  if (readBullet(line.text) !== undefined || readLabel(line.text) !== undefined) return false;
  const [piece, ...others] = splitLine({ ...line, isHeading: false }, new Set());
  return piece?.kind === 'text' && piece.text === line.text && others.length === 0;
}

/** Whether a text by itself would be read as this one plain line. */
export function isPlainText(text: string): boolean {
  const [line, ...others] = readLines(text);
  return (
    line !== undefined && others.length === 0 && line.text === text && !line.isHeading && isPlainLine(line)
  );
}

/** A short text without the labels that it begins with. */
function withoutLabels(text: string, label: RegExp): string {
  let rest = text;
  while (label.test(rest)) rest = rest.replace(label, '');
  return rest;
}

/** The headline that a plain line gives, without its label where there is one; undefined for another line. */
function headlineOf(line: Line | undefined): string | undefined {
  if (line === undefined || line.text.length > MAX_HEADLINE_LENGTH) return undefined;
  const text = withoutLabels(line.text, HEADLINE_LABEL);
  if (text === line.text || !isPlainText(text) || !isTitleLike(text))
    return isPlainLine(line) ? line.text : undefined;
  // What would be a dateline without the label keeps it, to be read back as a headline.
  return parseDateline({ ...line, text }) === undefined ? text : line.text;
}

/** The publisher that a plain line gives, without its label where there is one; undefined for another line. */
function publisherOf(line: Line | undefined): string | undefined {
  if (line === undefined || line.text.length > MAX_HEADLINE_LENGTH) return undefined;
  const text = withoutLabels(line.text, LABEL);
  if (text !== line.text && isPlainText(text)) return text;
  return isPlainLine(line) ? line.text : undefined;
}

/** Writes the line that says who published and when; the day and time as `2025-12-21 00:07`. */
export function writeDateline({ publisher, publishedAt }: Omit<Source, 'title'>): string {
  const date = publishedAt?.replace('T', ' ');
  if (date === undefined) return publisher === null ? '' : `Source: ${publisher}`;
  return publisher === null ? date : `${publisher}·${date}`;
}

/** Whether a dateline is read back from its written form. A publisher that looks like a bullet or label is not. */
function isReadBack(dateline: typeof NO_LINE): boolean {
  const [line, ...others] = readLines(writeDateline(dateline));
  if (line === undefined || others.length > 0 || line.isHeading || partGluedSource(line)) return false;
  const read = parseDateline(line);
  return read?.publisher === dateline.publisher && read.publishedAt === dateline.publishedAt;
}

function readDateline(line: Line): typeof NO_LINE | undefined {
  const dateline = parseDateline(line);
  return dateline !== undefined && isReadBack(dateline) ? dateline : undefined;
}

/** Reads publisher and date, in either order with a separator between, or a publisher behind a label. */
function parseDateline(line: Line): typeof NO_LINE | undefined {
  if (line.text.length > 200 || readBullet(line.text) || readLabel(line.text)) return undefined;
  const text = withoutLabels(line.text, LABEL);
  const isLabelled = text.length < line.text.length;
  const date = findDate(text);
  if (date === undefined) {
    return isLabelled && hasWords(text) && text.length <= MAX_PUBLISHER_LENGTH
      ? { publisher: text, publishedAt: null }
      : undefined;
  }
  const before = text.slice(0, date.start).replaceAll(BEFORE_DATE, '');
  const behind = text.slice(date.end).replaceAll(BEHIND_DATE, '');
  if (before !== '' && behind !== '') return undefined;
  const publisher = before || behind;
  if (publisher === '') return { publisher: null, publishedAt: date.publishedAt };
  const gap = before === '' ? text.slice(date.end) : text.slice(before.length, date.start);
  const isSeparated = isLabelled || date.hasTime || /[·•・∙‧|｜/,，、;；:：–—(（-]/u.test(gap);
  if (!isSeparated || publisher.length > MAX_PUBLISHER_LENGTH) return undefined;
  return { publisher, publishedAt: date.publishedAt };
}

/** The one or two plain lines that a text without a dateline may end with: headline, publisher. */
function takePlainTail(lines: readonly Line[]): SourceReading | undefined {
  let start = lines.length;
  while (start > 0 && lines.length - start < 3) {
    const line = lines[start - 1];
    if (line === undefined || line.isHeading || !isPlainLine(line) || !isTitleLike(line.text)) break;
    start--;
  }
  const [headline, publisher, tooMany] = lines.slice(start);
  const previous = lines[start - 1];
  if (headline === undefined || tooMany !== undefined || previous === undefined) return undefined;
  const isApart = headline.startsParagraph || endsSentence(previous.text) || endsWithCitation(previous.text);
  const isUnderLabel = previous.isHeading || (readLabel(previous.text)?.end ?? 0) === previous.text.length;
  if (!isApart || isUnderLabel || publisher?.startsParagraph === true) return undefined;
  if (publisher && !isReadBack({ publisher: publisher.text, publishedAt: null })) return undefined;
  return {
    source: {
      title: headlineOf(headline) ?? headline.text,
      publisher: publisher?.text ?? null,
      publishedAt: null,
    },
    body: lines.slice(0, start),
  };
}

/**
 * Parts a last line on which the source stands behind the claims: "… [31]. Headline Publisher·2025-12-21 00:07".
 * The publisher is the capitalised words, or the last word, before the date.
 */
function partGluedSource(line: Line): Line[] | undefined {
  if (readBullet(line.text) !== undefined) return undefined;
  const tail = line.text.slice(-MAX_HEADLINE_LENGTH);
  const end = findCitations(tail).at(-1)?.end;
  const glued = end === undefined ? '' : tail.slice(end).replace(/^ ?[.。．｡]? ?/u, '');
  const publisher = /(?:^|\s)((?:[\p{Lu}\p{N}]\S*\s)*[^\s·•・|｜]+)\s?[·•・|｜]\s?(?=\p{N})/u.exec(glued);
  if (publisher === null || findDate(glued)?.end !== glued.length) return undefined;
  const start = publisher.index + publisher[0].indexOf(publisher[1] ?? '');
  const parts = [
    line.text.slice(0, line.text.length - glued.length).trim(),
    glued.slice(0, start).trim(),
    glued.slice(start),
  ];
  const [claims = '', ...written] = parts.filter((text) => text !== '');
  if (!hasWords(takeCitations(claims).text) || !written.every(isPlainText)) return undefined;
  return [claims, ...written].map((text, index) => ({
    ...line,
    text,
    startsParagraph: index === 0 ? line.startsParagraph : index === 1,
  }));
}

/**
 * Takes the source lines off the end of a text: the headline, then publisher and date on one line or two.
 * Where only a day is given, `publishedAt` says midnight. Lines behind them stay in the body, as leftovers.
 */
export function takeSource(pasted: readonly Line[]): SourceReading {
  const last = pasted.at(-1);
  const parted = last && partGluedSource(last);
  const lines = parted === undefined ? pasted : [...pasted.slice(0, -1), ...parted];
  for (let index = lines.length - 1; index >= 0 && lines.length - index <= MAX_LINES_BEHIND; index--) {
    const line = lines[index];
    const dateline = line && readDateline(line);
    if (dateline === undefined) {
      if (line === undefined || !isPlainLine(line)) break;
      continue;
    }
    const above = lines[index - 1];
    const top = headlineOf(lines[index - 2]);
    const ownLine = dateline.publisher === null ? publisherOf(above) : undefined;
    const isLabelled = ownLine !== above?.text;
    const isThreeLines =
      ownLine !== undefined &&
      (isLabelled || (top !== undefined && above?.startsParagraph === false)) &&
      isReadBack({ ...dateline, publisher: ownLine });
    const title = (isThreeLines ? top : headlineOf(above)) ?? null;
    const publisher = isThreeLines ? ownLine : dateline.publisher;
    const start = index - (isThreeLines ? 1 : 0) - (title === null ? 0 : 1);
    return {
      source: { title, publisher, publishedAt: dateline.publishedAt },
      body: [...lines.slice(0, start), ...lines.slice(index + 1)],
    };
  }
  return takePlainTail(lines) ?? { source: { title: null, ...NO_LINE }, body: lines };
}
