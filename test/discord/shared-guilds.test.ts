import { REST } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSharedGuild } from '../../src/discord/shared-guilds.ts';
import { DependencyError } from '../../src/errors.ts';
import { startPlayground, type Playground } from '../../src/playground/playground.ts';

let playground: Playground;
let rest: REST;
beforeAll(async () => {
  playground = await startPlayground();
  rest = new REST({ api: playground.apiUrl, retries: 0 }).setToken(playground.token);
});
afterAll(() => playground.close());

const asked = () => playground.requests.filter(({ path }) => path.includes('/members/')).length;

it('knows a guild whose member someone is, and asks about them once a minute', async () => {
  let time = 0;
  const sharedGuild = createSharedGuild(rest, () => time);
  const { id, guildId = '' } = playground.member({ name: 'Ada' });
  const before = asked();
  expect(await sharedGuild(guildId, id)).toEqual({ id: guildId, name: 'Policy Desk', locale: 'en-US' });
  await sharedGuild(guildId, id);
  expect(asked() - before).toBe(1);
  time = 60_000;
  await sharedGuild(guildId, id);
  expect(asked() - before).toBe(2);
});

it('knows none of whom is no member, where the bot is not, and of what is no guild', async () => {
  const sharedGuild = createSharedGuild(rest);
  const { id, guildId = '' } = playground.member({ name: 'Ada' });
  const elsewhere = playground.addGuild('Elsewhere').id;
  playground.member({ name: 'Ada', guildId: elsewhere });
  const before = asked();
  expect(await sharedGuild(guildId, '99')).toBeUndefined();
  expect(await sharedGuild(elsewhere, id)).toBeUndefined();
  expect(asked() - before).toBe(2);
  expect(await sharedGuild('../users/@me', id)).toBeUndefined();
  expect(asked() - before).toBe(2);
});

it('trusts nobody while Discord does not say, and asks again', async () => {
  const sharedGuild = createSharedGuild(rest);
  const { id, guildId = '' } = playground.member({ name: 'Ada' });
  playground.faults.rest({ path: /\/members\//, fail: 500, times: 1 });
  await expect(sharedGuild(guildId, id)).rejects.toThrow(DependencyError);
  expect(await sharedGuild(guildId, id)).toMatchObject({ id: guildId });
});
