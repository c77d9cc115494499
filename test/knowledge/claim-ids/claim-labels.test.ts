import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BriefContent, claimOrdinal, placedClaims } from '../../../src/knowledge/brief.ts';
import {
  firstLabels,
  type LabelledContent,
  nextLabels,
} from '../../../src/knowledge/claim-ids/claim-labels.ts';
import { pairClaims } from '../../../src/knowledge/comparing/pair-claims.ts';

/** A brief of themes, each a title and the texts of its claims; the first stands for the core viewpoint. */
function briefOf([core = [], ...themes]: readonly (readonly string[])[], titles = 'ABCDEFGH'): BriefContent {
  const claims = (texts: readonly string[]) =>
    texts.map((text) => ({ text, citations: [], isChallenge: false }));
  return {
    title: 'Brief',
    language: 'en',
    coreViewpoint: claims(core),
    themes: themes.map((texts, index) => ({
      title: titles.charAt(index),
      kind: 'theme',
      claims: claims(texts),
    })),
    source: { title: null, publisher: null, publishedAt: null },
  };
}

function fold(wordings: readonly BriefContent[]): LabelledContent[] {
  const labelled: LabelledContent[] = [];
  for (const content of wordings) {
    const previous = labelled.at(-1);
    labelled.push(previous ? nextLabels(previous, content) : firstLabels(content));
  }
  return labelled;
}

const labelsOf = (...wordings: BriefContent[]) => fold(wordings).map(({ labels }) => labels.claims);

describe('the labels of claims', () => {
  it('count the core viewpoint as theme 0, then themes and their claims', () => {
    expect(labelsOf(briefOf([['core'], ['one', 'two'], ['three']]))).toEqual([['0.1', '1.1', '1.2', '2.1']]);
  });

  it('stay with claims that change places, and with those that go to another theme', () => {
    const before = briefOf([[], ['one', 'two'], ['three']]);
    expect(labelsOf(before, briefOf([[], ['two', 'three'], ['one']], 'AB'))[1]).toEqual([
      '1.2',
      '2.1',
      '1.1',
    ]);
  });

  it('stay with a claim that is reworded', () => {
    const before = briefOf([[], ['Dredging of the port began in April.', 'two']]);
    const after = briefOf([[], ['new', 'Dredging of the port began in May.']]);
    expect(labelsOf(before, after)[1]).toEqual(['1.3', '1.1']);
  });

  it('follow a theme that is renamed or moved, so that its new claims count on', () => {
    const before = briefOf([[], ['one', 'two'], ['three', 'four']]);
    const after = briefOf([[], ['three', 'four', 'five'], ['one', 'two', 'six']], 'XY');
    expect(labelsOf(before, after)[1]).toEqual(['2.1', '2.2', '2.3', '1.1', '1.2', '1.3']);
  });

  it('begin a number of their own for a new theme, though an old one is gone', () => {
    const before = briefOf([[], ['one'], ['two']], 'AB');
    expect(labelsOf(before, briefOf([[], ['one'], ['three']], 'AC'))[1]).toEqual(['1.1', '3.1']);
  });

  it('are not given to a claim that is written anew after it was dropped', () => {
    const whole = briefOf([[], ['one', 'two']]);
    expect(labelsOf(whole, briefOf([[], ['one']]), whole)[2]).toEqual(['1.1', '1.3']);
  });

  it('are two for the same words in two places', () => {
    expect(labelsOf(briefOf([[], ['one', 'one'], ['one']]))).toEqual([['1.1', '1.2', '2.1']]);
  });
});

// Few words, so that claims are often alike and pairs are hard to tell.
const claimText = fc
  .array(fc.constantFrom('port', 'rail', 'grain', 'toll', 'north', 'south', 'ferry'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => words.join(' '));
const wording = fc
  .array(fc.array(claimText, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((themes) =>
    fc
      .shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 4 })
      .map((titles) => briefOf(themes, titles.join(''))),
  );

describe('over any sequence of wordings', () => {
  it('no claim that stayed changes its label, and no label is given twice', () => {
    fc.assert(
      fc.property(fc.array(wording, { minLength: 1, maxLength: 6 }), (wordings) => {
        const all = fold(wordings);
        const given = new Set<string>();
        all.forEach(({ content, labels, used }, index) => {
          expect(labels.claims).toHaveLength(placedClaims(content).length);
          expect(new Set(labels.claims).size).toBe(labels.claims.length);
          expect(labels.themes).toHaveLength(content.themes.length);
          expect(new Set(labels.themes).size).toBe(labels.themes.length);

          const previous = all[index - 1];
          const pairs = previous ? pairClaims(previous.content, content).pairs : [];
          const stayed = new Set<string | undefined>();
          for (const { before, after } of previous ? pairs : []) {
            const label = labels.claims[claimOrdinal(content, after)];
            expect(label).toBe(previous?.labels.claims[claimOrdinal(previous.content, before)]);
            stayed.add(label);
          }
          for (const label of labels.claims) {
            expect(stayed.has(label) || !given.has(label)).toBe(true);
            given.add(label);
            const [theme = '', number = ''] = label.split('.');
            expect(used[Number(theme)]).toBeGreaterThanOrEqual(Number(number));
          }
        });
      }),
    );
  });

  it('a wording that is taken up again has its labels again, and what follows uses no number twice', () => {
    fc.assert(
      fc.property(wording, wording, wording, (one, two, three) => {
        const [first, second] = fold([one, two]);
        if (!first || !second) return;
        const restored = { ...first, used: second.used };
        const after = nextLabels(restored, three);
        const known = new Set([...first.labels.claims, ...second.labels.claims]);
        const kept = new Set(
          pairClaims(one, three).pairs.map(({ before }) => first.labels.claims[claimOrdinal(one, before)]),
        );
        for (const label of after.labels.claims) expect(kept.has(label) || !known.has(label)).toBe(true);
      }),
    );
  });
});
