import { expect, test } from 'vitest';
import { listOf, measure } from '../../../src/knowledge/meaning/brief-vectors.ts';
import type { BriefVectors } from '../../../src/knowledge/meaning/brief-vectors.ts';
import { ClaimIndex } from '../../../src/knowledge/search/claim-index.ts';
import { cosineOf, nearestClaims, nearnessOf } from '../../../src/knowledge/search/nearest-claims.ts';

/** Vectors in a plane, by their angle in degrees. */
const at = (degrees: number) => {
  const radians = (degrees * Math.PI) / 180;
  return measure(Int8Array.of(Math.round(127 * Math.cos(radians)), Math.round(127 * Math.sin(radians))));
};

/** Briefs of claims at some angles. */
function planeOf(briefs: Record<string, number[]>): {
  index: ClaimIndex;
  vectors: Map<string, BriefVectors>;
} {
  const index = new ClaimIndex();
  const vectors = new Map<string, BriefVectors>();
  for (const [id, angles] of Object.entries(briefs)) {
    index.add(
      id,
      angles.map((angle) => ({ text: `claim at ${angle}` })),
    );
    const list = listOf(angles.map((angle) => at(angle).components));
    vectors.set(id, { alone: list, inTheme: list, centre: at(angles[0] ?? 0), isGlossed: false });
  }
  return { index, vectors };
}

const all = { limit: 3, range: undefined };

test('the nearest claims come first, of whichever brief', () => {
  const plane = planeOf({ a: [90, 10], b: [170, 20] });
  const found = nearestClaims(at(0), plane, all).map(({ document }) => plane.index.locate(document));
  expect(found).toEqual([
    { briefId: 'a', claim: 1 },
    { briefId: 'b', claim: 1 },
    { briefId: 'a', claim: 0 },
  ]);
});

test('one brief is searched by itself', () => {
  const plane = planeOf({ a: [0], b: [80, 90] });
  const range = plane.index.rangeOf('b');
  expect(nearestClaims(at(0), plane, { limit: 3, range }).map(({ document }) => document)).toEqual([1, 2]);
});

test('claims without vectors are not found, and have no nearness', () => {
  const plane = planeOf({ a: [0], b: [0] });
  plane.vectors.delete('a');
  expect(nearestClaims(at(0), plane, all).map(({ document }) => document)).toEqual([1]);
  expect(nearnessOf(at(0), 0, plane)).toBeUndefined();
  expect(nearnessOf(at(0), 1, plane)).toMatchObject({ alone: expect.closeTo(1, 2) });
});

test('of more than ten thousand claims, those of the likeliest briefs are compared', () => {
  const angles = Array.from({ length: 6_000 }, (_, n) => 40 + (n % 40));
  const plane = planeOf({ far: [150, ...angles], near: [0, ...angles] });
  const found = nearestClaims(at(0), plane, all);
  expect(found.every(({ document }) => plane.index.locate(document).briefId === 'near')).toBe(true);
});

test('a vector of nothing is near nothing', () => {
  expect(cosineOf(measure(Int8Array.of(0, 0)), at(0))).toBe(0);
});
