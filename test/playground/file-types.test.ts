import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

const commands = [
  {
    name: 'upload',
    description: 'Takes a brief',
    options: [
      { type: 11, name: 'file', description: 'A text', required: true, file_types: ['.txt', 'image'] },
    ],
  },
] as const;
const upload = { type: 19, custom_id: 'files', file_types: ['.txt'], min_values: 0, required: false };
const modal = {
  custom_id: 'form',
  title: 'Form',
  components: [{ type: 18, label: 'Brief', component: upload }],
};

describe('a filter of file types', () => {
  test('lets a client send files with those endings only', async () => {
    const { playground, client } = await connectClient({
      on: async (interaction) =>
        interaction.isChatInputCommand() &&
        interaction.reply(interaction.options.getAttachment('file', true).name),
    });
    await client.rest.put(`/applications/${client.application.id}/commands`, { body: commands });
    const ada = playground.member();
    const send = async (name: string) =>
      (await ada.slash('upload', { file: { name, data: 'x' } })).message?.text;
    expect([await send('brief.TXT'), await send('map.png')]).toEqual(['brief.TXT', 'map.png']);
    await expect(send('brief.pdf')).rejects.toThrow('“brief.pdf” cannot be taken here: only .txt, image.');
    await expect(send('brief')).rejects.toThrow('only .txt, image.');
  });

  test('counts in a modal too', async () => {
    const { playground } = await connectClient({
      on: async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.showModal(modal);
        if (interaction.isModalSubmit()) await interaction.reply('got it');
      },
    });
    const ada = playground.member();
    const exchange = await ada.slash('ask');
    await expect(ada.submitModal(exchange, { files: { name: 'brief.pdf', data: 'x' } })).rejects.toThrow(
      '.txt',
    );
    const sent = await ada.submitModal(exchange, { files: { name: 'brief.txt', data: 'x' } });
    expect(sent.message?.text).toBe('got it');
  });
});
