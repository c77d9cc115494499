import { groupPoints, pointOf, type PointGroup } from './answer.ts';
import { CORE_VIEWPOINT, placedClaims, type Brief } from './brief.ts';

/**
 * Every claim that states a challenge, wherever it stands, grouped by theme: brief by brief, the themes about
 * challenges first, then the others in order, the core viewpoint last.
 */
export function challengePoints(briefs: readonly Brief[]): PointGroup[] {
  return briefs.flatMap((brief) => {
    const points = placedClaims(brief)
      .filter(({ claim }) => claim.isChallenge)
      .map((placed) => pointOf(brief, placed));
    return groupPoints(points).sort(
      (a, b) => themeOrder(brief, a.themeIndex) - themeOrder(brief, b.themeIndex),
    );
  });
}

function themeOrder(brief: Brief, themeIndex: number): number {
  if (themeIndex === CORE_VIEWPOINT) return 2 * brief.themes.length;
  return themeIndex + (brief.themes[themeIndex]?.kind === 'challenges' ? 0 : brief.themes.length);
}
