import type { Answer, Point } from '../knowledge/answer.ts';

/** A point as the terminal tool prints it; `themeIndex` -1 is the core viewpoint. */
export interface PointJson {
  readonly brief: string;
  readonly theme: string | null;
  readonly themeIndex: number;
  readonly claimIndex: number;
  readonly text: string;
  readonly citations: readonly number[];
  readonly score: number;
}

/** An answer as JSON: best point first; where it is not answered, the points are only the nearest. */
export function answerJson(answer: Answer): { answered: boolean; points: PointJson[] } {
  const points = answer.kind === 'answered' ? answer.points : answer.nearest;
  return { answered: answer.kind === 'answered', points: points.map(pointJson) };
}

function pointJson({ brief, themeIndex, claimIndex, claim, score }: Point): PointJson {
  return {
    brief: brief.slug,
    theme: brief.themes[themeIndex]?.title ?? null,
    themeIndex,
    claimIndex,
    text: claim.text,
    citations: claim.citations,
    score: Number(score.toFixed(4)),
  };
}
