import { expect, it } from 'vitest';
import type { Brief, BriefContent } from '../../../src/knowledge/brief.ts';
import { claimHistory } from '../../../src/knowledge/claim-ids/claim-history.ts';
import {
  firstLabels,
  nextLabels,
  type LabelledContent,
} from '../../../src/knowledge/claim-ids/claim-labels.ts';
import { exampleBrief } from '../example-brief.ts';

/** Versions of a brief of one theme, each with these claims. */
function versions(...wordings: { title?: string; claims: (readonly [string, number[]])[] }[]): Brief[] {
  let last: LabelledContent | undefined;
  return wordings.map(({ title = 'Money', claims }, index) => {
    const content: BriefContent = exampleBrief({
      coreViewpoint: [],
      themes: [
        {
          title,
          kind: 'theme',
          claims: claims.map(([text, citations]) => ({ text, citations, isChallenge: false })),
        },
      ],
    });
    last = last ? nextLabels(last, content) : firstLabels(content);
    return exampleBrief({ ...content, version: index + 1, labels: last.labels.claims });
  });
}

const TOLL = 'Lorries will pay a toll of 14 euros.';
const OTHER = 'Ferries end in June.';

it('tells of each change of wording, theme and citations, and of nothing else', () => {
  const events = claimHistory(
    versions(
      { claims: [[TOLL, [1]]] },
      {
        claims: [
          [OTHER, [9]],
          [TOLL, [1]],
        ],
      },
      { claims: [[TOLL.replace('14', '15'), [1, 2]]] },
      { title: 'Tolls', claims: [[TOLL.replace('14', '15'), [1, 2]]] },
    ),
    '1.1',
  );
  expect(events.map(({ kind, brief }) => [kind, brief.version])).toEqual([
    ['first', 1],
    ['changed', 3],
    ['changed', 4],
  ]);
  expect(events[1]).toMatchObject({ isReworded: true, isMoved: false, isCitedOtherwise: true });
  expect(events[2]).toMatchObject({ isReworded: false, isMoved: true, isCitedOtherwise: false });
});

it('tells when a claim was dropped, and when it was back', () => {
  const [first, second] = versions({ claims: [[TOLL, [1]]] }, { claims: [[OTHER, [9]]] });
  if (!first || !second) throw new Error('two versions');
  const events = claimHistory([first, second, { ...first, version: 3 }], '1.1');
  expect(events.map(({ kind, brief }) => [kind, brief.version])).toEqual([
    ['first', 1],
    ['dropped', 2],
    ['back', 3],
  ]);
});

it('is empty for a claim that never was', () => {
  expect(claimHistory(versions({ claims: [[TOLL, [1]]] }), '9.9')).toEqual([]);
});
