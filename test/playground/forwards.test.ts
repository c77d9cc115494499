import { Events, MessageReferenceType } from 'discord.js';
import type { Message, MessageContextMenuCommandInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

const intents = ['Guilds', 'GuildMessages', 'DirectMessages'] as const;
const check = { name: 'Check this', type: 3 } as const;

/** Two channels in which Ada is, and a bot whose command looks at a message. */
async function twoChannels() {
  const targets: Message[] = [];
  const connected = await connectClient({
    intents,
    commands: [check, { name: 'ask', description: 'Asks' }],
    on: async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) targets.push(looked(interaction));
      if (interaction.isRepliable()) await interaction.reply({ content: 'an answer', flags: 64 });
    },
  });
  const { playground } = connected;
  const [from, to] = playground.guilds[0]!.channels;
  const ada = playground.member({ channelId: from!.id });
  const there = playground.member({ channelId: to!.id });
  return { ...connected, targets, ada, there, to: to!.id };
}

const looked = (interaction: MessageContextMenuCommandInteraction): Message => interaction.targetMessage;

describe('a message that a person forwards', () => {
  test('arrives as it stood, without who wrote it, and says where it came from', async () => {
    const { playground, ada, there, to } = await twoChannels();
    const said = playground.member({ name: 'Ben' }).say('what was agreed?', {
      files: [{ name: 'a.txt', contentType: 'text/plain', data: Buffer.from('a') }],
    });
    const arrived = ada.forward(said, to);
    expect(arrived.toJSON()).toMatchObject({
      content: '',
      flags: 1 << 14,
      author: { id: ada.id },
      message_reference: {
        type: MessageReferenceType.Forward,
        channel_id: ada.channelId,
        message_id: said.id,
      },
      message_snapshots: [{ message: { content: 'what was agreed?', attachments: [{ filename: 'a.txt' }] } }],
    });
    expect(arrived.toJSON().message_snapshots?.[0]?.message).not.toHaveProperty('author');
    expect(there.visibleMessages().map(({ id }) => id)).toEqual([arrived.id]);
  });

  test('is handed whole to a command of its menu, also when it was forwarded twice', async () => {
    const { ada, there, to, targets, playground } = await twoChannels();
    const arrived = ada.forward(ada.say('what was agreed?'), to);
    const again = there.forward(arrived, to);
    await there.contextMenu('Check this', arrived);
    await there.contextMenu('Check this', again);
    expect(targets.map((target) => target.messageSnapshots.first()?.content)).toEqual([
      'what was agreed?',
      'what was agreed?',
    ]);
    expect(playground.refusals).toEqual([]);
  });

  test('is not read by a bot without the message-content intent, but in its direct channel it is', async () => {
    const { client, ada, to, playground } = await twoChannels();
    const heard: unknown[] = [];
    client.on(Events.MessageCreate, (message) => {
      if (message.author.id === ada.id) heard.push(message.messageSnapshots.first()?.content);
    });
    const said = ada.say(`<@${client.user.id}> what was agreed?`);
    await expect.poll(() => heard).toHaveLength(1);
    ada.forward(said, to);
    await expect.poll(() => heard).toHaveLength(2);
    const direct = playground.member({ guildId: null });
    const { channelId } = direct;
    await client.channels.fetch(channelId);
    ada.forward(said, channelId);
    await expect.poll(() => heard).toEqual([undefined, undefined, said.content]);
  });

  test('is one that others see, and that someone wrote', async () => {
    const { ada, to } = await twoChannels();
    const { message: hidden } = await ada.slash('ask');
    expect(() => ada.forward(hidden!, to)).toThrow('cannot be forwarded');
    ada.startThread('Ideas');
    expect(() => ada.forward(ada.visibleMessages().at(-1)!, to)).toThrow('cannot be forwarded');
  });
});
