import { Client, GatewayDispatchEvents } from 'discord.js';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { clientOptions } from '../../../src/discord/gateway/client-options.ts';
import { followGuilds } from '../../../src/discord/gateway/guild-lifecycle.ts';
import type { GuildPresenceStore } from '../../../src/knowledge/stores/guild-presence.ts';

/** A client that is not connected, and what it made a store of these guilds note. */
function following(kept: readonly string[]) {
  const client = new Client(clientOptions('auto', undefined));
  onTestFinished(() => client.destroy());
  const noted: [string, readonly string[]][] = [];
  const presence: GuildPresenceStore = {
    known: async () => [...kept],
    arrive: async (ids) => void noted.push(['arrive', ids]),
    leave: async (ids) => void noted.push(['leave', ids]),
  };
  const library = { forget: (id: string) => void noted.push(['forget', [id]]) };
  followGuilds(client, { presence, library }, pino({ level: 'silent' }));
  const tell = (event: GatewayDispatchEvents, data: object) => client.ws.emit(event, data, 0);
  return { noted, tell };
}

/** A guild's id whose shard is `shard` of two. */
const idOf = (shard: 0 | 1, number: number) => String((BigInt(number * 2 + shard) << 22n) + 5n);

it('finds at the beginning of a session what was left, without guilds that are unavailable', async () => {
  const [stayed, unavailable, left] = [idOf(0, 1), idOf(0, 2), idOf(0, 3)];
  const { noted, tell } = following([stayed, unavailable, left]);
  const guilds = [
    { id: stayed, unavailable: true },
    { id: unavailable, unavailable: true },
  ];
  tell(GatewayDispatchEvents.Ready, { guilds });
  await expect
    .poll(() => noted)
    .toEqual([
      ['arrive', [stayed, unavailable]],
      ['forget', [left]],
      ['leave', [left]],
    ]);
});

it('says nothing of guilds of other shards', async () => {
  const [left, elsewhere] = [idOf(1, 1), idOf(0, 1)];
  const { noted, tell } = following([left, elsewhere]);
  tell(GatewayDispatchEvents.Ready, { guilds: [], shard: [1, 2] });
  await expect
    .poll(() => noted)
    .toEqual([
      ['arrive', []],
      ['forget', [left]],
      ['leave', [left]],
    ]);
});

it('takes no outage for a departure', () => {
  const { noted, tell } = following([]);
  tell(GatewayDispatchEvents.GuildDelete, { id: '1', unavailable: true });
  tell(GatewayDispatchEvents.GuildDelete, { id: '2' });
  expect(noted).toEqual([
    ['forget', ['2']],
    ['leave', ['2']],
  ]);
});
