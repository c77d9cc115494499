import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Brief, BriefContent } from '../../src/knowledge/brief.ts';
import { DependencyError } from '../../src/errors.ts';
import { GuildLibrary, type LibrarySource } from '../../src/knowledge/guild-library.ts';
import { readBrief } from '../../src/knowledge/reading/read-brief.ts';
import type { Store } from '../../src/knowledge/stores/store.ts';
import { bundledBrief } from '../../src/storage/bundled-briefs.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';

const by = '7';

function content(title: string, claim: string): BriefContent {
  const { brief } = readBrief(`Core Viewpoint - ${claim} [1]. Group 1: Why - Because of ${title} [2].`, {
    title,
  });
  if (!brief) throw new Error('not a brief');
  return brief;
}

const bundled: readonly Brief[] = [bundledBrief('ships', content('Ships', 'Ships carry grain'))];

async function openStore(): Promise<Store> {
  return openSqliteStore({ path: join(await mkdtemp(join(tmpdir(), 'footnote-')), 'footnote.db') });
}

let store: Store;
let library: GuildLibrary;
beforeEach(async () => {
  store = await openStore();
  library = new GuildLibrary(bundled, store);
});

const titles = async (guildId: string | null) =>
  (await library.collection(guildId)).briefs.map(({ title }) => title);

async function publish(guildId: string, title: string) {
  const saved = await store.briefs.publish({
    guildId,
    by,
    slug: title.toLowerCase(),
    content: content(title, `${title} carry people`),
  });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.brief;
}

describe('GuildLibrary', () => {
  it('gives a guild its own briefs and the bundled ones, and no other guild’s', async () => {
    await publish('a', 'Trains');
    expect(await titles('a')).toEqual(['Ships', 'Trains']);
    expect(await titles('b')).toEqual(['Ships']);
    expect(await titles(null)).toEqual(['Ships']);
  });

  it('is in step with each change at once', async () => {
    await titles('a');
    const brief = await publish('a', 'Trains');
    const answer = await (await library.collection('a')).answer('Do trains carry people?');
    expect(answer.kind === 'answered' && answer.points[0]?.brief.id).toBe(brief.id);
    await store.briefs.rename({
      guildId: 'a',
      by,
      briefId: brief.id,
      baseVersion: 1,
      title: 'Rails',
      slug: 'rails',
    });
    expect(await titles('a')).toEqual(['Rails', 'Ships']);
    await store.briefs.remove({ guildId: 'a', by, briefId: brief.id, baseVersion: 2 });
    expect(await titles('a')).toEqual(['Ships']);
    await store.briefs.restore({ guildId: 'a', by, briefId: brief.id, baseVersion: 3 });
    expect(await titles('a')).toEqual(['Rails', 'Ships']);
  });

  it('leaves out the bundled briefs that a guild hides, and shows them again', async () => {
    const hide = (ids: string[]) =>
      store.settings.update({ guildId: 'a', by, note: 'hides' }, (settings) => ({
        ...settings,
        hiddenBriefIds: ids,
      }));
    await hide(['ships']);
    expect(await titles('a')).toEqual([]);
    expect(await titles('b')).toEqual(['Ships']);
    await hide([]);
    expect(await titles('a')).toEqual(['Ships']);
  });

  it('reads nothing but the revision where nothing has changed', async () => {
    let reads = 0;
    const counting: LibrarySource = {
      briefs: {
        async since(guildId, revision) {
          const changes = await store.briefs.since(guildId, revision);
          reads += changes.guild ? 1 : 0;
          return changes;
        },
      },
    };
    const counted = new GuildLibrary(bundled, counting);
    await publish('a', 'Trains');
    const first = await counted.collection('a');
    expect(await counted.collection('a')).toBe(first);
    expect(reads).toBe(1);
  });

  it('reads once for all who come while another reads, and anew for who comes after', async () => {
    let reads = 0;
    const reading = Promise.withResolvers<void>();
    const counted = new GuildLibrary(bundled, {
      briefs: {
        since: async (guildId, revision) => {
          reads += 1;
          await reading.promise;
          return await store.briefs.since(guildId, revision);
        },
      },
    });
    const first = counted.collection('a');
    await Promise.resolve();
    const others = Array.from({ length: 5 }, () => counted.collection('a'));
    await publish('a', 'Trains');
    reading.resolve();
    await first;
    // They came before the change was made, but their reading began after it.
    for (const collection of await Promise.all(others)) expect(collection.briefs).toHaveLength(2);
    expect(reads).toBe(2);
    await counted.collection('a');
    expect(reads).toBe(3);
  });

  it('answers from what it knows while the store is away, says so once, and then catches up', async () => {
    let isDown = false;
    const news: string[] = [];
    const shaky = new GuildLibrary(
      bundled,
      {
        briefs: {
          since: (guildId, revision) =>
            isDown ? Promise.reject(new DependencyError('away')) : store.briefs.since(guildId, revision),
        },
      },
      { onOutage: ({ message }) => news.push(message), onRecovery: () => news.push('back') },
    );
    await publish('a', 'Trains');
    await store.settings.update({ guildId: 'a', by, note: '' }, (settings) => ({
      ...settings,
      locale: 'ru',
    }));
    await shaky.collection('a');
    await shaky.collection('empty');
    await publish('a', 'Planes');
    isDown = true;
    expect((await shaky.collection('a')).briefs).toHaveLength(2);
    expect((await shaky.collection('empty')).briefs).toHaveLength(1);
    expect((await shaky.settings('a')).locale).toBe('ru');
    // Its briefs are not known, so nobody can say what they don't say.
    await expect(shaky.collection('unknown')).rejects.toThrow('away');
    isDown = false;
    expect((await shaky.collection('a')).briefs).toHaveLength(3);
    expect((await shaky.collection('unknown')).briefs).toHaveLength(1);
    expect(news).toEqual(['away', 'back']);
  });

  it('knows the brief that a guild asks where none is named', async () => {
    const brief = await publish('a', 'Trains');
    const assume = (defaultBriefId: string | null) =>
      store.settings.update({ guildId: 'a', by, note: 'default' }, (settings) => ({
        ...settings,
        defaultBriefId,
      }));
    expect((await library.collection('a')).defaultBrief).toBeUndefined();
    await assume(brief.id);
    expect((await library.collection('a')).defaultBrief).toMatchObject({ id: brief.id });
    expect((await library.collection('b')).defaultBrief).toBeUndefined();
    await assume(null);
    expect((await library.collection('a')).defaultBrief).toBeUndefined();
  });

  it('remembers whether somebody is to be told of a report, without reading again', async () => {
    await publish('a', 'Trains');
    expect(await library.mayHaveUntoldReports('a')).toBe(true);
    await library.collection('a');
    expect(await library.mayHaveUntoldReports('a')).toBe(false);
    const report = {
      briefId: 'ships',
      version: 1,
      position: { themeIndex: 0, claimIndex: 0 },
      claimText: 'Ships float.',
      text: '',
    };
    const filed = await store.reports.file({ ...report, guildId: 'a', kind: 'other', reporter: '9' });
    await store.reports.close({ guildId: 'a', id: filed.report.id, by, state: 'dismissed' });
    await library.settings('a');
    expect(await library.mayHaveUntoldReports('a')).toBe(true);
  });

  it('goes on from where it was after the store has failed', async () => {
    let isDown = true;
    const failing: LibrarySource = {
      briefs: {
        since: (guildId, revision) =>
          isDown ? Promise.reject(new Error('down')) : store.briefs.since(guildId, revision),
      },
    };
    const shaky = new GuildLibrary(bundled, failing);
    await publish('a', 'Trains');
    await Promise.allSettled([shaky.collection('a'), shaky.collection('a')]);
    isDown = false;
    expect((await shaky.collection('a')).briefs).toHaveLength(2);
  });
});

