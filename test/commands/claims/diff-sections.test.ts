import { describe, expect, it } from 'vitest';
import { diffSections } from '../../../src/commands/claims/diff-sections.ts';
import type { BriefContent } from '../../../src/knowledge/brief.ts';
import { speaker } from '../../../src/messages/speak.ts';
import { claim, sampleBrief } from '../../storage/sample-brief.ts';
import { linesOf } from '../services.ts';

const say = speaker('en-US');

/** The sections as lines: `## heading`, then a line a bullet. */
function changesBetween(before: BriefContent, after: BriefContent): string[] {
  const sections = diffSections(before, after, say);
  return linesOf({ tone: 'answer', chapters: [{ title: '', sections }] }).slice(1);
}

const works = (...claims: readonly ReturnType<typeof claim>[]) =>
  sampleBrief({ themes: [{ title: 'Works', kind: 'theme', claims }] });

describe('diffSections', () => {
  it('is empty where nothing changed', () => {
    expect(diffSections(sampleBrief(), sampleBrief(), say)).toEqual([]);
  });

  it('shows a reworded claim in both wordings, with the citations of each', () => {
    const before = works(claim('Dredging of the old port began in April 2025.', [3]));
    const after = works(claim('Dredging of the old port began in May 2025.', [3, 4]));
    expect(changesBetween(before, after)).toEqual([
      '## Reworded claims',
      'Before: Dredging of the old port began in April 2025. [3]',
      'Now: Dredging of the old port began in May 2025. [3][4]',
    ]);
  });

  it('names the theme of what was added and dropped, and what moved where', () => {
    const moving = claim('The grain terminal handled two million tons.', [8]);
    const before = sampleBrief({
      themes: [
        { title: 'Works', kind: 'theme', claims: [claim('Dredging began in April 2025.', [3])] },
        { title: 'Trade', kind: 'theme', claims: [claim('Ore leaves by rail.', [5]), moving] },
      ],
    });
    const after = sampleBrief({
      themes: [
        { title: 'Works', kind: 'theme', claims: [claim('A new quay opened.', [9]), moving] },
        { title: 'Trade', kind: 'theme', claims: [claim('Ore leaves by rail.', [5])] },
      ],
    });
    expect(changesBetween(before, after)).toEqual([
      '## Added claims',
      'Works: A new quay opened. [9]',
      '## Dropped claims',
      'Works: Dredging began in April 2025. [3]',
      '## Moved claims',
      'Trade → Works: The grain terminal handled two million tons. ',
    ]);
  });

  it('says which citations came and went, and what is new about title, themes and source', () => {
    const before = works(claim('Dredging began in April 2025.', [3, 5]));
    const { themes, ...rest } = works(claim('Dredging began in April 2025.', [3, 7]));
    const after = {
      ...rest,
      title: 'Aktau',
      themes: themes.map((theme) => ({ ...theme, title: 'Dredging works' })),
      source: { ...rest.source, publisher: null },
    };
    expect(changesBetween(before, after)).toEqual([
      '## Title and source',
      'Title: Port of Aktau → Aktau ',
      'Publisher: Caspian Review → none ',
      '## Themes',
      'Renamed: Works → Dredging works ',
      '## Other citations',
      'Added [7], dropped [5]: Dredging began in April 2025. ',
    ]);
  });
});
