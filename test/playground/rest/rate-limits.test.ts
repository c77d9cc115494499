import { MessageFlags } from 'discord.js';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { startPlayground } from '../../../src/playground/playground.ts';
import type { RestEnv } from '../../../src/playground/rest/context.ts';
import { RateLimited, rateLimits } from '../../../src/playground/rest/rate-limits.ts';
import { connectClient } from '../connect-client.ts';

test('the sixth message in five seconds is refused, and the headers say so beforehand', async () => {
  const playground = await startPlayground();
  onTestFinished(() => playground.close());
  const post = () =>
    fetch(`${playground.apiUrl}/v10/channels/${playground.guilds[0]!.channels[0]!.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${playground.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'news' }),
    });
  const answers = [];
  for (let i = 0; i < 6; i += 1) answers.push(await post());
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(
    '4 3 2 1 0 0'.split(' '),
  );
  const last = answers[5]!;
  expect(last.headers.get('x-ratelimit-scope')).toBe('user');
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await last.json()).toMatchObject({ message: 'You are being rate limited.', global: false });
  expect(playground.refusals).toMatchObject([{ status: 429 }]);
});

test('discord.js waits for the webhook of an interaction, and nothing is refused', async () => {
  const { playground } = await connectClient({
    on: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      for (const part of [1, 2, 3, 4, 5, 6]) await interaction.editReply(`part ${part}`);
    },
  });
  const { message } = await playground.member().slash('ask');
  await expect.poll(() => message?.text).toBe('part 6');
  expect(playground.refusals).toEqual([]);
});

test('more than 50 requests in a second are refused whatever they ask', async () => {
  // Without a socket in between, so that they come within the second on a busy machine too.
  const app = new Hono<RestEnv>();
  app.use(rateLimits((path) => path));
  app.get('/users/@me', (c) => c.text('me'));
  app.onError((error) => {
    if (!(error instanceof RateLimited)) throw error;
    return new Response(null, { status: error.status, headers: error.headers });
  });
  const answers = await Promise.all(Array.from({ length: 60 }, async () => app.request('/users/@me')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBe(10);
  expect(refused[0]!.headers.get('x-ratelimit-global')).toBe('true');
});
