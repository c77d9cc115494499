import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BriefContent, Claim } from '../../../src/knowledge/brief.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';

interface ExpectedClaim {
  readonly text: string;
  readonly citations: readonly number[];
}

interface Expected {
  readonly lang: string;
  readonly coreViewpoint: readonly ExpectedClaim[];
  readonly groups: ReadonlyArray<{ readonly title: string; readonly claims: readonly ExpectedClaim[] }>;
  readonly source: BriefContent['source'];
  readonly challenges: ReadonlyArray<readonly [number, number]>;
}

const FIXTURES = new URL('../../../../shared/eval/briefs/', import.meta.url);
const C5PLUS1 = new URL('../../../data/briefs/c5plus1.txt', import.meta.url);

function comparable({ text, citations }: ExpectedClaim): ExpectedClaim {
  return {
    text: text
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .replace(/[.。]$/u, ''),
    citations,
  };
}

function challengesOf(brief: BriefContent): string[] {
  const pointers = (claims: readonly Claim[], theme: number) =>
    claims.flatMap((claim, index) => (claim.isChallenge ? [`${theme},${index}`] : []));
  return [
    ...pointers(brief.coreViewpoint, -1),
    ...brief.themes.flatMap(({ claims }, index) => pointers(claims, index)),
  ];
}

describe.skipIf(!existsSync(FIXTURES))('the evaluation briefs', () => {
  const ids = existsSync(FIXTURES)
    ? readdirSync(FIXTURES)
        .filter((file) => file.endsWith('.txt'))
        .map((file) => file.slice(0, -4))
    : [];
  const read = (id: string) => readBrief(readFileSync(new URL(`${id}.txt`, FIXTURES), 'utf8'));
  const expectedOf = (id: string) =>
    JSON.parse(readFileSync(new URL(`${id}.expected.json`, FIXTURES), 'utf8')) as Expected;

  it.each(ids)('reads %s as expected', (id) => {
    const { brief, problems } = read(id);
    const expected = expectedOf(id);
    expect(brief?.language).toBe(expected.lang);
    expect(brief?.source).toEqual(expected.source);
    expect(brief?.coreViewpoint.map(comparable)).toEqual(expected.coreViewpoint.map(comparable));
    const themes = brief?.themes.map(({ title, claims }) => ({ title, claims: claims.map(comparable) }));
    expect(themes).toEqual(
      expected.groups.map(({ title, claims }) => ({ title, claims: claims.map(comparable) })),
    );
    expect(problems.every(({ kind }) => kind === 'uncited-claim')).toBe(true);
  });

  it('tells challenges with an F1 of at least 0.9', () => {
    let hits = 0;
    let found = 0;
    let wanted = 0;
    for (const id of ids) {
      const { brief } = read(id);
      const gold = new Set(expectedOf(id).challenges.map(String));
      const pointers = brief === undefined ? [] : challengesOf(brief);
      hits += pointers.filter((pointer) => gold.has(pointer)).length;
      found += pointers.length;
      wanted += gold.size;
    }
    expect((2 * hits) / (found + wanted)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the bundled C5+1 brief', () => {
  const { brief, problems } = readBrief(readFileSync(C5PLUS1, 'utf8'));

  it('is read without a problem', () => {
    expect(problems).toEqual([]);
  });

  it('has its core viewpoint, themes, citations and source', () => {
    expect(brief?.language).toBe('en');
    expect(brief?.coreViewpoint).toEqual([
      {
        text: 'The first "C5+1" summit between Japan and the five Central Asian countries was held in Tokyo on December 19-20, amidst increasing tensions in Japan-China relations, highlighting Japan\'s strategic interest in strengthening ties with Central Asia.',
        citations: [1, 2, 4],
        isChallenge: false,
      },
    ]);
    const outline = brief?.themes.map(({ title, kind, claims }) => [
      title,
      kind,
      claims.map(({ citations }) => citations),
    ]);
    expect(outline).toEqual([
      ["Japan's Strategic Interests", 'theme', [[5, 6], [7], [11]]],
      ['Economic and Energy Cooperation', 'theme', [[11, 19], [13], [11]]],
      [
        'Political Context and Implications',
        'theme',
        [
          [17, 22],
          [14, 30],
          [20, 30],
        ],
      ],
      ['Challenges Ahead', 'challenges', [[28], [28], [30, 31]]],
    ]);
    expect(brief?.source).toEqual({
      title: '最近,日本又把手伸向了中亚……',
      publisher: 'Xin Lang Cai Jing',
      publishedAt: '2025-12-21T00:07',
    });
  });

  it('keeps the wording of every claim', () => {
    const text = readFileSync(C5PLUS1, 'utf8');
    const claims = brief?.themes.flatMap((theme) => theme.claims) ?? [];
    expect(claims).toHaveLength(12);
    for (const claim of claims) expect(text).toContain(claim.text.slice(0, -1));
  });

  it('has its challenges in "Challenges Ahead" and two in "Political Context and Implications"', () => {
    expect(brief && challengesOf(brief)).toEqual(['2,1', '2,2', '3,0', '3,1', '3,2']);
  });

  it('takes the display title that it is given', () => {
    const title = 'Japan-Central Asia C5+1 summit';
    expect(readBrief(readFileSync(C5PLUS1, 'utf8'), { title }).brief?.title).toBe(title);
  });
});
