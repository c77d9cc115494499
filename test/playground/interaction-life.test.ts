import { describe, expect, test } from 'vitest';
import { manualClock } from '../../src/playground/clock.ts';
import { connectClient } from './connect-client.ts';

describe('the life of an interaction', () => {
  test('ends after three seconds without an answer', async () => {
    const clock = manualClock();
    const { playground, failures } = await connectClient({
      clock,
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        clock.advance(3_001);
        await interaction.reply('too late');
      },
    });
    const exchange = await playground.member().slash('ask');
    expect(exchange).toMatchObject({ kind: 'failed', message: undefined });
    expect(exchange.error).toContain('did not respond');
    await expect.poll(() => failures).toMatchObject([{ code: 10062 }]);
  });

  test('goes on for fifteen minutes after an answer, and no longer', async () => {
    const clock = manualClock();
    const { playground, failures } = await connectClient({
      clock,
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        clock.advance(14 * 60_000);
        await interaction.editReply('in time');
        clock.advance(60_001);
        await interaction.editReply('too late');
      },
    });
    expect((await playground.member().slash('ask')).message?.text).toBe('in time');
    await expect.poll(() => failures).toMatchObject([{ code: 50027, status: 401 }]);
  });

  test('fails when a deferred reply is never filled in', async () => {
    const clock = manualClock();
    const { playground } = await connectClient({
      clock,
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        clock.advance(15 * 60_000);
      },
    });
    expect((await playground.member().slash('ask')).kind).toBe('failed');
  });

  test('takes one answer only', async () => {
    const { playground, client, failures } = await connectClient({
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply('first');
        await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 4, data: { content: 'second' } },
          auth: false,
        });
      },
    });
    await playground.member().slash('ask');
    await expect.poll(() => failures).toMatchObject([{ code: 40060, status: 400 }]);
  });

  test('lends its webhook to nobody before it was answered, nor to a made-up token', async () => {
    const { playground, client, failures } = await connectClient({
      on: async ({ token }) =>
        client.rest.post(`/webhooks/${client.application.id}/${token}`, {
          body: { content: 'early' },
          auth: false,
        }),
    });
    void playground.member().slash('ask');
    await expect.poll(() => failures).toMatchObject([{ code: 10015 }]);
    const madeUp = client.rest.post(`/webhooks/${client.application.id}/made-up`, { body: { content: 'x' } });
    await expect(madeUp).rejects.toMatchObject({ code: 10015 });
  });

  test('says what was refused when nothing acceptable came', async () => {
    const clock = manualClock();
    const { playground } = await connectClient({
      clock,
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply('x'.repeat(2001)).catch(() => clock.advance(3_000));
      },
    });
    const exchange = await playground.member().slash('ask');
    expect(exchange.kind).toBe('failed');
    expect(exchange.error).toContain('code 50035');
    expect(exchange.error).toContain('Must be 2000 or fewer in length.');
  });
});
