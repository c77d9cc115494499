import { expect, it } from 'vitest';
import { whichServer } from '../../../src/commands/conversation/which-server.ts';
import type { Services, SharedGuild } from '../../../src/commands/services.ts';
import { servicesWith, someone } from '../services.ts';

/** Services in which one person has met the bot in these guilds, and is their member. */
async function servicesIn(...ids: readonly string[]): Promise<Services> {
  const services = await servicesWith();
  for (const guildId of ids) {
    await services.store.acquaintances.meet({ userId: someone.userId, guildId, locale: null });
  }
  const named = (id: string): SharedGuild => ({ id, name: `Server ${id}`, locale: 'en-US' });
  return { ...services, sharedGuild: async (id) => (ids.includes(id) ? named(id) : undefined) };
}

const directly = { ...someone, guildId: null, isDirect: true };

it('asks which server is meant where a person shares several with the bot', async () => {
  const reply = await whichServer(directly, await servicesIn('1', '2'), 'What now?');
  expect(reply).toMatchObject({ visibility: 'private', card: { quote: 'What now?' } });
  expect(reply?.card.menu?.options.map(({ value }) => value)).toEqual(['1', '2']);
});

it('asks nothing where it is known, where there is none, and outside direct messages', async () => {
  const services = await servicesIn('1', '2');
  expect(await whichServer({ ...directly, guildId: '1' }, services)).toBeUndefined();
  expect(await whichServer(directly, await servicesIn())).toBeUndefined();
  expect(await whichServer(someone, services)).toBeUndefined();
  // From a server that has only the person's own installation.
  expect(await whichServer({ ...someone, guildId: null }, services)).toBeUndefined();
});
