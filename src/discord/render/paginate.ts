import type { Chapter } from '../../commands/reply.ts';
import { escapeMarkdown, renderCitation, renderLine, shorten, type CommandIds } from './markdown.ts';

/** A chapter as it stands on one page, in Discord markdown. */
export interface PageChapter {
  readonly title: string;
  readonly sections: readonly PageSection[];
  /** A line of small print each. */
  readonly footer: readonly string[];
}

/** A section as it stands on one page; each bullet with its sign. */
interface PageSection {
  readonly heading: string | undefined;
  readonly bullets: readonly string[];
}

/** What one page shows: chapters, or as much of them as it has room for. */
export type Page = readonly PageChapter[];

/** What one page can hold. */
export interface PageLimits {
  /** Characters of markdown over all its texts. */
  readonly characters: number;
  /** The same in UTF-8. */
  readonly bytes: number;
  readonly components: number;
  readonly sections: number;
  readonly bullets: number;
}

/** In characters of markdown. A bullet of this length fits a page beside every other text of a card. */
const LONGEST_BULLET = 1_500;
const LONGEST_HEADING = 150;
const LONGEST_FOOTER = 300;

/** `### ` or `**…**`, and the line break after it. */
const MARKUP = 5;
const SIGNS = { list: '- ', quote: '> ' };
const COMPONENTS_OF_CHAPTER = 3;

/** One bullet with the chapter and section that it belongs to. */
interface Entry {
  readonly bullet: string;
  /** The claim's short name. */
  readonly id: string | undefined;
  readonly chapter: Chapter;
  readonly section: Chapter['sections'][number];
}

/**
 * Lays chapters out on pages, in order: nothing is dropped, and no bullet is cut, unless it alone is longer
 * than a page takes; then it goes on in the next bullet. `limits(index)` says what a page holds. There is
 * always at least one page.
 */
export function paginate(
  chapters: readonly Chapter[],
  limits: (index: number) => PageLimits,
  commandIds: CommandIds,
): readonly Page[] {
  const pages: Entry[][] = [[]];
  for (const entry of entriesOf(chapters, commandIds)) {
    const page = pages.at(-1) ?? [];
    const grown = [...page, entry];
    if (page.length === 0 || fits(assemble(grown, commandIds), limits(pages.length - 1))) page.push(entry);
    else pages.push([entry]);
  }
  return pages.map((page) => assemble(page, commandIds));
}

function entriesOf(chapters: readonly Chapter[], commandIds: CommandIds): Entry[] {
  return chapters.flatMap((chapter) =>
    chapter.sections.flatMap((section) =>
      section.bullets
        .flatMap(({ text, citations = [], id }) => {
          const marks = citations.map((citation) => renderCitation(citation, chapter.links?.get(citation)));
          const parts = withMarks(splitLong(renderLine(text, commandIds)), marks);
          return parts.map((bullet) => ({ bullet, id }));
        })
        .map(({ bullet, id }) => ({ bullet: SIGNS[section.style ?? 'list'] + bullet, id, chapter, section })),
    ),
  );
}

/** The end of a text that holds on to the next character: an escape, or half of a surrogate pair. */
const UNPARTABLE = /[\\\uD800-\uDBFF]$/;

/** Parts a text that is too long for one bullet: after a sentence where one ends, else between words. */
function splitLong(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST_BULLET) {
    const head = rest.slice(0, LONGEST_BULLET);
    const ends = [head.lastIndexOf('. ') + 1, head.lastIndexOf('。') + 1, head.lastIndexOf(' ')];
    const end =
      ends.find((position) => position > LONGEST_BULLET / 2) ??
      LONGEST_BULLET - (UNPARTABLE.test(head) ? 1 : 0);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

/** Puts citations at the end of a text in parts; none is parted, and those without room go on in the next part. */
function withMarks(parts: readonly string[], marks: readonly string[]): string[] {
  const whole = [...parts];
  for (const [index, mark] of marks.entries()) {
    const last = whole.at(-1) ?? '';
    const grown = `${last}${index === 0 ? ' ' : ''}${mark}`;
    if (grown.length <= LONGEST_BULLET) whole[whole.length - 1] = grown;
    else whole.push(mark);
  }
  return whole;
}

function assemble(entries: readonly Entry[], commandIds: CommandIds): Page {
  const byChapter = Map.groupBy(entries, ({ chapter }) => chapter);
  return [...byChapter].map(([chapter, own]) => ({
    title: escapeMarkdown(shorten(chapter.title, LONGEST_HEADING)),
    sections: [...Map.groupBy(own, ({ section }) => section)].map(([section, bullets]) => ({
      heading:
        section.heading === undefined ? undefined : escapeMarkdown(shorten(section.heading, LONGEST_HEADING)),
      bullets: bullets.map(({ bullet }) => bullet),
    })),
    footer: footerOf(chapter, own, commandIds),
  }));
}

/** The short names of the claims that stand here lead the small print. */
function footerOf(
  { footer = [] }: Chapter,
  entries: readonly Entry[],
  commandIds: CommandIds,
): readonly string[] {
  const ids = [...new Set(entries.flatMap(({ id }) => id ?? []))].join(', ');
  const lines = footer.map((line) =>
    renderLine(typeof line === 'string' ? shorten(line, LONGEST_FOOTER) : line, commandIds),
  );
  if (ids === '') return lines;
  const [first, ...others] = lines;
  return [[escapeMarkdown(ids), ...(first === undefined ? [] : [first])].join(' · '), ...others];
}

function fits(page: Page, limits: PageLimits): boolean {
  const sections = page.flatMap((chapter) => chapter.sections);
  const bullets = sections.flatMap((section) => section.bullets);
  const texts = [
    ...page.flatMap(({ title, footer }) => [title, ...footer]),
    ...sections.map(({ heading = '' }) => heading),
    ...bullets,
  ];
  return (
    sum(texts.map((text) => text.length + MARKUP)) <= limits.characters &&
    sum(texts.map((text) => Buffer.byteLength(text) + MARKUP)) <= limits.bytes &&
    page.length * COMPONENTS_OF_CHAPTER + sections.length <= limits.components &&
    sections.length <= limits.sections &&
    bullets.length <= limits.bullets
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
