import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline-text.ts';

/** Sentences with something in them that looks like structure. */
const LOOK_ALIKES = [
  'The "C5+1" summit was held on December 19-20, 2019-2021 being the years before.',
  'Workers in the so-called Group 3 trades - miners, divers and steelworkers - may leave at 60.',
  'It wants an accord based on "equitable use - not historic use -" of the basin.',
  'The director said - in her own word - that it would be "heroic".',
  'The World Bank, backed by the Group of Seven, offered a loan of $1.5 - 2.0 billion.',
  'As Part 2 of the plan shows, Section 4: Ports was never funded.',
  'A ruling could take years - "a lifetime in a drought", as one diplomat put it - or more.',
  'U.S. - Japan trade grew, and so did trade with St. Lucia - by a third.',
  'The share of 1.35 billion rose 2.1 percent (1) at home and (2) abroad.',
  'The note called it "a - b * c • d" and nothing else.',
  'Article [2] of the treaty promises water [planned, not yet funded].',
];

describe('what only looks like structure', () => {
  it.each(LOOK_ALIKES)('stays in a claim on its own line: %s', (sentence) => {
    const cited = `${sentence.slice(0, -1)} [4].`;
    expect(
      outlineOf(`Core Viewpoint\n- Rents rose [1].\n\nGroup 1: Terms\n- ${cited}\n- Wages fell [5].`),
    ).toEqual(['- Rents rose. 1', '# Terms', `- ${sentence} 4`, '- Wages fell. 5']);
  });

  it.each(LOOK_ALIKES)('stays in a claim of a one-line text: %s', (sentence) => {
    const cited = `${sentence.slice(0, -1)} [4].`;
    expect(outlineOf(`Core Viewpoint - Rents rose [1]. Group 1: Terms - ${cited} - Wages fell [5].`)).toEqual(
      ['- Rents rose. 1', '# Terms', `- ${sentence} 4`, '- Wages fell. 5'],
    );
  });

  it('is a dash where the bullets are dots', () => {
    expect(outlineOf('Group 1: Terms\n• Rents rose [1]. - Wages fell [2].\n• Jobs grew [3].')).toEqual([
      '# Terms',
      '- Rents rose. - Wages fell. 1 2',
      '- Jobs grew. 3',
    ]);
  });

  it('is a dash in a title', () => {
    expect(outlineOf('Group 1: Terms - and Conditions\n- Rents rose [1].')).toEqual([
      '# Terms - and Conditions',
      '- Rents rose. 1',
    ]);
  });
});

describe('claims without citations', () => {
  it('end at a full stop before the next bullet', () => {
    expect(
      outlineOf('Core Viewpoint - Rents rose. Group 1: Terms - Work begins. - Wages fell [5]. - Jobs grew.'),
    ).toEqual(['- Rents rose.', '# Terms', '- Work begins.', '- Wages fell. 5', '- Jobs grew.']);
  });
});
