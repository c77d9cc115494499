import type { Point, PointGroup } from '../../knowledge/answer.ts';
import { CORE_VIEWPOINT, type Brief, type BriefContent } from '../../knowledge/brief.ts';
import { claimId } from '../../knowledge/claim-ids/claim-id.ts';
import { newerBrief } from '../../knowledge/comparing/newer-brief.ts';
import type { Say } from '../../messages/speak.ts';
import type { PassageLinks } from '../passages/passage-links.ts';
import type { Chapter, Line, Section } from '../reply.ts';
import { markedText } from './marked-text.ts';

/** How claims are laid out. */
export interface ChapterOptions {
  readonly say: Say;
  /** Makes links of the citations whose passages have an address. */
  readonly links?: ReadonlyMap<Brief, PassageLinks>;
  /** All briefs of the guild, among which a newer one on the same subject may be. */
  readonly briefs?: readonly Brief[];
}

/** Lays claims out as a reply shows them: a chapter a brief, a section a theme, in the order of the groups. */
export function chaptersOf(groups: readonly PointGroup[], options: ChapterOptions): Chapter[] {
  const { say, links, briefs = [] } = options;
  const byBrief = Map.groupBy(groups, ({ brief }) => brief);
  return [...byBrief].map(([brief, own]) => {
    const ownLinks = links?.get(brief);
    return {
      title: brief.title,
      sections: own.map((group) => sectionOf(group, say)),
      ...(ownLinks ? { links: ownLinks } : {}),
      footer: [sourceLine(brief, say), ...freshnessLines(brief, briefs, say)],
    };
  });
}

function sectionOf({ brief, themeIndex, points }: PointGroup, say: Say): Section {
  return {
    heading: themeTitle(brief, themeIndex, say),
    bullets: points.map((point) => ({
      text: textOf(point),
      citations: point.claim.citations,
      id: claimId(brief, point),
    })),
  };
}

/** A claim with what matched the question in bold. */
function textOf({ claim: { text }, matches = [] }: Point): Line {
  return matches.length === 0 ? text : markedText(text, matches);
}

/** A theme's title; the core viewpoint has none of its own in a brief. */
export function themeTitle(brief: BriefContent, themeIndex: number, say: Say): string {
  return themeIndex === CORE_VIEWPOINT
    ? say('claims.core-viewpoint')
    : (brief.themes[themeIndex]?.title ?? '');
}

/** The article behind a brief in one line: `headline · publisher · date`. */
export function sourceLine({ source }: BriefContent, say: Say): string {
  const parts = [
    source.title,
    source.publisher,
    source.publishedAt && sourceDate(source.publishedAt, say.locale),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ') || say('claims.no-source');
}

/** A `publishedAt` as a date. It has no zone and is shown as it stands. */
export function sourceDate(publishedAt: string, locale: string): string {
  // Read as UTC and written as UTC it keeps its day.
  const date = new Date(`${publishedAt}Z`);
  const known = dateFormats.get(locale);
  const format = known ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  dateFormats.set(locale, format);
  return format.format(date);
}

/** By locale, of which Discord knows some thirty: to make one takes a hundred times as long as to use it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** How old a server's own brief is, and which newer one there is. */
function freshnessLines(brief: Brief, briefs: readonly Brief[], say: Say): Line[] {
  const { version, updatedAt } = brief;
  const newer = newerBrief(brief, briefs);
  return [
    ...(updatedAt === null
      ? []
      : [say.line('claims.version', { version, when: { time: updatedAt, style: 'relative' as const } })]),
    ...(newer ? [say.line('claims.newer', { brief: { strong: newer.title } })] : []),
  ];
}
