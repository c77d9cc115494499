import type { Brief, PlacedClaim } from '../brief.ts';
import { findClaim } from './claim-id.ts';

/** A version in which a claim came, changed or went, with how it read in it. */
export type ClaimEvent = { readonly brief: Brief } & (
  | { readonly kind: 'first' | 'back'; readonly placed: PlacedClaim }
  | {
      readonly kind: 'changed';
      readonly placed: PlacedClaim;
      readonly isReworded: boolean;
      /** To another theme, or its theme has another title. */
      readonly isMoved: boolean;
      readonly isCitedOtherwise: boolean;
    }
  | { readonly kind: 'dropped' }
);

/** What became of the claim with a label over versions of its brief, oldest first; empty where none has it. */
export function claimHistory(versions: readonly Brief[], label: string): ClaimEvent[] {
  const events: ClaimEvent[] = [];
  let last: Reading | undefined;
  for (const brief of versions) {
    const placed = findClaim(brief, label);
    if (!placed) {
      if (last) events.push({ kind: 'dropped', brief });
      last = undefined;
      continue;
    }
    if (last) events.push(...changeOf(last, { brief, placed }));
    else events.push({ kind: events.length === 0 ? 'first' : 'back', brief, placed });
    last = { brief, placed };
  }
  return events;
}

/** A claim as a version has it. */
interface Reading {
  readonly brief: Brief;
  readonly placed: PlacedClaim;
}

function changeOf(before: Reading, after: Reading): ClaimEvent[] {
  const title = ({ brief, placed }: Reading) => brief.themes[placed.themeIndex]?.title;
  const citations = ({ placed }: Reading) => placed.claim.citations.join();
  const change = {
    isReworded: before.placed.claim.text !== after.placed.claim.text,
    isMoved: title(before) !== title(after),
    isCitedOtherwise: citations(before) !== citations(after),
  };
  const isChanged = change.isReworded || change.isMoved || change.isCitedOtherwise;
  return isChanged ? [{ kind: 'changed', ...after, ...change }] : [];
}
