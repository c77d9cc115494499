import { expect, it } from 'vitest';
import type { Passage } from '../../../src/knowledge/stores/brief-store.ts';
import { claim, sampleBrief } from '../sample-brief.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, changeOf, GUILD, publish } from './publish.ts';

/** Lists, versions, passages, and what an index needs to follow. */
export function briefHistoryContract(open: Open): void {
  it('tells who made each version, when, how and why, newest first', async () => {
    const { briefs, ...rest } = await open();
    const brief = await publish({ briefs, ...rest }, { note: 'from the ministry' });
    await briefs.save({
      ...changeOf(brief, BORIS),
      content: sampleBrief({ coreViewpoint: [] }),
      note: 'cut',
    });
    await briefs.restore({ ...changeOf(brief), baseVersion: 2, version: 1 });

    const shared = { title: 'Port of Aktau', slug: 'aktau' };
    const at = (second: number) => `2030-01-01T00:00:0${second}.000Z`;
    expect(await briefs.history(GUILD, brief.id)).toEqual([
      {
        ...shared,
        version: 3,
        kind: 'restored',
        claimCount: 3,
        by: ANNA,
        at: at(2),
        note: null,
        restoredFrom: 1,
      },
      {
        ...shared,
        version: 2,
        kind: 'edited',
        claimCount: 2,
        by: BORIS,
        at: at(1),
        note: 'cut',
        restoredFrom: null,
      },
      {
        ...shared,
        version: 1,
        kind: 'published',
        claimCount: 3,
        by: ANNA,
        at: at(0),
        note: 'from the ministry',
        restoredFrom: null,
      },
    ]);
  });

  it('restores the wording and the passages of an earlier version, but not its slug', async () => {
    const { briefs, ...rest } = await open();
    const passages = [{ number: 1, text: 'One', url: null }];
    const brief = await publish({ briefs, ...rest }, { passages });
    const current = changeOf(brief);
    await briefs.rename({ ...current, title: 'New', slug: 'new' });
    await briefs.save({
      ...current,
      baseVersion: 2,
      content: sampleBrief({ coreViewpoint: [] }),
      passages: [],
    });

    const restored = await briefs.restore({ ...current, baseVersion: 3, version: 1 });
    expect(restored).toMatchObject({ kind: 'saved', brief: { ...sampleBrief(), slug: 'new', version: 4 } });
    expect(await briefs.passages(GUILD, brief.id)).toEqual(passages);
    expect(await briefs.get(GUILD, brief.id, 1)).toMatchObject({ slug: 'aktau' });
    expect(await briefs.restore({ ...current, baseVersion: 4, version: 9 })).toEqual({ kind: 'missing' });
  });

  it('keeps the passages of every version', async () => {
    const { briefs, ...rest } = await open();
    const brief = await publish({ briefs, ...rest });
    expect(await briefs.passages(GUILD, brief.id)).toEqual([]);

    const two: Passage[] = [
      { number: 7, text: null, url: 'https://example.org/7' },
      { number: 2, text: 'Сказано слово в слово.', url: null },
    ];
    const result = await briefs.replacePassages({ ...changeOf(brief), passages: two, note: 'pasted' });
    expect(result).toMatchObject({ kind: 'saved', brief: { ...sampleBrief(), version: 2 } });
    await briefs.save({ ...changeOf(brief), baseVersion: 2, content: sampleBrief({ language: 'ru' }) });
    await briefs.replacePassages({ ...changeOf(brief), baseVersion: 3, passages: [] });

    const byNumber = two.toReversed();
    expect(await briefs.passages(GUILD, brief.id, 1)).toEqual([]);
    expect(await briefs.passages(GUILD, brief.id, 2)).toEqual(byNumber);
    expect(await briefs.passages(GUILD, brief.id, 3)).toEqual(byNumber);
    expect(await briefs.passages(GUILD, brief.id)).toEqual([]);
    expect(await briefs.history(GUILD, brief.id)).toMatchObject([
      { kind: 'passages' },
      { kind: 'edited' },
      { kind: 'passages', note: 'pasted' },
      { kind: 'published' },
    ]);
  });

  it('lists briefs by title, with what a list shows', async () => {
    const store = await open();
    const brief = await publish(store);
    await publish(store, { slug: 'b', content: sampleBrief({ title: 'Baku', source: NO_SOURCE }) });

    expect(await store.briefs.list(GUILD)).toMatchObject([
      { title: 'Baku', slug: 'b', publishedAt: null },
      {
        id: brief.id,
        title: 'Port of Aktau',
        slug: 'aktau',
        version: 1,
        claimCount: 3,
        publishedAt: '2025-05-02T09:30',
        updatedAt: '2030-01-01T00:00:00.000Z',
        updatedBy: ANNA,
        removed: false,
      },
    ]);
  });

  it('knows nothing of a brief that was never there', async () => {
    const { briefs } = await open();
    expect(await briefs.get(GUILD, 'nothing')).toBeUndefined();
    expect(await briefs.history(GUILD, 'nothing')).toEqual([]);
    expect(await briefs.since(GUILD, 0)).toEqual({ ...NO_CHANGE, revision: 0, complete: true });
  });

  it('gives an index all that it needs, then only what has changed', async () => {
    const { briefs, ...rest } = await open();
    const first = await publish({ briefs, ...rest });
    const second = await publish({ briefs, ...rest }, { slug: 'b', content: sampleBrief({ title: 'Baku' }) });
    const start = await briefs.since(GUILD, 0);
    expect(start).toMatchObject({ revision: 2, complete: true, changed: [first, second], removed: [] });

    expect(await briefs.since(GUILD, 2)).toEqual({ ...NO_CHANGE, revision: 2, complete: false });
    const content = sampleBrief({ coreViewpoint: [claim('New.')] });
    await briefs.save({ ...changeOf(first), content });
    await briefs.remove(changeOf(second));
    expect(await briefs.since(GUILD, 2)).toMatchObject({
      revision: 4,
      complete: false,
      changed: [{ id: first.id, version: 2, ...content }],
      removed: [second.id],
    });
  });

  it('gives an index everything anew when the index is ahead of the store', async () => {
    const store = await open();
    const brief = await publish(store);
    const gone = await publish(store, { slug: 'gone' });
    await store.briefs.remove(changeOf(gone));
    expect(await store.briefs.since(GUILD, 99)).toMatchObject({
      revision: 3,
      complete: true,
      changed: [brief],
      removed: [],
    });
  });
}

const NO_CHANGE = { changed: [], removed: [], guild: undefined };
const NO_SOURCE = { title: null, publisher: null, publishedAt: null };
