import type { BriefContent, Claim } from '../../src/knowledge/brief.ts';

/** A claim with a text, and citations where they matter. */
export function claim(text: string, citations: readonly number[] = [1]): Claim {
  return { text, citations, isChallenge: false };
}

/** A brief of three claims, to be varied by what a test is about. */
export function sampleBrief(changes: Partial<BriefContent> = {}): BriefContent {
  return {
    title: 'Port of Aktau',
    language: 'en',
    coreViewpoint: [claim('Aktau is being dredged to keep pace with a falling sea.', [1, 2])],
    themes: [
      { title: 'Works', kind: 'theme', claims: [claim('Dredging began in April 2025.', [3])] },
      {
        title: 'Challenges Ahead',
        kind: 'challenges',
        claims: [
          { text: 'The Caspian has dropped by two metres since 1995.', citations: [4], isChallenge: true },
        ],
      },
    ],
    source: { title: '阿克套港', publisher: 'Caspian Review', publishedAt: '2025-05-02T09:30' },
    ...changes,
  };
}

/** A brief of `count` claims, each unlike the others. */
export function longBrief(title: string, count: number): BriefContent {
  const claims = Array.from({ length: count }, (_, index) =>
    claim(`In ${1900 + index} the ${title} handled ${index * 37} thousand tons of grain and ore.`, [
      index + 1,
    ]),
  );
  return sampleBrief({ title, themes: [{ title: 'Trade', kind: 'theme', claims }] });
}
