import { placedClaims } from '../brief.ts';
import type { BriefContent } from '../brief.ts';
import { lengthInt8, toInt8 } from './int8-vector.ts';

/** A kept vector with its length, so that a cosine costs one dot product. */
export interface MeasuredVector {
  readonly components: Int8Array;
  readonly length: number;
}

/** Vectors of the same size, one after the other in memory: read in sequence, they cost a quarter of lone ones. */
export interface VectorList {
  readonly components: Int8Array;
  /** Of each vector. */
  readonly lengths: Float64Array;
}

/** The vectors of a brief's claims in reading order (as in placedClaims), made by one model. */
export interface BriefVectors {
  /** Of the claims by themselves. */
  readonly alone: VectorList;
  /** Of "theme: claim"; the same as `alone` for a claim of the core viewpoint. */
  readonly inTheme: VectorList;
  /** The mean of the latter: what the brief is about as a whole. */
  readonly centre: MeasuredVector;
  /** Whether they are of the claims' words in another language, which say less than the claims themselves. */
  readonly isGlossed: boolean;
}

/** The texts whose vectors a claim is searched by. */
export interface ClaimTexts {
  readonly alone: string;
  readonly inTheme: string;
}

/** The texts whose vectors a brief is searched by, in reading order. */
export function textsToEmbed(brief: BriefContent): ClaimTexts[] {
  return placedClaims(brief).map(({ claim, themeIndex }) => {
    const title = brief.themes[themeIndex]?.title;
    return { alone: claim.text, inTheme: title === undefined ? claim.text : `${title}: ${claim.text}` };
  });
}

/** Puts together the vectors of a brief's claims; undefined where one of their texts has none. */
export function briefVectors(
  textsOfClaims: readonly ClaimTexts[],
  vectors: ReadonlyMap<string, Int8Array>,
  { isGlossed }: Pick<BriefVectors, 'isGlossed'>,
): BriefVectors | undefined {
  const alone: Int8Array[] = [];
  const inTheme: Int8Array[] = [];
  for (const texts of textsOfClaims) {
    const [a, b] = [vectors.get(texts.alone), vectors.get(texts.inTheme)];
    if (!a || !b) return undefined;
    alone.push(a);
    inTheme.push(b);
  }
  return { alone: listOf(alone), inTheme: listOf(inTheme), centre: centreOf(inTheme), isGlossed };
}

/** A vector with its length. */
export function measure(components: Int8Array): MeasuredVector {
  return { components, length: lengthInt8(components) };
}

/** Vectors one after the other. */
export function listOf(vectors: readonly Int8Array[]): VectorList {
  const dimensions = vectors[0]?.length ?? 0;
  const components = new Int8Array(vectors.length * dimensions);
  vectors.forEach((vector, index) => {
    components.set(vector, index * dimensions);
  });
  return { components, lengths: Float64Array.from(vectors, lengthInt8) };
}

/** Rounded to bytes: it says which briefs are likely, not which claims. */
function centreOf(vectors: readonly Int8Array[]): MeasuredVector {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    const length = lengthInt8(vector) || 1;
    vector.forEach((component, index) => {
      sum[index] = (sum[index] ?? 0) + component / length;
    });
  }
  return measure(toInt8(sum));
}
