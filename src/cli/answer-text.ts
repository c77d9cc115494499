import { groupPoints } from '../knowledge/answer.ts';
import type { Answer, PointGroup, ThemeRef } from '../knowledge/answer.ts';
import { CORE_VIEWPOINT } from '../knowledge/brief.ts';
import type { Source } from '../knowledge/brief.ts';

/** Claims that are shown where none is an answer. */
const MAX_NEAREST = 3;

/** An answer for reading in a terminal: brief, themes, claims with citations, source. */
export function answerText(answer: Answer): string {
  const mended = answer.mendings.map(({ from, to }) => `Showing results for "${to}", not "${from}".`);
  if (answer.kind === 'answered') return [...mended, ...groupsText(groupPoints(answer.points))].join('\n\n');
  const themes = answer.themes.map((theme) => `- ${themeTitle(theme)} (${theme.brief.title})`);
  const points = answer.isNear ? answer.nearest.slice(0, MAX_NEAREST) : [];
  return [
    ...mended,
    "The briefs don't say this.",
    ...(points.length > 0
      ? ['Not an answer, only what comes nearest:', ...groupsText(groupPoints(points))]
      : []),
    ...(themes.length > 0 ? [['The nearest themes:', ...themes].join('\n')] : []),
  ].join('\n\n');
}

/** Groups of claims, one paragraph each; a brief's title stands before its first, its source after its last. */
export function groupsText(groups: readonly PointGroup[]): string[] {
  const briefs = new Set(groups.map(({ brief }) => brief));
  return [...briefs].flatMap((brief) => [
    brief.title,
    ...groups.filter((group) => group.brief === brief).map(groupText),
    sourceLine(brief.source),
  ]);
}

function groupText(group: PointGroup): string {
  const bullets = group.points.map(({ claim }) =>
    `- ${claim.text} ${formatCitations(claim.citations)}`.trim(),
  );
  return [themeTitle(group), ...bullets].join('\n');
}

function themeTitle({ brief, themeIndex }: ThemeRef): string {
  return themeIndex === CORE_VIEWPOINT ? 'Core Viewpoint' : (brief.themes[themeIndex]?.title ?? '');
}

/** `[5][6]`; nothing where there are none. */
export function formatCitations(citations: readonly number[]): string {
  return citations.map((number) => `[${number}]`).join('');
}

/** The source in one line, for the end of an answer. */
function sourceLine({ title, publisher, publishedAt }: Source): string {
  const parts = [title, publisher, publishedAt?.replace('T', ' ')].filter((part) => typeof part === 'string');
  return parts.length > 0 ? `Source: ${parts.join(' · ')}` : 'Source: not given';
}
