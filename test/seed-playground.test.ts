import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { GuildLibrary } from '../src/knowledge/guild-library.ts';
import { seedPlayground } from '../src/seed-playground.ts';
import { loadBundledBriefs } from '../src/storage/bundled-briefs.ts';
import { openSqliteStore } from '../src/storage/sqlite/open-sqlite-store.ts';
import { temporaryFolder } from './storage/temporary-folder.ts';

const dir = 'data/playground';
const [full, empty] = [{ id: '10' }, { id: '20' }];

async function seeded() {
  const { briefs: bundled } = await loadBundledBriefs('data/briefs');
  const store = await openSqliteStore({ path: join(temporaryFolder(), 'footnote.db') });
  onTestFinished(() => store.close());
  const seed = () => seedPlayground({ store, guilds: [full, empty], bundled, dir });
  await seed();
  const library = new GuildLibrary(bundled, store);
  const titlesIn = async (guildId: string): Promise<string[]> => {
    const collection = await library.collection(guildId);
    return collection.briefs.map(({ title }) => title).sort();
  };
  return { store, seed, titlesIn, bundled };
}

test('one server has briefs of its own beside the bundled one, the other has nothing', async () => {
  const { titlesIn, bundled } = await seeded();
  expect(await titlesIn(full.id)).toEqual(
    [
      ...bundled.map(({ title }) => title),
      'Free school meals in Ostermark',
      'Night trains from Lindhaven',
      'The tidal marsh of Velden',
    ].sort(),
  );
  expect(await titlesIn(empty.id)).toEqual([]);
});

test('what a person has removed or shown since stays so', async () => {
  const { store, seed, titlesIn } = await seeded();
  const before = await titlesIn(full.id);
  const [brief] = await store.briefs.list(full.id);
  await store.briefs.remove({ guildId: full.id, by: '1', briefId: brief!.id, baseVersion: brief!.version });
  await store.settings.update({ guildId: empty.id, by: '1', note: 'shown' }, (settings) => ({
    ...settings,
    hiddenBriefIds: [],
  }));
  await seed();
  expect(await titlesIn(full.id)).toEqual(before.filter((title) => title !== brief!.title));
  expect(await titlesIn(empty.id)).toHaveLength(1);
});

test('the samples are read without doubts', async () => {
  expect((await loadBundledBriefs(dir)).problems).toEqual([]);
});
