import { MessageFlags, TextDisplayBuilder } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

const question = { name: 'question', description: 'What to look up', type: 3, required: true } as const;
const ask = { name: 'ask', description: 'Asks a question', options: [question] };

describe('a reply', () => {
  test('is seen with its text, and only by whom it answers when it is ephemeral', async () => {
    const { playground } = await connectClient({
      commands: [ask],
      on: async (interaction) =>
        interaction.isChatInputCommand() &&
        interaction.reply({
          content: interaction.options.getString('question', true),
          flags: MessageFlags.Ephemeral,
        }),
    });
    const ada = playground.member({ name: 'Ada' });
    const exchange = await ada.slash('ask', { question: 'Who signed?' });
    expect(exchange).toMatchObject({ kind: 'message', deferred: false });
    expect(exchange.message).toMatchObject({ text: 'Who signed?', ephemeral: true, edited: false });
    expect(ada.visibleMessages()).toHaveLength(1);
    expect(playground.member({ name: 'Ben' }).visibleMessages()).toHaveLength(0);
    expect(playground.refusals).toEqual([]);
  });

  test('carries what Discord says of the person and the place', async () => {
    const seen: unknown[] = [];
    const { playground, client } = await connectClient({
      commands: [{ ...ask, contexts: [0, 1] }],
      on: async (interaction) => {
        seen.push({
          user: interaction.user.displayName,
          locale: interaction.locale,
          guild: interaction.guild?.name,
          context: interaction.context,
          owners: interaction.authorizingIntegrationOwners,
          maySend: interaction.appPermissions.has('SendMessages'),
          isModerator: interaction.memberPermissions?.has('ManageGuild'),
          fileLimit: interaction.attachmentSizeLimit,
        });
        return interaction.isRepliable() && interaction.reply('noted');
      },
    });
    await playground
      .member({ name: '林', locale: 'zh-CN', permissions: 1n << 5n })
      .slash('ask', { question: '?' });
    await playground.member({ name: '林', guildId: null }).slash('ask', { question: '?' });
    const common = { user: '林', locale: 'zh-CN', maySend: true, fileLimit: 10 * 1024 * 1024 };
    const guildId = client.guilds.cache.first()!.id;
    expect(seen).toMatchObject([
      { ...common, guild: 'Policy Desk', context: 0, owners: { 0: guildId }, isModerator: true },
      { ...common, guild: undefined, context: 1, owners: { 0: '0' }, isModerator: undefined },
    ]);
  });

  test('comes back whole when the bot asks for the response', async () => {
    const ids: unknown[] = [];
    const { playground } = await connectClient({
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        const { resource } = await interaction.reply({ content: 'here', withResponse: true });
        ids.push(resource?.message?.id, (await interaction.fetchReply()).id);
      },
    });
    const { message } = await playground.member().slash('ask');
    await expect.poll(() => ids).toEqual([message!.id, message!.id]);
  });

  test('can be deferred, filled in, followed up and deleted', async () => {
    const { playground } = await connectClient({
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await interaction.editReply({
          components: [new TextDisplayBuilder({ content: '# Found' })],
          flags: MessageFlags.IsComponentsV2,
        });
        const note = await interaction.followUp('and one more thing');
        await interaction.deleteReply(note);
        await interaction.followUp({ content: 'said quietly', flags: MessageFlags.Ephemeral });
        await interaction.deleteReply();
      },
    });
    const exchange = await playground.member().slash('ask');
    expect(exchange).toMatchObject({ kind: 'message', deferred: true });
    expect(exchange.message).toMatchObject({
      text: '# Found',
      ephemeral: true,
      edited: false,
      thinking: false,
    });
    await exchange.followedUp(2);
    await expect.poll(() => exchange.message!.deleted).toBe(true);
    expect(exchange.followUps.map(({ text }) => text)).toEqual(['said quietly']);
    expect(playground.refusals).toEqual([]);
  });

  test('takes the place of "thinking" when it comes as a follow-up', async () => {
    const { playground } = await connectClient({
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        await interaction.followUp('late but here');
      },
    });
    const exchange = await playground.member().slash('ask');
    expect(exchange).toMatchObject({ message: { text: 'late but here' }, followUps: [] });
    expect(playground.member().visibleMessages()).toHaveLength(1);
  });

  test('brings files, which can be fetched, and whose alt text stays', async () => {
    const { playground } = await connectClient({
      on: async (interaction) =>
        interaction.isChatInputCommand() &&
        interaction.reply({
          files: [
            { attachment: Buffer.from('claim,citation'), name: 'claims.csv', description: 'All claims' },
          ],
        }),
    });
    const { message } = await playground.member().slash('ask');
    const [file] = message!.attachments;
    expect(file).toMatchObject({ filename: 'claims.csv', size: 14, description: 'All claims' });
    expect(file!.url.startsWith(`${playground.url}/`)).toBe(true);
    expect(await (await fetch(file!.url)).text()).toBe('claim,citation');
  });
});

