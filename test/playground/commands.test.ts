import { Routes } from 'discord.js';
import type { BaseInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

const ask = {
  name: 'ask',
  description: 'Asks a question',
  nameLocalizations: { ja: '質問' },
  options: [
    {
      name: 'question',
      description: 'What to look up',
      type: 3,
      required: true,
      minLength: 2,
      maxLength: 20,
    },
    { name: 'brief', description: 'Which brief', type: 3, choices: [{ name: 'C5+1', value: 'c5' }] },
    { name: 'limit', description: 'How many', type: 4, minValue: 1, maxValue: 5 },
  ],
} as const;

describe('registration', () => {
  test('overwrites, keeps the ids of what stays, and lists with translations when asked', async () => {
    const { playground, client } = await connectClient({ commands: [ask] });
    const [before] = playground.commands();
    await client.application.commands.set([{ name: 'help', description: 'Helps' }, ask]);
    expect(playground.commands().map(({ name }) => name)).toEqual(['help', 'ask']);
    expect(playground.commands()[1]!.id).toBe(before!.id);
    const listed = await client.application.commands.fetch({ withLocalizations: true });
    expect(listed.get(before!.id)?.nameLocalizations).toEqual({ ja: '質問' });
    const plain = await client.rest.get(Routes.applicationCommands(client.application.id));
    expect(plain).not.toContainEqual(expect.objectContaining({ name_localizations: { ja: '質問' } }));
  });

  test('creates, edits and deletes one command of a guild', async () => {
    const { playground, client } = await connectClient();
    const guildId = playground.guilds[1]!.id;
    const { commands } = client.application;
    const made = await commands.create({ name: 'tidy', description: 'Tidies up' }, guildId);
    await commands.edit(made.id, { description: 'Tidies everything' }, guildId);
    expect(playground.commands(guildId)).toMatchObject([
      { id: made.id, guild_id: guildId, description: 'Tidies everything' },
    ]);
    expect(playground.member().offeredCommands()).toHaveLength(1);
    expect(playground.member({ guildId }).offeredCommands()).toHaveLength(2);
    await commands.delete(made.id, guildId);
    expect(playground.commands(guildId)).toEqual([]);
    await expect(commands.delete(made.id, guildId)).rejects.toMatchObject({ code: 10063 });
  });

  test('stops after 200 new commands in a day', async () => {
    const { client } = await connectClient({ commands: [] });
    const set = (from: number) =>
      client.application.commands.set(
        Array.from({ length: 100 }, (_, i) => ({ name: `c${from + i}`, description: 'One of many' })),
      );
    await set(0);
    await set(100);
    await set(100);
    await expect(set(200)).rejects.toMatchObject({ code: 30034 });
  });
});

describe('a client does not send', () => {
  test.each([
    ['an unknown command', 'forget', {}, 'no command "/forget"'],
    ['an unknown option', 'ask', { question: 'who?', who: 'x' }, 'no option "who"'],
    ['a command without a required option', 'ask', {}, '"question" is required'],
    ['an empty option', 'ask', { question: '' }, 'is empty'],
    ['text below the minimum', 'ask', { question: '?' }, 'at least 2 characters'],
    ['text above the maximum', 'ask', { question: 'x'.repeat(21) }, 'at most 20 characters'],
    ['a number for text', 'ask', { question: 5 }, 'takes text'],
    ['text for a number', 'ask', { question: 'who?', limit: '3' }, 'takes a number'],
    ['a fraction for an integer', 'ask', { question: 'who?', limit: 1.5 }, 'whole number'],
    ['a number out of bounds', 'ask', { question: 'who?', limit: 6 }, 'at most 5'],
    ['a value outside the choices', 'ask', { question: 'who?', brief: 'g7' }, 'one of its choices'],
  ])('%s', async (_case, name, options, reason) => {
    const { playground } = await connectClient({ commands: [ask] });
    await expect(playground.member().slash(name, options as Record<string, string>)).rejects.toThrow(reason);
  });

  const manageGuild = 1n << 5n;
  const manageMessages = 1n << 13n;
  const purge = (needed: bigint) => ({
    commands: [{ name: 'purge', description: 'Purges', defaultMemberPermissions: needed }],
    on: async (interaction: BaseInteraction) => interaction.isRepliable() && interaction.reply('done'),
  });

  test.each([
    ['Administrator', 8n, manageGuild],
    ['no bits at all, which means administrators', 0n, manageGuild],
    ['two bits', manageGuild | manageMessages, manageGuild],
  ])('a command that needs %s, from someone who lacks it', async (_case, needed, held) => {
    const { playground } = await connectClient(purge(needed));
    const member = playground.member({ permissions: held });
    await expect(member.slash('purge')).rejects.toThrow('do not have permission');
    expect(member.offeredCommands()).toEqual([]);
  });

  test.each([
    ['an administrator', 0n, 8n],
    ['someone with every bit', manageGuild | manageMessages, manageGuild | manageMessages],
  ])('but does send it from %s', async (_case, needed, held) => {
    const { playground } = await connectClient(purge(needed));
    expect(await playground.member({ permissions: held }).slash('purge')).toMatchObject({ kind: 'message' });
  });

  test('a command for guilds only from a direct message', async () => {
    const { playground } = await connectClient({
      commands: [{ name: 'ask', description: 'Asks', contexts: [0] }],
    });
    await expect(playground.member({ guildId: null }).slash('ask')).rejects.toThrow(
      'not offered in direct messages',
    );
  });

  test('a press on a message that the person does not see', async () => {
    const row = { type: 1, components: [{ type: 2, style: 2, label: 'Go', custom_id: 'go' }] };
    const { playground } = await connectClient({
      on: async (interaction) =>
        interaction.isRepliable() && interaction.reply({ components: [row], flags: 64 }),
    });
    const { message } = await playground.member().slash('ask');
    await expect(playground.member({ name: 'Ben' }).press(message!, 'Go')).rejects.toThrow(
      'Ben does not see',
    );
  });
});
