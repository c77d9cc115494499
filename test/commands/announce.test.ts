import { expect, it } from 'vitest';
import { announce } from '../../src/commands/announce.ts';
import { publicSay } from '../../src/commands/audience.ts';
import { servicesWith, someone } from './services.ts';

const told = { key: 'announce.removed', values: { who: 'Mo', brief: 'Aktau' } } as const;

it('tells of a change in the server’s language, whatever that of the person is', async () => {
  const services = await servicesWith([]);
  const request = { ...someone, locale: 'fr', guildLocale: 'ja' };
  const tell = () => announce(request, (say) => say(told.key, told.values), services);
  await tell();
  expect(services.posted).toEqual([]);

  const change = { guildId: someone.guildId, by: '7', note: 'x' };
  await services.store.settings.update(change, (settings) => ({ ...settings, auditChannelId: '5' }));
  await tell();
  expect(services.posted.at(-1)?.locale).toBe('ja');

  await services.store.settings.update(change, (settings) => ({ ...settings, locale: 'ru' }));
  await tell();
  expect(services.posted.at(-1)?.locale).toBe('ru');
  expect((await publicSay(request, services)).locale).toBe('ru');
});