test.each([
  ['a file above 10 MiB', [new Uint8Array(10 * 1024 * 1024 + 1)], 40005, 413],
  ['eleven files', Array.from({ length: 11 }, () => new Uint8Array(1)), 30015, 400],
])('%s is not taken', async (_case, contents, code, status) => {
  const { client } = await connectClient();
  const channel = client.channels.cache.find((one) => one.isSendable());
  const files = contents.map((content, i) => ({ attachment: Buffer.from(content), name: `${i}.bin` }));
  await expect(channel!.send({ files })).rejects.toMatchObject({ code, status });
});

test('an attached file reaches the bot as an option', async () => {
  const { playground } = await connectClient({
    commands: [
      {
        name: 'add',
        description: 'Adds',
        options: [{ type: 11, name: 'file', description: 'A brief', required: true }],
      },
    ],
    on: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const file = interaction.options.getAttachment('file', true);
      await interaction.reply(`${file.name}: ${await (await fetch(file.url)).text()}`);
    },
  });
  const file = { name: 'brief.txt', data: 'Group 1: …' };
  expect((await playground.member().slash('add', { file })).message?.text).toBe('brief.txt: Group 1: …');
});

test('subcommands arrive nested, and the reply says which was used', async () => {
  const { playground } = await connectClient({
    commands: [
      {
        name: 'brief',
        description: 'Briefs',
        options: [
          { type: 1, name: 'remove', description: 'Removes', options: [{ ...question, name: 'title' }] },
        ],
      },
    ],
    on: async (interaction) =>
      interaction.isChatInputCommand() &&
      interaction.reply(`${interaction.options.getSubcommand()} ${interaction.options.getString('title')}`),
  });
  const { message } = await playground.member().slash('brief remove', { title: 'C5+1' });
  expect(message?.text).toBe('remove C5+1');
});

test('autocomplete answers with choices while an option is typed', async () => {
  const { playground } = await connectClient({
    commands: [{ ...ask, options: [{ ...question, autocomplete: true }] }],
    on: async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([
        { name: `Theme: ${typed}`, value: 'theme:1', nameLocalizations: { ja: 'テーマ' } },
      ]);
    },
  });
  const member = playground.member();
  expect(await member.autocomplete('ask', { question: 'ener' }, 'question')).toEqual([
    { name: 'Theme: ener', value: 'theme:1' },
  ]);
  const inJapanese = playground.member({ name: 'Aki', locale: 'ja' });
  expect(await inJapanese.autocomplete('ask', {}, 'question')).toEqual([
    { name: 'テーマ', value: 'theme:1' },
  ]);
});

test('a message command gets the message that it was used on', async () => {
  const { playground } = await connectClient({
    commands: [{ name: 'Check this', type: 3 }],
    on: async (interaction) =>
      interaction.isMessageContextMenuCommand() &&
      interaction.reply(`checked: ${interaction.targetMessage.content}`),
  });
  const member = playground.member();
  const said = member.say('Japan is landlocked');
  expect((await member.contextMenu('Check this', said)).message?.text).toBe('checked: Japan is landlocked');
});
