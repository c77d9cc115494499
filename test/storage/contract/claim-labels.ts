import { expect, it } from 'vitest';
import type { BriefContent } from '../../../src/knowledge/brief.ts';
import { claim, sampleBrief } from '../sample-brief.ts';
import type { Open } from '../store-contract.ts';
import { changeOf, GUILD, OTHER_GUILD, publish } from './publish.ts';

const WORKS = 'Dredging began in April 2025.';

/** A brief whose first theme has these claims. */
function works(...texts: string[]): BriefContent {
  const { themes } = sampleBrief();
  return sampleBrief({
    themes: [{ title: 'Works', kind: 'theme', claims: texts.map((text) => claim(text)) }, ...themes.slice(1)],
  });
}

/** The codes of briefs and the labels of claims: given once, kept for good. */
export function claimLabelsContract(open: Open): void {
  it('labels claims by theme and place, the core viewpoint as theme 0', async () => {
    expect(await publish(await open())).toMatchObject({ code: 'AKT', labels: ['0.1', '1.1', '2.1'] });
  });

  it('lets a claim keep its label through rewording, moving and renaming', async () => {
    const { briefs, ...rest } = await open();
    const brief = await publish({ briefs, ...rest });
    const content = works('A survey comes first.', `${WORKS.slice(0, -1)} at last.`);
    await briefs.save({ ...changeOf(brief), content });
    const renamed = { ...changeOf(brief), baseVersion: 2, title: 'Other', slug: 'other' };
    expect(await briefs.rename(renamed)).toMatchObject({
      brief: { code: 'AKT', labels: ['0.1', '1.2', '1.1', '2.1'] },
    });
    expect(await briefs.get(GUILD, brief.id)).toMatchObject({ labels: ['0.1', '1.2', '1.1', '2.1'] });
    expect(await briefs.get(GUILD, brief.id, 1)).toMatchObject({ labels: ['0.1', '1.1', '2.1'] });
    expect((await briefs.since(GUILD, 0)).changed).toMatchObject([{ labels: ['0.1', '1.2', '1.1', '2.1'] }]);
  });

  it('brings labels back with the wording that is restored, and gives no number twice after that', async () => {
    const { briefs, ...rest } = await open();
    const brief = await publish({ briefs, ...rest });
    const change = changeOf(brief);
    await briefs.save({ ...change, content: works('Ferries left for Baku every night.') });
    const restored = await briefs.restore({ ...change, baseVersion: 2, version: 1 });
    expect(restored).toMatchObject({ brief: { labels: ['0.1', '1.1', '2.1'] } });
    const content = works(WORKS, 'Grain goes by rail.');
    const saved = await briefs.save({ ...change, baseVersion: 3, content });
    expect(saved).toMatchObject({ brief: { labels: ['0.1', '1.1', '1.3', '2.1'] } });
  });

  it('gives each brief of a guild a code of its own, removed ones and bundled ones included', async () => {
    const store = await open({ bundledCodes: ['AKT2'] });
    await store.briefs.remove(changeOf(await publish(store)));
    expect(await publish(store)).toMatchObject({ code: 'AKT3' });
    expect(await publish(store, { guildId: OTHER_GUILD })).toMatchObject({ code: 'AKT' });
    expect(await store.briefs.list(GUILD)).toMatchObject([{ code: 'AKT3' }]);
    expect(await store.briefs.list(GUILD, { removed: true })).toMatchObject([{ code: 'AKT' }]);
  });
}
