import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { similarity } from '../../../src/knowledge/comparing/brief-similarity.ts';
import type { BriefContent } from '../../../src/knowledge/brief.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { TwinFinder } from '../../../src/knowledge/comparing/twin-finder.ts';
import { claim, longBrief, sampleBrief } from '../../storage/sample-brief.ts';

const summit = readBrief(readFileSync('data/briefs/c5plus1.txt', 'utf8')).brief as BriefContent;

/** The brief with every `nth` claim worded anew. */
function rewrite(brief: BriefContent, nth: number): BriefContent {
  let index = 0;
  const themes = brief.themes.map((theme) => ({
    ...theme,
    claims: theme.claims.map((own) =>
      index++ % nth === 0 ? claim(`Something else was written here in place of claim number ${index}.`) : own,
    ),
  }));
  return { ...brief, title: 'Another title', themes };
}

describe('the brief that another is a version of', () => {
  const finder = new TwinFinder([sampleBrief(), summit, longBrief('Port of Baku', 30)]);

  it('is found when every third claim was rewritten', () => {
    const twin = finder.find(rewrite(summit, 3));
    expect(twin?.brief).toBe(summit);
    expect(twin?.likeness).toBe(similarity(summit, rewrite(summit, 3)));
  });

  it('is not there when all claims were rewritten', () => {
    expect(finder.find(rewrite(summit, 1))).toBeUndefined();
  });

  it('is found by less where the titles are the same', () => {
    const brief = sampleBrief({ coreViewpoint: [claim('Quite another view of the port in a few words.')] });
    const rewritten: BriefContent = {
      ...brief,
      themes: [{ title: 'Works', kind: 'theme', claims: [claim('Dredging began in April 2026.')] }],
    };
    expect(finder.find({ ...rewritten, title: 'Dredging' })).toBeUndefined();
    expect(finder.find({ ...rewritten, themes: brief.themes, title: 'PORT OF AKTAU' })?.brief.title).toBe(
      'Port of Aktau',
    );
  });

  it('is itself before all others', () => {
    const drafts = [longBrief('Port of Baku', 29), longBrief('Port of Baku', 30)];
    expect(new TwinFinder(drafts).find(longBrief('Port of Baku', 30))).toEqual({
      brief: drafts[1],
      likeness: 1,
    });
  });
});
