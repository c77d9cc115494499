import { expect, it } from 'vitest';
import type { ReportInput } from '../../../src/knowledge/stores/report-store.ts';
import { claim, sampleBrief } from '../sample-brief.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, changeOf, GUILD, publish } from './publish.ts';

/** Two stores on one database, many calls at once, and closing in between. */
export function concurrencyContract(open: Open): void {
  it('finds everything again after a restart', async () => {
    const before = await open();
    const brief = await publish(before, { passages: [{ number: 1, text: 'One', url: null }] });
    const draft = await before.drafts.save({
      guildId: GUILD,
      by: ANNA,
      title: null,
      text: 'half',
      basedOn: null,
    });
    await before.settings.update({ guildId: GUILD, by: ANNA, note: '' }, (settings) => ({
      ...settings,
      defaultBriefId: brief.id,
    }));
    await before.close();

    const after = await open();
    expect(await after.briefs.get(GUILD, brief.id)).toEqual({ ...brief, removed: false });
    expect(await after.briefs.passages(GUILD, brief.id)).toHaveLength(1);
    expect(await after.drafts.get({ guildId: GUILD, by: ANNA }, draft.id)).toEqual(draft);
    expect(await after.settings.get(GUILD)).toMatchObject({ defaultBriefId: brief.id });
    expect(
      await after.briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) }),
    ).toMatchObject({
      kind: 'saved',
    });
  });

  it('shows one store at once what another has saved', async () => {
    const [one, two] = [await open(), await open()];
    const brief = await publish(one);
    const known = await two.briefs.since(GUILD, 0);
    expect(known.changed).toEqual([brief]);

    await one.briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) });
    expect(await two.briefs.since(GUILD, known.revision)).toMatchObject({ changed: [{ version: 2 }] });
  });

  it('lets one of two moderators win who save the same version at once', async () => {
    const [one, two] = [await open(), await open()];
    const brief = await publish(one);
    const results = await Promise.all([
      one.briefs.save({
        ...changeOf(brief, ANNA),
        content: sampleBrief({ coreViewpoint: [claim('Anna.')] }),
      }),
      two.briefs.save({
        ...changeOf(brief, BORIS),
        content: sampleBrief({ coreViewpoint: [claim('Boris.')] }),
      }),
    ]);

    expect(results.map((result) => result.kind).sort()).toEqual(['saved', 'stale']);
    const winner = results.find((result) => result.kind === 'saved');
    const loser = results.find((result) => result.kind === 'stale');
    expect(loser?.since).toMatchObject([{ version: 2, by: winner?.brief.updatedBy }]);
    expect(await one.briefs.history(GUILD, brief.id)).toHaveLength(2);
  });

  it('loses none of many changes made at once through two stores', async () => {
    const stores = [await open(), await open()];
    const published = await Promise.all(
      Array.from({ length: 20 }, (_, index) => publish(stores[index % 2]!, { slug: `brief-${index}` })),
    );

    const [store] = stores;
    expect(new Set(published.map((brief) => brief.id)).size).toBe(20);
    expect(await store?.briefs.list(GUILD)).toHaveLength(20);
    const log = await store!.audit.list(GUILD, { limit: 100 });
    expect(log.map((entry) => entry.revision)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
  });

  it('files one report when a member sends it twice at once', async () => {
    const stores = [await open(), await open()];
    const report: ReportInput = {
      guildId: GUILD,
      briefId: 'c5plus1',
      version: 1,
      position: { themeIndex: 0, claimIndex: 0 },
      claimText: 'Trade grew. '.repeat(1_000),
      kind: 'unclear',
      text: '',
      reporter: BORIS,
    };
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => stores[index % 2]!.reports.file(report)),
    );
    expect(results.filter(({ kind }) => kind === 'filed')).toHaveLength(1);
    expect(new Set(results.map((result) => result.report.id)).size).toBe(1);
    expect(await stores[0]?.reports.listOpen(GUILD)).toHaveLength(1);
  });

  it('reads while a change is under way', async () => {
    const store = await open();
    const brief = await publish(store);
    const [saved, read] = await Promise.all([
      store.briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) }),
      store.briefs.get(GUILD, brief.id),
    ]);
    expect(saved).toMatchObject({ kind: 'saved' });
    expect(read?.version === 1 ? 'en' : 'fr').toBe(read?.language);
  });
}
