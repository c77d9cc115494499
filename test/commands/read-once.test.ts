import { expect, it } from 'vitest';
import { ask } from '../../src/commands/ask.ts';
import { converse } from '../../src/commands/conversation/converse.ts';
import { readingOnce } from '../../src/commands/read-once.ts';
import type { Services } from '../../src/commands/services.ts';
import { createQuestionLimit } from '../../src/commands/question-limit.ts';
import { GuildLibrary } from '../../src/knowledge/guild-library.ts';
import { limits, servicesWith, someone } from './services.ts';

/** Services that count what their library reads of the store. */
async function countedServices(): Promise<{ services: Services; reads: () => number }> {
  const base = await servicesWith();
  const { store } = base;
  let reads = 0;
  const library = new GuildLibrary(base.library.bundled, {
    briefs: { since: (guildId, revision) => (reads++, store.briefs.since(guildId, revision)) },
  });
  const countQuestion = createQuestionLimit({
    settings: (guildId) => library.settings(guildId),
    perMinute: limits.questionsPerMinute,
    now: () => new Date(0),
  });
  return { services: { ...base, library, countQuestion }, reads: () => reads };
}

const speakRussian = (services: Services) =>
  services.store.settings.update({ guildId: 'guild', by: '1', note: '' }, (settings) => ({
    ...settings,
    locale: 'ru',
  }));

it('reads a guild once, and another one for itself', async () => {
  const { services, reads } = await countedServices();
  const once = readingOnce(services);
  const collection = await once.library.collection('guild');
  await speakRussian(services);
  expect(await once.library.collection('guild')).toBe(collection);
  expect((await once.library.settings('guild')).locale).toBeNull();
  expect(reads()).toBe(1);
  await once.library.settings('other');
  expect(reads()).toBe(2);
});

it('sees a change the next time', async () => {
  const { services } = await countedServices();
  await readingOnce(services).library.settings('guild');
  await speakRussian(services);
  expect((await readingOnce(services).library.settings('guild')).locale).toBe('ru');
});

it('makes one reading do for a whole answer, its limits included', async () => {
  const { services, reads } = await countedServices();
  const question = 'How much has Japan invested in Kazakhstan?';
  await ask.execute({ ...someone, options: { question } }, services);
  expect(reads()).toBe(1);
});

it('makes one reading do for a message, too', async () => {
  const { services, reads } = await countedServices();
  const text = 'How much has Japan invested in Kazakhstan?';
  await converse({ ...someone, text, place: 'channel', repliedTo: undefined }, services);
  expect(reads()).toBe(1);
});
