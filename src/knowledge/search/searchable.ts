import type { Brief, PlacedClaim } from '../brief.ts';
import type { BriefVectors, VectorList } from '../meaning/brief-vectors.ts';
import type { ClaimIndex } from './claim-index.ts';

/** A claim with the brief that it stands in. */
export interface BriefClaim extends PlacedClaim {
  readonly brief: Brief;
}

/** Claims that can be searched: their index, and the way from its documents back to them. */
export interface Searchable {
  readonly index: ClaimIndex;
  readonly claimOf: (document: number) => BriefClaim;
  /** The vectors of each brief that has them so far, by the brief's id. */
  readonly vectors: ReadonlyMap<string, BriefVectors>;
  /** The vectors of what is asked of assistants (ERRANDS), by the same model; undefined while there are none. */
  readonly errands?: VectorList | undefined;
  /** Words, folded, that are not misspelt though no claim has them; undefined where none are known. */
  readonly knownWords?: ReadonlySet<string> | undefined;
}
