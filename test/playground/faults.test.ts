import type { BaseInteraction } from 'discord.js';
import { expect, test } from 'vitest';
import { manualClock } from '../../src/playground/clock.ts';
import { connectClient } from './connect-client.ts';

const answering = async (interaction: BaseInteraction) =>
  interaction.isChatInputCommand() && interaction.reply('here');

test('a request that fails with 502 is made again by the client, and counts as no refusal', async () => {
  const { playground } = await connectClient({ on: answering });
  playground.faults.rest({ method: 'POST', path: /callback$/, fail: 502 });
  const exchange = await playground.member().slash('ask');
  expect(exchange).toMatchObject({ kind: 'message', message: { text: 'here' } });
  expect(playground.requests.filter(({ path }) => path.endsWith('callback'))).toHaveLength(2);
  expect(playground.refusals).toEqual([]);
});

test('a request that is hung up on changes nothing, and the client hears of it', async () => {
  const clock = manualClock();
  const { playground, failures } = await connectClient({ on: answering, clock });
  playground.faults.rest({ method: 'POST', path: /callback$/, fail: 'hang-up' });
  const answered = playground.member().slash('ask');
  await expect.poll(() => failures).toHaveLength(1);
  clock.advance(3_000);
  expect((await answered).kind).toBe('failed');
});

test('a request that is late is answered late', async () => {
  const { playground } = await connectClient({ on: answering });
  playground.faults.rest({ path: /callback$/, delayMs: 30 });
  const { firstResponseMs } = await playground.member().slash('ask');
  expect(firstResponseMs).toBeGreaterThanOrEqual(29);
});

test('a fault befalls as many requests as it says, and no others', async () => {
  const { playground } = await connectClient();
  playground.faults.rest({ method: 'GET', path: /^\/users\/@me$/, fail: 500, times: 2 });
  const statuses = [];
  for (const path of ['/users/@me', '/gateway', '/users/@me', '/users/@me']) {
    const headers = { authorization: `Bot ${playground.token}` };
    statuses.push((await fetch(`${playground.apiUrl}/v10${path}`, { headers })).status);
  }
  expect(statuses).toEqual([500, 200, 500, 200]);
});

test('an event comes twice, or after the one that follows it', async () => {
  const { playground, client } = await connectClient({ intents: ['Guilds', 'GuildMessages'] });
  const heard: string[] = [];
  const done = new Promise<void>((resolve) => {
    client.on('raw', ({ t, d }: { t: string; d: { id: string } }) => {
      if (t === 'MESSAGE_CREATE' && heard.push(d.id) === 4) resolve();
    });
  });
  const member = playground.member();
  playground.faults.event('MESSAGE_CREATE', 'duplicate');
  const twice = member.say('twice');
  playground.faults.event('MESSAGE_CREATE', 'reorder');
  const late = member.say('late');
  const early = member.say('early');
  await done;
  expect(heard).toEqual([twice.id, twice.id, early.id, late.id]);
});
