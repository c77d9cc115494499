import { Events } from 'discord.js';
import type { Client } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

/** The next event of a name, as it came. */
function next(client: Client, name: string): Promise<unknown> {
  return new Promise((resolve) => {
    client.on('raw', ({ t, d }: { t: string; d: unknown }) => {
      if (t === name) resolve(d);
    });
  });
}

test('the bot hears that it was removed, is shut out, and hears when it is invited again', async () => {
  const { playground, client } = await connectClient({ intents: ['Guilds', 'GuildMessages'] });
  const { id } = playground.guilds[0]!;
  const ada = playground.member();
  const left = new Promise((resolve) => client.once(Events.GuildDelete, resolve));
  const told = next(client, 'GUILD_DELETE');
  playground.removeBot(id);
  expect(await told).toEqual({ id });
  expect(await left).toMatchObject({ id });
  await expect(client.rest.get(`/channels/${ada.channelId}`)).rejects.toMatchObject({ code: 50001 });
  await expect(ada.slash('ask')).rejects.toThrow('not installed here');
  const back = new Promise((resolve) => client.once(Events.GuildCreate, resolve));
  playground.addBot(id);
  expect(await back).toMatchObject({ id, name: 'Policy Desk' });
  expect(ada.offeredCommands().map(({ name }) => name)).toEqual(['ask']);
});

test('a guild’s own commands go with the bot', async () => {
  const { playground, client } = await connectClient();
  const { id } = playground.guilds[0]!;
  await client.application.commands.set([{ name: 'local', description: 'Here only' }], id);
  playground.removeBot(id);
  playground.addBot(id);
  expect(playground.commands(id)).toEqual([]);
});

test('in an outage a guild is unavailable, and comes back', async () => {
  const { playground, client } = await connectClient({
    on: async (interaction) => interaction.isChatInputCommand() && interaction.reply('here'),
  });
  const { id } = playground.guilds[0]!;
  const gone = new Promise((resolve) => client.once(Events.GuildUnavailable, resolve));
  const told = next(client, 'GUILD_DELETE');
  playground.setUnavailable(id, true);
  expect(await told).toEqual({ id, unavailable: true });
  expect(await gone).toMatchObject({ available: false });
  await expect(playground.member().slash('ask')).rejects.toThrow('unavailable');
  const back = new Promise((resolve) => client.once(Events.GuildAvailable, resolve));
  playground.setUnavailable(id, false);
  expect(await back).toMatchObject({ id });
  expect((await playground.member().slash('ask')).message?.content).toBe('here');
});

describe('the language of a guild', () => {
  test('is told by the guild and by interactions in it', async () => {
    const seen: unknown[] = [];
    const { playground, client } = await connectClient({
      on: async (interaction) => {
        seen.push(interaction.locale, interaction.guildLocale);
        return interaction.isChatInputCommand() && interaction.reply('ok');
      },
    });
    const { id } = playground.guilds[0]!;
    const changed = new Promise((resolve) =>
      client.once(Events.GuildUpdate, (_old, guild) => resolve(guild)),
    );
    playground.setGuildLocale(id, 'ja');
    expect(await changed).toMatchObject({ id, preferredLocale: 'ja' });
    expect(client.guilds.cache.get(id)?.channels.cache.size).toBe(2);
    await playground.member({ locale: 'ru' }).slash('ask');
    expect(seen).toEqual(['ru', 'ja']);
  });
});
