import type { Brief, Claim } from '../../src/knowledge/brief.ts';
import { firstLabels } from '../../src/knowledge/claim-ids/claim-labels.ts';

/** A claim with a citation; `!` at its end marks one that states a challenge. */
function claim(text: string, index: number): Claim {
  return { text: text.replace(/!$/, ''), citations: [index + 1], isChallenge: text.endsWith('!') };
}

/** A brief about a bridge that no one has built, its id and slug being the same. */
export function exampleBrief(overrides: Partial<Brief> = {}): Brief {
  const brief = {
    id: 'bridge',
    slug: 'bridge',
    code: 'BRI',
    title: 'Rhine bridge at Neuwied',
    language: 'en',
    guildId: null,
    version: 1,
    updatedAt: null,
    updatedBy: null,
    source: { title: 'A bridge too late', publisher: 'Rhine Courier', publishedAt: '2026-03-04T09:30' },
    coreViewpoint: [
      'Germany will open a new bridge over the Rhine at Neuwied in May 2031, replacing a ferry that carried 900 cars a day.',
    ].map(claim),
    themes: [
      {
        title: 'Money and Funding',
        kind: 'theme' as const,
        claims: [
          'The bridge costs 412 million euros, of which the European Union pays a third.',
          'Lorries will pay a toll of 14 euros, while cyclists cross free of charge.',
          'The ferry operator receives compensation, because its licence would have run until 2040.',
        ].map(claim),
      },
      {
        title: 'Design and Construction',
        kind: 'theme' as const,
        claims: [
          'The Danish architect Ida Holm designed a cable-stayed span without a pier in the river.',
          'Work begins in Koblenz, where the steel segments are welded before barges bring them upstream.',
          'Falcons nesting on the old mast may delay the first pile by a season.!',
        ].map(claim),
      },
      {
        title: 'Obstacles',
        kind: 'challenges' as const,
        claims: [
          'Low water could stop the barges for weeks in a dry autumn.!',
          'Two villages have gone to court over noise on the eastern ramp.!',
        ].map(claim),
      },
    ],
    ...overrides,
  } satisfies Omit<Brief, 'labels'>;
  return { labels: firstLabels(brief).labels.claims, ...brief };
}

/** A second brief, on another subject. */
export function otherBrief(): Brief {
  return exampleBrief({
    id: 'tea',
    slug: 'tea',
    code: 'TEA',
    title: 'Tea harvest in Assam',
    coreViewpoint: ["India's tea harvest in Assam fell by 18% after floods in June."].map(claim),
    themes: [
      {
        title: 'Growers and Wages',
        kind: 'theme' as const,
        claims: [
          'Pickers earn 250 rupees a day, which unions in Guwahati call too little.',
          'Small growers sell their leaves to factories that set the price each morning.',
        ].map(claim),
      },
    ],
  });
}
