import type { BaseInteraction } from 'discord.js';

const isV2 = 1 << 15;
const ephemeral = 1 << 6;

/** What the little bot of the page's tests can do. */
export const commands = [
  {
    name: 'ask',
    name_localizations: { ja: 'しつもん' },
    description: 'Asks the briefs a question',
    description_localizations: { ja: '要約に質問する' },
    options: [
      {
        name: 'question',
        name_localizations: { ja: '質問' },
        description: 'What to look up',
        type: 3,
        required: true,
        autocomplete: true,
      },
      { name: 'share', description: 'Let everyone see the answer', type: 5 },
    ],
  },
  { name: 'add', description: 'Adds a brief' },
  { name: 'break', description: 'Breaks a rule' },
  {
    name: 'upload',
    description: 'Takes a file',
    options: [{ name: 'file', description: 'A brief', type: 11, required: true }],
  },
  {
    name: 'theme',
    description: 'Reads a theme',
    options: [
      { name: 'theme', description: 'Which', type: 3 },
      { name: 'brief', description: 'Of which brief', type: 3 },
    ],
  },
  { name: 'Check this', type: 3 },
] as const;

const answer = (question: string, page: number) => ({
  flags: isV2 | ephemeral,
  components: [
    {
      type: 17,
      accent_color: 0x5865f2,
      components: [
        { type: 10, content: `## C5+1 summit\n-# ${question}` },
        { type: 14 },
        { type: 10, content: `**Energy** <script>alert(1)</script>\n- Claim ${page} [1][2]` },
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'Show more', custom_id: `more:${page + 1}` },
            { type: 2, style: 5, label: 'Source', url: 'https://example.org/' },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'theme',
              placeholder: 'Choose a theme',
              options: [
                { label: 'Energy', value: 'energy' },
                { label: 'Trade', value: 'trade' },
              ],
            },
          ],
        },
      ],
    },
  ],
});

/** A little bot with everything that the page must show. */
export async function on(interaction: BaseInteraction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `What about ${typed}?`, value: `about ${typed}` }]);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'ask') {
    await interaction.reply(answer(interaction.options.getString('question', true), 1));
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'break') {
    await interaction.reply('x'.repeat(2001));
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'theme') {
    await interaction.reply(`Theme: ${interaction.options.getString('theme')}`);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'upload') {
    const { name, url } = interaction.options.getAttachment('file', true);
    await interaction.reply(`Got ${name}: ${await (await fetch(url)).text()}`);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`checked: ${interaction.targetMessage.content}`);
  } else if (interaction.isChatInputCommand()) {
    const text = { type: 4, custom_id: 'text', style: 2, min_length: 5 } as const;
    await interaction.showModal({
      custom_id: 'add',
      title: 'Add a brief',
      components: [{ type: 18, label: 'Text of the brief', component: text }],
    });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`Added: ${interaction.fields.getTextInputValue('text')}`);
  } else if (interaction.isButton()) {
    await interaction.update(answer('again', Number(interaction.customId.split(':')[1])));
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply(`Chosen: ${interaction.values.join()}`);
  }
}
