import { describe, expect, it } from 'vitest';
import { type BriefContent } from '../../../src/knowledge/brief.ts';
import { similarity } from '../../../src/knowledge/comparing/brief-similarity.ts';

function brief(...texts: string[]): BriefContent {
  const claims = texts.map((text) => ({ text, citations: [1], isChallenge: false }));
  return {
    title: 'Aktau',
    language: 'en',
    coreViewpoint: claims.slice(0, 1),
    themes: [{ title: 'Works', kind: 'theme', claims: claims.slice(1) }],
    source: { title: null, publisher: null, publishedAt: null },
  };
}

const PORT = brief(
  'Aktau is being dredged to keep pace with a falling sea.',
  'Dredging began in April 2025 and will cost 90 million dollars.',
  'Rail freight to Baku doubled within three years.',
);

describe('similarity', () => {
  it('is 1 for the same claims, whatever their order, case, titles and citations', () => {
    const other = {
      ...PORT,
      title: 'Another title',
      coreViewpoint: [],
      themes: [
        {
          title: 'All',
          kind: 'theme' as const,
          claims: [...(PORT.themes[0]?.claims ?? []), ...PORT.coreViewpoint].map((claim) => ({
            ...claim,
            text: claim.text.toUpperCase(),
            citations: [7],
          })),
        },
      ],
    };
    expect(similarity(PORT, other)).toBe(1);
  });

  it('is high for a version with a claim added and a figure corrected', () => {
    const version = brief(
      'Aktau is being dredged to keep pace with a falling sea.',
      'Dredging began in April 2025 and will cost 95 million dollars.',
      'Rail freight to Baku doubled within three years.',
      'Six hundred people are employed.',
    );
    expect(similarity(PORT, version)).toBeGreaterThan(0.6);
    expect(similarity(PORT, version)).toBe(similarity(version, PORT));
  });

  it('is low for another brief on the same subject', () => {
    const other = brief(
      'The port of Aktau competes with Kuryk for oil and grain.',
      'A second rail ferry to Baku was launched in 2024.',
    );
    expect(similarity(PORT, other)).toBeLessThan(0.1);
  });

  it('works for scripts without spaces', () => {
    const chinese = brief('里海水位自1995年以来下降了两米。');
    expect(similarity(chinese, brief('里海水位自1995年以来下降了三米。'))).toBeGreaterThan(0.6);
    expect(similarity(chinese, brief('阿克套港口正在疏浚。'))).toBe(0);
  });

  it('is 0 where there is nothing to compare', () => {
    expect(similarity(brief(), brief())).toBe(0);
    expect(similarity(brief('…'), PORT)).toBe(0);
  });
});