describe('a guild that the bot has left', () => {
  it('is read anew when it is back, whatever it has become', async () => {
    await publish('a', 'Trains');
    const before = await library.collection('a');
    library.forget('a');
    expect(library.stats).toMatchObject({ guilds: 0, bytes: 0 });
    expect(await library.collection('a')).not.toBe(before);
    expect(await titles('a')).toEqual(['Ships', 'Trains']);
  });
});

describe('timing', () => {
  it('begins and ends with each question, in a guild and outside', async () => {
    const times: string[] = [];
    const timeSearch = () => {
      times.push('begun');
      return () => void times.push('ended');
    };
    const timed = new GuildLibrary(bundled, store, { timeSearch });
    await publish('a', 'Aktau');
    await (await timed.collection('a')).answer('What do ships carry?');
    await (await timed.collection(null)).answer('');
    expect(times).toEqual(['begun', 'ended', 'begun', 'ended']);
  });
});

describe('under a memory budget', () => {
  it('forgets the guild that was asked longest ago, and builds it again when it is asked', async () => {
    await publish('a', 'Trains');
    await publish('b', 'Planes');
    const small = new GuildLibrary(bundled, store, { memoryBytes: 1 });
    const first = await small.collection('a');
    expect(small.stats).toMatchObject({ guilds: 1, hits: 0, rebuilds: 1 });
    expect(await small.collection('a')).toBe(first);
    expect(small.stats).toMatchObject({ guilds: 1, hits: 1, rebuilds: 1 });
    await small.collection('b');
    expect(await small.collection('a')).not.toBe(first);
    expect(small.stats).toMatchObject({ guilds: 1, hits: 1, rebuilds: 3 });
    expect(small.stats.bytes).toBeGreaterThan(0);
  });

  it('leaves to whoever answers from it what it has forgotten', async () => {
    await publish('a', 'Trains');
    await publish('b', 'Planes');
    const small = new GuildLibrary(bundled, store, { memoryBytes: 1 });
    const held = await small.collection('a');
    await small.collection('b');
    expect((await held.answer('Do trains carry people?')).kind).toBe('answered');
  });

  it('answers the same however small the budget is, also when many ask at once', async () => {
    const guilds = ['a', 'b', 'c'];
    const names = ['Trains', 'Planes', 'Trams', 'Bikes'];
    const step = fc.record({
      guildId: fc.constantFrom(...guilds),
      title: fc.constantFrom(...names),
      kind: fc.constantFrom('publish', 'remove', 'ask'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(60_000), async (steps, memoryBytes) => {
        const own = await openStore();
        const large = new GuildLibrary(bundled, own);
        const small = new GuildLibrary(bundled, own, { memoryBytes });
        const answers = (library: GuildLibrary) =>
          Promise.all(
            guilds.map(async (guildId) => {
              const collection = await library.collection(guildId);
              return [
                collection.briefs.map(({ id }) => id),
                await collection.answer('Who carries people because of trains?'),
              ];
            }),
          );
        for (const { guildId, title, kind } of steps) {
          const [live] = (await own.briefs.list(guildId)).filter((brief) => brief.title === title);
          const change = { guildId, by };
          if (kind === 'ask') await small.collection(guildId);
          else if (kind === 'remove' && live)
            await own.briefs.remove({ ...change, briefId: live.id, baseVersion: live.version });
          else if (!live)
            await own.briefs.publish({
              ...change,
              slug: `${title}-${guildId}`.toLowerCase(),
              content: content(title, `${title} carry people`),
            });
          expect(await answers(small)).toEqual(await answers(large));
        }
        await own.close();
      }),
      { numRuns: 15 },
    );
  });
});
