import { pointOf, type Point } from '../../knowledge/answer.ts';
import { claimOrdinal, placedClaims } from '../../knowledge/brief.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import type { Collection } from '../../knowledge/collection.ts';
import { LocalizedError } from '../../messages/localized-error.ts';

/** Leaves room in custom_id's 100 characters for the command, the action and a page number. */
const MAX_LENGTH = 78;
/** 46,656 claims a brief. */
const ORDINAL_DIGITS = 3;
const RADIX = 36;

/**
 * Writes claims as text for a button, so that the button works after a restart:
 * `<brief key>~<ordinal><ordinal>….<brief key>~…`, an ordinal being three base-36 digits that count a brief's
 * claims in reading order. Returns as many of the points, in order, as the text has room for: 23 of one
 * brief, 6 of as many briefs.
 */
export function packClaims(points: readonly Point[]): {
  readonly state: string;
  readonly points: readonly Point[];
} {
  let packed: { state: string; points: readonly Point[] } = { state: '', points: [] };
  for (let count = 1; count <= points.length; count++) {
    const kept = points.slice(0, count);
    const state = write(kept);
    if (state.length > MAX_LENGTH) break;
    packed = { state, points: kept };
  }
  return packed;
}

/**
 * Reads back what {@link packClaims} wrote.
 *
 * @throws LocalizedError when a brief has changed or gone since.
 */
export function unpackClaims(collection: Collection, state: string): Point[] {
  return state.split('.').flatMap((part) => {
    const [key = '', ordinals = ''] = part.split('~');
    const brief = findByKey(collection, key);
    const claims = placedClaims(brief);
    return (ordinals.match(/.../g) ?? []).map((digits) => {
      const placed = claims[Number.parseInt(digits, RADIX)];
      if (!placed) throw new LocalizedError('claims.changed');
      return pointOf(brief, placed);
    });
  });
}

/**
 * The brief that a button was made for.
 *
 * @throws LocalizedError when it has changed or gone since.
 */
export function findByKey(collection: Collection, key: string) {
  const brief = collection.briefs.find((candidate) => briefKey(candidate) === key);
  if (!brief) throw new LocalizedError('claims.changed');
  return brief;
}

function write(points: readonly Point[]): string {
  const ordinals = new Map<string, string>();
  for (const point of points) {
    const key = briefKey(point.brief);
    const digits = claimOrdinal(point.brief, point).toString(RADIX).padStart(ORDINAL_DIGITS, '0');
    ordinals.set(key, (ordinals.get(key) ?? '') + digits);
  }
  return [...ordinals].map(([key, digits]) => `${key}~${digits}`).join('.');
}
