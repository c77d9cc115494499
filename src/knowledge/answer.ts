import type { Brief, PlacedClaim } from './brief.ts';
import type { TextRange } from './text-range.ts';

/** A claim that answers (or comes near to) a question. */
export interface Point extends PlacedClaim {
  readonly brief: Brief;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /**
   * Where in the claim's text the question's words stand, or what stands for them; in order, none overlapping.
   * Absent where the claim was not searched for.
   */
  readonly matches?: readonly TextRange[];
}

/** A claim as it stands in its brief, where nothing was asked: its score is 0. */
export function pointOf(brief: Brief, placed: PlacedClaim): Point {
  return { ...placed, brief, score: 0 };
}

/** A theme of a brief; `themeIndex` is an index into `brief.themes` or CORE_VIEWPOINT. */
export interface ThemeRef {
  readonly brief: Brief;
  readonly themeIndex: number;
}

/** A word of the question that no brief has, as it was typed, and the word that was searched in its place. */
export interface Mending {
  readonly from: string;
  /** As the briefs mostly write it. */
  readonly to: string;
}

/** What the briefs say to a question. */
export type Answer =
  | {
      readonly kind: 'answered';
      /** Best first, at least one. */
      readonly points: readonly Point[];
      readonly mendings: readonly Mending[];
    }
  | {
      readonly kind: 'unanswered';
      /** Whether the nearest claims are worth a look: false for another subject altogether. */
      readonly isNear: boolean;
      /** The nearest claims, best first; not an answer, and possibly none. */
      readonly nearest: readonly Point[];
      /** The themes nearest to the question, best first; possibly none. */
      readonly themes: readonly ThemeRef[];
      readonly mendings: readonly Mending[];
    };

/** Claims of one theme of one brief. */
export interface PointGroup extends ThemeRef {
  /** In the brief's own order. */
  readonly points: readonly Point[];
}

/** Groups points by brief and theme: the best theme first, the brief's own order within a theme. */
export function groupPoints(points: readonly Point[]): PointGroup[] {
  const groups = new Map<string, PointGroup & { points: Point[] }>();
  for (const point of points) {
    const key = `${point.brief.id} ${point.themeIndex}`;
    const group = groups.get(key) ?? { brief: point.brief, themeIndex: point.themeIndex, points: [] };
    group.points.push(point);
    groups.set(key, group);
  }
  for (const group of groups.values()) group.points.sort((a, b) => a.claimIndex - b.claimIndex);
  return [...groups.values()];
}
