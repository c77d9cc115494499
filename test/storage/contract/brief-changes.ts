import { expect, it } from 'vitest';
import { claim, sampleBrief } from '../sample-brief.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, changeOf, GUILD, OTHER_GUILD, publish } from './publish.ts';

/** Publishing, saving, renaming, removing, restoring: what is done and what is refused. */
export function briefChangesContract(open: Open): void {
  it('publishes a brief at version 1 and gives it back word for word', async () => {
    const { briefs } = await open();
    const result = await briefs.publish({ guildId: GUILD, by: ANNA, slug: 'aktau', content: sampleBrief() });

    expect(result).toEqual({
      kind: 'saved',
      brief: {
        ...sampleBrief(),
        id: expect.stringMatching(/^[0-9a-z]{12}$/) as string,
        guildId: GUILD,
        slug: 'aktau',
        code: 'AKT',
        labels: ['0.1', '1.1', '2.1'],
        version: 1,
        updatedAt: '2030-01-01T00:00:00.000Z',
        updatedBy: ANNA,
      },
    });
    if (result.kind !== 'saved') return;
    expect(await briefs.get(GUILD, result.brief.id)).toEqual({ ...result.brief, removed: false });
  });

  it('keeps any script, emoji and control character, and a text of a megabyte', async () => {
    const store = await open();
    const texts = [
      'Ақтау порты 阿克套 アクタウ',
      '👩‍👩‍👧‍👦 é e\u0301 \u202E\u0000 \u2028',
      'long '.repeat(210_000),
    ];
    const content = sampleBrief({
      title: '«O’Brien»; drop table brief',
      coreViewpoint: texts.map((text) => claim(text)),
    });
    const brief = await publish(store, { content });

    expect(await store.briefs.get(GUILD, brief.id)).toMatchObject(content);
  });

  it('saves a new version on top of the one it was made from', async () => {
    const store = await open();
    const brief = await publish(store);
    const content = sampleBrief({ coreViewpoint: [claim('Aktau lies dry.')] });
    const result = await store.briefs.save({ ...changeOf(brief, BORIS), content });

    expect(result).toMatchObject({ kind: 'saved', brief: { ...content, version: 2, updatedBy: BORIS } });
    expect(await store.briefs.get(GUILD, brief.id)).toMatchObject({ ...content, version: 2 });
    expect(await store.briefs.get(GUILD, brief.id, 1)).toMatchObject({ ...sampleBrief(), version: 1 });
  });

  it('refuses a stale save, says what was done in between, and writes nothing', async () => {
    const store = await open();
    const brief = await publish(store);
    const content = sampleBrief({ coreViewpoint: [claim('By Boris.')] });
    await store.briefs.save({ ...changeOf(brief, BORIS), content, note: 'shorter' });
    await store.briefs.rename({
      ...changeOf(brief, BORIS),
      baseVersion: 2,
      title: 'Aktau',
      slug: 'aktau-port',
    });

    const stale = await store.briefs.save({ ...changeOf(brief), content: sampleBrief({ title: 'By Anna' }) });
    expect(stale).toMatchObject({
      kind: 'stale',
      brief: { title: 'Aktau', version: 3 },
      since: [
        { version: 3, kind: 'renamed', by: BORIS },
        { version: 2, kind: 'edited', by: BORIS, note: 'shorter' },
      ],
    });
    expect(await store.briefs.history(GUILD, brief.id)).toHaveLength(3);
  });

  it('refuses every kind of change when it is stale', async () => {
    const { briefs, ...rest } = await open();
    const brief = await publish({ briefs, ...rest });
    await briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) });

    const results = [
      await briefs.rename({ ...changeOf(brief), title: 'T', slug: 't' }),
      await briefs.replacePassages({ ...changeOf(brief), passages: [{ number: 1, text: 'P', url: null }] }),
      await briefs.remove(changeOf(brief)),
      await briefs.restore({ ...changeOf(brief), version: 1 }),
    ];
    expect(results.map((result) => result.kind)).toEqual(['stale', 'stale', 'stale', 'stale']);
  });

  it('makes no version when nothing is different', async () => {
    const store = await open();
    const passages = [{ number: 1, text: 'One', url: null }];
    const brief = await publish(store, { passages });

    const results = [
      await store.briefs.save({ ...changeOf(brief), content: brief, passages }),
      await store.briefs.rename({ ...changeOf(brief), title: brief.title, slug: brief.slug }),
      await store.briefs.replacePassages({ ...changeOf(brief), passages }),
      await store.briefs.restore(changeOf(brief)),
      await store.briefs.restore({ ...changeOf(brief), version: 1 }),
    ];
    expect(new Set(results.map((result) => result.kind))).toEqual(new Set(['unchanged']));
    expect(await store.briefs.history(GUILD, brief.id)).toHaveLength(1);
    expect(await store.audit.list(GUILD, { limit: 10 })).toHaveLength(1);
  });

  it('renames the title in the text and the slug', async () => {
    const store = await open();
    const brief = await publish(store);
    await store.briefs.rename({ ...changeOf(brief), title: 'Порт Актау', slug: 'port-aktau' });

    expect(await store.briefs.get(GUILD, brief.id)).toMatchObject({
      title: 'Порт Актау',
      slug: 'port-aktau',
    });
    expect(await store.briefs.list(GUILD)).toMatchObject([{ title: 'Порт Актау', slug: 'port-aktau' }]);
  });

  it('keeps slugs unique among the living briefs of a guild', async () => {
    const store = await open();
    const brief = await publish(store);
    const other = await publish(store, { slug: 'other' });
    await publish(store, { guildId: OTHER_GUILD });

    const again = await store.briefs.publish({
      guildId: GUILD,
      by: ANNA,
      slug: 'aktau',
      content: sampleBrief(),
    });
    expect(again).toMatchObject({ kind: 'slug-taken', by: { id: brief.id, slug: 'aktau' } });
    const renamed = await store.briefs.rename({ ...changeOf(other), title: 'Other', slug: 'aktau' });
    expect(renamed).toMatchObject({ kind: 'slug-taken', by: { id: brief.id } });
  });

  it('gives the slug of a removed brief free, and asks for another one when it comes back', async () => {
    const store = await open();
    const brief = await publish(store);
    await store.briefs.remove(changeOf(brief));
    const heir = await publish(store);

    const back = { ...changeOf(brief), baseVersion: 2 };
    expect(await store.briefs.restore(back)).toMatchObject({ kind: 'slug-taken', by: { id: heir.id } });
    expect(await store.briefs.restore({ ...back, slug: 'aktau-2' })).toMatchObject({
      kind: 'saved',
      brief: { id: brief.id, slug: 'aktau-2' },
    });
  });

  it('removes by a mark, and undoes it', async () => {
    const store = await open();
    const brief = await publish(store);
    expect(await store.briefs.remove(changeOf(brief))).toMatchObject({
      kind: 'saved',
      brief: { version: 2 },
    });
    expect(await store.briefs.list(GUILD)).toEqual([]);
    expect(await store.briefs.list(GUILD, { removed: true })).toMatchObject([
      { id: brief.id, removed: true },
    ]);
    expect(await store.briefs.get(GUILD, brief.id)).toMatchObject({ ...sampleBrief(), removed: true });

    const current = { ...changeOf(brief), baseVersion: 2 };
    expect(await store.briefs.save({ ...current, content: sampleBrief() })).toMatchObject({
      kind: 'removed',
    });
    expect(await store.briefs.remove(current)).toMatchObject({ kind: 'removed', brief: { id: brief.id } });

    expect(await store.briefs.restore(current)).toMatchObject({ kind: 'saved', brief: { version: 3 } });
    expect(await store.briefs.list(GUILD)).toMatchObject([{ id: brief.id, version: 3, removed: false }]);
  });

  it('lets a guild have only so many living briefs', async () => {
    const store = await open({ maxBriefsPerGuild: 2 });
    const first = await publish(store);
    await publish(store, { slug: 'b' });
    const third = { guildId: GUILD, by: ANNA, slug: 'c', content: sampleBrief() };
    expect(await store.briefs.publish(third)).toEqual({ kind: 'full', limit: 2 });

    await store.briefs.remove(changeOf(first));
    expect(await store.briefs.publish(third)).toMatchObject({ kind: 'saved' });
    const back = await store.briefs.restore({ ...changeOf(first), baseVersion: 2 });
    expect(back).toEqual({ kind: 'full', limit: 2 });
    expect(await store.briefs.publish({ ...third, guildId: OTHER_GUILD })).toMatchObject({ kind: 'saved' });
  });

  it('hides the briefs of one guild from every other', async () => {
    const store = await open();
    const brief = await publish(store, { passages: [{ number: 1, text: 'P', url: null }] });
    const foreign = { ...changeOf(brief), guildId: OTHER_GUILD };

    expect(await store.briefs.get(OTHER_GUILD, brief.id)).toBeUndefined();
    expect(await store.briefs.list(OTHER_GUILD)).toEqual([]);
    expect(await store.briefs.history(OTHER_GUILD, brief.id)).toEqual([]);
    expect(await store.briefs.passages(OTHER_GUILD, brief.id)).toEqual([]);
    expect(await store.briefs.since(OTHER_GUILD, 0)).toMatchObject({ changed: [], removed: [] });
    expect(await store.audit.list(OTHER_GUILD, { limit: 10 })).toEqual([]);
    const results = [
      await store.briefs.save({ ...foreign, content: sampleBrief({ title: 'Theirs' }) }),
      await store.briefs.rename({ ...foreign, title: 'Theirs', slug: 'theirs' }),
      await store.briefs.replacePassages({ ...foreign, passages: [] }),
      await store.briefs.remove(foreign),
      await store.briefs.restore(foreign),
    ];
    expect(new Set(results.map((result) => result.kind))).toEqual(new Set(['missing']));
    expect(await store.briefs.get(GUILD, brief.id)).toEqual({ ...brief, removed: false });
  });
}
