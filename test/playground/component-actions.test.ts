import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { BaseInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

describe('components', () => {
  const withButtons = async (interaction: BaseInteraction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({
        content: 'page 1',
        components: [
          new ActionRowBuilder<ButtonBuilder>().addComponents(
            new ButtonBuilder({ customId: 'more', label: 'Show more', style: ButtonStyle.Primary }),
            new ButtonBuilder({ customId: 'later', label: 'Later', style: ButtonStyle.Secondary }),
            new ButtonBuilder({
              customId: 'off',
              label: 'Off',
              style: ButtonStyle.Secondary,
              disabled: true,
            }),
            new ButtonBuilder({ url: 'https://example.org/', label: 'Source', style: ButtonStyle.Link }),
          ),
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
            new StringSelectMenuBuilder({
              customId: 'theme',
              placeholder: 'Choose a theme',
              options: [
                { label: 'Energy', value: 'energy' },
                { label: 'Trade', value: 'trade' },
              ],
            }),
          ),
        ],
      });
    } else if (interaction.isStringSelectMenu()) {
      await interaction.update({ content: `theme ${interaction.values.join()}`, components: [] });
    } else if (interaction.isButton() && interaction.customId === 'more') {
      await interaction.update({ content: `${interaction.message.content}, page 2` });
    } else if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.editReply('later it was');
    }
  };

  test('a button updates its message, in place', async () => {
    const { playground } = await connectClient({ on: withButtons });
    const member = playground.member();
    const { message } = await member.slash('ask');
    expect(message!.buttons.map(({ label }) => label)).toEqual(['Show more', 'Later', 'Off', 'Source']);
    const pressed = await member.press(message!, 'Show more');
    expect(pressed).toMatchObject({ kind: 'update', message: { id: message!.id } });
    expect(message).toMatchObject({ text: 'page 1, page 2', edited: true });
  });

  test('an update can be deferred', async () => {
    const { playground } = await connectClient({ on: withButtons });
    const member = playground.member();
    const { message } = await member.slash('ask');
    const pressed = await member.press(message!, 'later');
    expect(pressed).toMatchObject({ kind: 'update', deferred: true });
    await pressed.edited();
    expect(message!.text).toBe('later it was');
  });

  test('a select hands over what was chosen', async () => {
    const { playground } = await connectClient({ on: withButtons });
    const member = playground.member();
    const { message } = await member.slash('ask');
    expect(message!.selects).toMatchObject([{ customId: 'theme', placeholder: 'Choose a theme' }]);
    await member.select(message!, 'theme', ['trade']);
    expect(message).toMatchObject({ text: 'theme trade', buttons: [] });
  });

  test.each([
    ['Source', 'is a link'],
    ['Off', 'is disabled'],
    ['Gone', 'no button "Gone": there are "Show more"'],
  ])('pressing %s is not possible', async (label, reason) => {
    const { playground } = await connectClient({ on: withButtons });
    const member = playground.member();
    const { message } = await member.slash('ask');
    await expect(member.press(message!, label)).rejects.toThrow(reason);
  });
});

describe('a modal', () => {
  const form = new ModalBuilder({ customId: 'add', title: 'Add a brief' }).addLabelComponents(
    new LabelBuilder({ label: 'Text' }).setTextInputComponent(
      new TextInputBuilder({
        customId: 'text',
        style: TextInputStyle.Paragraph,
        minLength: 3,
        maxLength: 10,
      }),
    ),
    new LabelBuilder({ label: 'Language' }).setStringSelectMenuComponent(
      new StringSelectMenuBuilder({ customId: 'language', options: [{ label: 'English', value: 'en' }] }),
    ),
  );
  const on = async (interaction: BaseInteraction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(form);
    if (interaction.isModalSubmit()) {
      const language = interaction.fields.getStringSelectValues('language').join();
      await interaction.reply(`${interaction.fields.getTextInputValue('text')} in ${language}`);
    }
  };

  test('opens, is filled in and submitted', async () => {
    const { playground } = await connectClient({ on });
    const member = playground.member();
    const opened = await member.slash('ask');
    expect(opened).toMatchObject({ kind: 'modal', modal: { title: 'Add a brief' }, message: undefined });
    const submitted = await member.submitModal(opened, { text: 'Group 1', language: ['en'] });
    expect(submitted).toMatchObject({ kind: 'message', message: { text: 'Group 1 in en' } });
    expect(playground.refusals).toEqual([]);
  });

  test.each([
    [{ text: 'x', language: ['en'] }, 'at least 3'],
    [{ text: 'far too long a text', language: ['en'] }, 'at most 10'],
    [{ language: ['en'] }, '"text" is required'],
    [{ text: 'Group 1', language: ['fr'] }, 'does not offer "fr"'],
    [{ text: 'Group 1', language: ['en'], other: '' }, 'no field "other"'],
  ])('is not submitted with %o', async (values, reason) => {
    const { playground } = await connectClient({ on });
    const member = playground.member();
    await expect(member.submitModal(await member.slash('ask'), values)).rejects.toThrow(reason);
  });
});
