import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/commands/passages/passage-links.ts';
import { DependencyError } from '../../../src/errors.ts';
import type { BriefStore } from '../../../src/knowledge/stores/brief-store.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { servicesWith, someone } from '../services.ts';

describe('linksOf', () => {
  it('reads the passages of a version once, and those of the next version anew', async () => {
    const { library, store } = await servicesWith([]);
    const { brief: content } = readBrief('Group 1: Trade\n- Trade grew [1].');
    if (!content) throw new Error('no brief');
    const { guildId, userId: by } = someone;
    const published = await store.briefs.publish({ guildId, by, slug: 'trade', content });
    if (published.kind !== 'saved') throw new Error(published.kind);
    const briefId = published.brief.id;
    const read: (number | undefined)[] = [];
    const passages: BriefStore['passages'] = async (guild, id, version) => {
      read.push(version);
      return await store.briefs.passages(guild, id, version);
    };
    const briefs = Object.assign(Object.create(store.briefs) as BriefStore, { passages });
    const links = async () => {
      const { briefs: own } = await library.collection(guildId);
      return [...(await linksOf([...own, ...own], { ...store, briefs })).values()];
    };
    expect([await links(), await links()]).toEqual([[new Map()], [new Map()]]);
    const change = { guildId, by, briefId, baseVersion: 1 };
    const url = 'https://example.org/';
    await store.briefs.replacePassages({ ...change, passages: [{ number: 1, text: null, url }] });
    expect(await links()).toEqual([new Map([[1, url]])]);
    expect(read).toEqual([1, 2]);
  });

  it('gives none while the store is away, and reads them once it is back', async () => {
    const { library, store } = await servicesWith([]);
    const { brief: content } = readBrief('Group 1: Trade\n- Trade grew [1].');
    if (!content) throw new Error('no brief');
    const { guildId, userId: by } = someone;
    const passages = [{ number: 1, text: null, url: 'https://example.org/' }];
    await store.briefs.publish({ guildId, by, slug: 'trade', content, passages });
    const { briefs: own } = await library.collection(guildId);
    const away = { passages: () => Promise.reject(new DependencyError('away')) };
    const briefs = Object.assign(Object.create(store.briefs) as BriefStore, away);
    expect([...(await linksOf(own, { ...store, briefs })).values()]).toEqual([new Map()]);
    expect([...(await linksOf(own, store)).values()]).toEqual([new Map([[1, 'https://example.org/']])]);
  });
});
