import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BriefContent, type Claim, placedClaims, type Theme } from '../../../src/knowledge/brief.ts';
import { diffBriefs } from '../../../src/knowledge/comparing/brief-diff.ts';

function claim(text: string, ...citations: number[]): Claim {
  return { text, citations, isChallenge: false };
}

function theme(title: string, ...claims: Claim[]): Theme {
  return { title, kind: 'theme', claims };
}

const SEA = claim('The Caspian has dropped by two metres since 1995.', 4, 5);
const PORT = claim('Dredging at the port of Aktau began in April 2025.', 1);
const RAIL = claim('Rail freight to Baku doubled within three years.', 2);
const OIL = claim('Oil still makes up most of what is shipped.', 3);

function brief(changes: Partial<BriefContent> = {}): BriefContent {
  return {
    title: 'Aktau',
    language: 'en',
    coreViewpoint: [SEA],
    themes: [theme('Works', PORT, RAIL), theme('Cargo', OIL)],
    source: { title: 'A port runs dry', publisher: 'Review', publishedAt: '2025-05-02T09:30' },
    ...changes,
  };
}

const NOTHING = { fields: [], themes: [], claims: [], isReordered: false };

describe('diffBriefs', () => {
  it('finds nothing between a brief and itself', () => {
    expect(diffBriefs(brief(), brief())).toEqual(NOTHING);
  });

  it('tells added and dropped claims', () => {
    const added = claim('Grain goes by road.', 9);
    const after = brief({ themes: [theme('Works', PORT), theme('Cargo', OIL, added)] });
    expect(diffBriefs(brief(), after)).toEqual({
      ...NOTHING,
      claims: [
        { kind: 'added', after: { themeIndex: 1, claimIndex: 1, claim: added } },
        { kind: 'dropped', before: { themeIndex: 0, claimIndex: 1, claim: RAIL } },
      ],
    });
  });

  it('takes a claim with most of its words kept for reworded', () => {
    const reworded = claim('Rail freight to Baku tripled within four years.', 2);
    const after = brief({ themes: [theme('Works', PORT, reworded), theme('Cargo', OIL)] });
    expect(diffBriefs(brief(), after).claims).toEqual([
      {
        kind: 'changed',
        before: { themeIndex: 0, claimIndex: 1, claim: RAIL },
        after: { themeIndex: 0, claimIndex: 1, claim: reworded },
        isReworded: true,
        isMoved: false,
        citationsAdded: [],
        citationsDropped: [],
      },
    ]);
  });

  it('pairs each reworded claim with the one that it is most like', () => {
    const north = claim('The northern line carries 4 million tons of grain a year.');
    const south = claim('The southern line carries 7 million tons of ore a year.');
    const before = brief({ themes: [theme('Lines', north, south)] });
    const newSouth = claim('The southern line carries 9 million tons of ore a year.');
    const newNorth = claim('The northern line carries 5 million tons of grain a year.');
    const after = brief({ themes: [theme('Lines', newSouth, newNorth)] });
    expect(diffBriefs(before, after)).toMatchObject({
      claims: [
        { kind: 'changed', before: { claim: south }, after: { claim: newSouth } },
        { kind: 'changed', before: { claim: north }, after: { claim: newNorth } },
      ],
      isReordered: true,
    });
  });

  it('tells which citations a claim gained and lost', () => {
    const after = brief({ coreViewpoint: [{ ...SEA, citations: [5, 8, 9] }] });
    expect(diffBriefs(brief(), after).claims).toMatchObject([
      { kind: 'changed', isReworded: false, citationsAdded: [8, 9], citationsDropped: [4] },
    ]);
  });

  it('tells a claim that moved to another theme, even reworded and cited otherwise', () => {
    const moved = claim('Rail freight to Baku has doubled within three years.', 7);
    const after = brief({ themes: [theme('Works', PORT), theme('Cargo', OIL, moved)] });
    expect(diffBriefs(brief(), after)).toMatchObject({
      themes: [],
      claims: [
        { kind: 'changed', isReworded: true, isMoved: true, citationsAdded: [7], citationsDropped: [2] },
      ],
    });
    const lifted = brief({ coreViewpoint: [SEA, PORT], themes: [theme('Works', RAIL), theme('Cargo', OIL)] });
    expect(diffBriefs(brief(), lifted)).toMatchObject({
      claims: [{ kind: 'changed', isMoved: true, before: { claim: PORT }, after: { themeIndex: -1 } }],
    });
  });

  it('keeps a claim that stands in two themes in its places', () => {
    const twice = brief({ themes: [theme('Works', PORT, OIL), theme('Cargo', OIL)] });
    const swapped = brief({ themes: [theme('Cargo', OIL), theme('Works', PORT, OIL)] });
    expect(diffBriefs(twice, swapped)).toEqual({ ...NOTHING, isReordered: true });
  });

  it('knows a renamed theme by its claims, and does not call them moved', () => {
    const after = brief({ themes: [theme('Building and railways', PORT, RAIL), theme('Cargo', OIL)] });
    expect(diffBriefs(brief(), after)).toEqual({
      ...NOTHING,
      themes: [{ kind: 'renamed', before: 'Works', after: 'Building and railways' }],
    });
  });

  it('knows a renamed theme by its title when its claims are all new', () => {
    const after = brief({
      themes: [theme('Works', PORT, RAIL), theme('Cargo by sea', claim('Nothing was shipped in winter.'))],
    });
    expect(diffBriefs(brief(), after)).toMatchObject({
      themes: [{ kind: 'renamed', before: 'Cargo', after: 'Cargo by sea' }],
      claims: [{ kind: 'added' }, { kind: 'dropped' }],
    });
  });

  it('tells added and dropped themes', () => {
    const people = theme('People', claim('Six hundred divers are employed.'));
    const after = brief({ themes: [theme('Works', PORT, RAIL), people] });
    expect(diffBriefs(brief(), after).themes).toEqual([
      { kind: 'added', after: 'People' },
      { kind: 'dropped', before: 'Cargo' },
    ]);
  });

  it('tells what changed in the title, the language and the source', () => {
    const source = { title: '港口干涸', publisher: null, publishedAt: '2025-05-02T09:30' };
    expect(diffBriefs(brief(), brief({ title: 'Port of Aktau', language: 'kk', source })).fields).toEqual([
      { field: 'title', before: 'Aktau', after: 'Port of Aktau' },
      { field: 'language', before: 'en', after: 'kk' },
      { field: 'sourceTitle', before: 'A port runs dry', after: '港口干涸' },
      { field: 'publisher', before: 'Review', after: null },
    ]);
  });

  it('notices when only the order is different', () => {
    const themes = [theme('Works', RAIL, PORT), theme('Cargo', OIL)];
    expect(diffBriefs(brief(), brief({ themes }))).toEqual({ ...NOTHING, isReordered: true });
    expect(diffBriefs(brief(), brief({ themes: brief().themes.toReversed() }))).toEqual({
      ...NOTHING,
      isReordered: true,
    });
  });

  it('finds reworded Chinese claims', () => {
    const before = brief({ coreViewpoint: [claim('里海水位自1995年以来下降了两米。')] });
    const after = brief({ coreViewpoint: [claim('里海水位自1995年以来下降了三米。')] });
    expect(diffBriefs(before, after).claims).toMatchObject([{ kind: 'changed', isReworded: true }]);
  });

  it('accounts for every claim of both versions', () => {
    const words = fc.constantFrom('port', 'rail', 'sea', 'oil', 'grain', 'ore', '港', 'fell', 'rose');
    const claims = fc.array(
      fc.record({
        text: fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(' ')),
        citations: fc.uniqueArray(fc.nat(9), { maxLength: 3 }).map((list) => list.sort((a, b) => a - b)),
        isChallenge: fc.boolean(),
      }),
      { maxLength: 5 },
    );
    const briefs = fc.record({
      title: words,
      language: fc.constant('en'),
      coreViewpoint: claims,
      themes: fc.array(fc.record({ title: words, kind: fc.constant('theme' as const), claims }), {
        maxLength: 4,
      }),
      source: fc.constant({ title: null, publisher: null, publishedAt: null }),
    });
    fc.assert(
      fc.property(briefs, briefs, (before, after) => {
        const count = (kind: string) =>
          diffBriefs(before, after).claims.filter((change) => change.kind === kind).length;
        const [was, is] = [placedClaims(before).length, placedClaims(after).length];
        expect(is - count('added')).toBe(was - count('dropped'));
        expect(count('changed')).toBeLessThanOrEqual(is - count('added'));
        expect(diffBriefs(after, after)).toEqual(NOTHING);
      }),
    );
  });
});
