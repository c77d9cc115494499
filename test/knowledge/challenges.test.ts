import { expect, test } from 'vitest';
import { CORE_VIEWPOINT } from '../../src/knowledge/brief.ts';
import { challengePoints } from '../../src/knowledge/challenges.ts';
import { exampleBrief, otherBrief } from './example-brief.ts';

const outline = (briefs: Parameters<typeof challengePoints>[0]) =>
  challengePoints(briefs).map(({ brief, themeIndex, points }) => [
    brief.id,
    themeIndex,
    points.map(({ claimIndex }) => claimIndex),
  ]);

test('lists the theme about challenges first, then challenges that stand elsewhere', () => {
  expect(outline([exampleBrief()])).toEqual([
    ['bridge', 2, [0, 1]],
    ['bridge', 1, [2]],
  ]);
});

test('puts the core viewpoint last', () => {
  const brief = exampleBrief({ coreViewpoint: [{ text: 'It may fail.', citations: [], isChallenge: true }] });
  expect(outline([brief]).at(-1)).toEqual(['bridge', CORE_VIEWPOINT, [0]]);
});

test('goes brief by brief, and gives nothing for one without challenges', () => {
  expect(outline([otherBrief(), exampleBrief()]).map(([id]) => id)).toEqual(['bridge', 'bridge']);
  expect(challengePoints([])).toEqual([]);
});
