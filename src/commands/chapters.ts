import type { PointGroup } from '../knowledge/answer.ts';
import { CORE_VIEWPOINT, type Brief, type BriefContent } from '../knowledge/brief.ts';
import type { PassageLinks } from './passage-links.ts';
import type { Chapter, Section } from './reply.ts';

/**
 * Lays claims out as a reply shows them: a chapter a brief, a section a theme, in the order of the groups.
 * `links` makes links of the citations whose passages have an address.
 */
export function chaptersOf(
  groups: readonly PointGroup[],
  locale: string,
  links: ReadonlyMap<Brief, PassageLinks> = new Map(),
): Chapter[] {
  const byBrief = Map.groupBy(groups, ({ brief }) => brief);
  return [...byBrief].map(([brief, own]) => {
    const ownLinks = links.get(brief);
    return {
      title: brief.title,
      sections: own.map(sectionOf),
      ...(ownLinks ? { links: ownLinks } : {}),
      footer: sourceLine(brief, locale),
    };
  });
}

function sectionOf({ brief, themeIndex, points }: PointGroup): Section {
  return {
    heading: themeTitle(brief, themeIndex),
    bullets: points.map(({ claim }) => ({ text: claim.text, citations: claim.citations })),
  };
}

/** A theme's title; the core viewpoint has none of its own in a brief. */
export function themeTitle(brief: BriefContent, themeIndex: number): string {
  return themeIndex === CORE_VIEWPOINT ? 'Core viewpoint' : (brief.themes[themeIndex]?.title ?? '');
}

/** The article behind a brief in one line: `headline · publisher · date`. */
export function sourceLine({ source }: BriefContent, locale: string): string {
  const parts = [
    source.title,
    source.publisher,
    source.publishedAt && sourceDate(source.publishedAt, locale),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ') || 'The brief names no source.';
}

/** A `publishedAt` as a date. It has no zone and is shown as it stands. */
export function sourceDate(publishedAt: string, locale: string): string {
  // Read as UTC and written as UTC it keeps its day.
  const date = new Date(`${publishedAt}Z`);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
