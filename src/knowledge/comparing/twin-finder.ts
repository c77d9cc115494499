import { dice, shinglesOf } from './brief-similarity.ts';
import type { BriefContent } from '../brief.ts';

/** A brief that another one is most likely a version of. */
export interface Twin<T> {
  readonly brief: T;
  /** How alike their claims are, 0 to 1, as `similarity` says. */
  readonly likeness: number;
}

/**
 * From here on a brief counts as a version of another. Unrelated briefs share under 0.02 of their wording,
 * different ones on one subject under 0.1; a version in which half of the claims were rewritten still has 0.5.
 * In between it hardly matters where the line is.
 */
const ALIKE = 0.5;
/** Enough where the titles are the same, too: that is how someone rewrites a brief from the ground up. */
const ALIKE_WITH_SAME_TITLE = 0.2;

/**
 * Finds, among many briefs, the one that another is a version of.
 *
 *     shingle ──► the briefs that have it (indexes into `briefs`)
 *
 * Building it takes about 0.2 ms a brief, a search as long as reading the claims of the one brief.
 */
export class TwinFinder<T extends BriefContent> {
  readonly #entries: { readonly brief: T; readonly size: number }[] = [];
  readonly #holders = new Map<string, number[]>();

  constructor(briefs: readonly T[]) {
    for (const brief of briefs) {
      const shingles = shinglesOf(brief);
      for (const shingle of shingles) {
        const holders = this.#holders.get(shingle);
        if (holders) holders.push(this.#entries.length);
        else this.#holders.set(shingle, [this.#entries.length]);
      }
      this.#entries.push({ brief, size: shingles.size });
    }
  }

  /** The brief most like this one, if it is like enough; undefined where it is a brief of its own. */
  find(content: BriefContent): Twin<T> | undefined {
    const shingles = shinglesOf(content);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      for (const index of this.#holders.get(shingle) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    let best: Twin<T> | undefined;
    for (const [index, count] of shared) {
      const entry = this.#entries[index];
      if (!entry) continue;
      const likeness = dice(count, shingles.size + entry.size);
      const needed = isSameTitle(entry.brief, content) ? ALIKE_WITH_SAME_TITLE : ALIKE;
      if (likeness >= needed && likeness > (best?.likeness ?? 0)) best = { brief: entry.brief, likeness };
    }
    return best;
  }
}

function isSameTitle(a: BriefContent, b: BriefContent): boolean {
  const fold = ({ title }: BriefContent) => title.normalize('NFKC').toLowerCase();
  return fold(a) === fold(b);
}
