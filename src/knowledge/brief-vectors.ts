import { placedClaims } from './brief.ts';
import type { BriefContent } from './brief.ts';
import { lengthInt8, toInt8 } from './int8-vector.ts';

/** A kept vector with its length, so that a cosine costs one dot product. */
export interface MeasuredVector {
  readonly components: Int8Array;
  readonly length: number;
}

/** What a claim means, by itself and under its theme. */
export interface ClaimVectors {
  readonly alone: MeasuredVector;
  /** Of "theme: claim"; the same as `alone` for a claim of the core viewpoint. */
  readonly inTheme: MeasuredVector;
}

/** The vectors of a brief, made by one model. */
export interface BriefVectors {
  /** In reading order, as in placedClaims. */
  readonly claims: readonly ClaimVectors[];
  /** The mean of its claims' vectors: what the brief is about as a whole. */
  readonly centre: MeasuredVector;
}

/** The texts whose vectors a brief is searched by, two a claim, in reading order. */
export function textsToEmbed(brief: BriefContent): { alone: string; inTheme: string }[] {
  return placedClaims(brief).map(({ claim, themeIndex }) => {
    const title = brief.themes[themeIndex]?.title;
    return { alone: claim.text, inTheme: title === undefined ? claim.text : `${title}: ${claim.text}` };
  });
}

/** Puts together the vectors of a brief; undefined where one of its texts has none. */
export function briefVectors(
  brief: BriefContent,
  vectors: ReadonlyMap<string, Int8Array>,
): BriefVectors | undefined {
  const claims: ClaimVectors[] = [];
  for (const { alone, inTheme } of textsToEmbed(brief)) {
    const [a, b] = [vectors.get(alone), vectors.get(inTheme)];
    if (!a || !b) return undefined;
    const measured = measure(a);
    claims.push({ alone: measured, inTheme: alone === inTheme ? measured : measure(b) });
  }
  return { claims, centre: centreOf(claims) };
}

/** A vector with its length. */
export function measure(components: Int8Array): MeasuredVector {
  return { components, length: lengthInt8(components) };
}

/** Rounded to bytes: it only says which briefs to look into. */
function centreOf(claims: readonly ClaimVectors[]): MeasuredVector {
  const sum = new Float32Array(claims[0]?.inTheme.components.length ?? 0);
  for (const { inTheme } of claims)
    inTheme.components.forEach((component, index) => (sum[index]! += component / inTheme.length));
  return measure(toInt8(sum));
}
