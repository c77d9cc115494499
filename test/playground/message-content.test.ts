import { Events } from 'discord.js';
import type { Message } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

/** A bot without the message-content intent, and the next message that it hears of. */
async function listener() {
  const connected = await connectClient({
    intents: ['Guilds', 'GuildMessages', 'DirectMessages'],
    on: async (interaction) => interaction.isChatInputCommand() && interaction.reply('an answer'),
  });
  const { client } = connected;
  const next = () =>
    new Promise<Message>((resolve) => {
      const hear = (message: Message): void => {
        if (message.author.id === client.user.id) return;
        client.off(Events.MessageCreate, hear);
        resolve(message);
      };
      client.on(Events.MessageCreate, hear);
    });
  return { ...connected, next };
}

describe('without the message-content intent', () => {
  test('a direct message is read', async () => {
    const { playground, client, next } = await connectClient({
      intents: ['Guilds', 'DirectMessages'],
    }).then((connected) => ({
      ...connected,
      next: new Promise<unknown>((resolve) => {
        connected.client.on('raw', ({ t, d }: { t: string; d: unknown }) => {
          if (t === 'MESSAGE_CREATE') resolve(d);
        });
      }),
    }));
    playground.member({ guildId: null }).say('what was agreed?');
    expect(await next).toMatchObject({ content: 'what was agreed?' });
    expect(client.isReady()).toBe(true);
  });

  test('a reply that pings is read when it answers an ordinary message of the bot', async () => {
    const { playground, client, next } = await listener();
    const member = playground.member();
    const channel = client.channels.cache.get(member.channelId);
    if (!channel?.isSendable()) throw new Error('no channel');
    const { id } = await channel.send('the news of today');
    const news = member.visibleMessages().find((message) => message.id === id)!;
    const pinging = next();
    member.say('tell me more', { replyTo: news });
    expect(await pinging).toMatchObject({ content: 'tell me more' });
    const silent = next();
    member.say('hm', { replyTo: news, isPinging: false });
    expect(await silent).toMatchObject({ content: '' });
  });

  test('a reply to what the bot said to an interaction is not, unless it mentions the bot', async () => {
    const { playground, client, next } = await listener();
    const member = playground.member();
    const { message } = await member.slash('ask');
    const plain = next();
    member.say('tell me more', { replyTo: message! });
    expect((await plain).content).toBe('');
    const mentioning = next();
    member.say(`<@${client.user.id}> more`, { replyTo: message! });
    expect((await mentioning).content).toContain('more');
  });

  test('what someone else is answered stays hidden in the answer', async () => {
    const { playground, client, next } = await listener();
    const said = playground.member().say('between us');
    const heard = new Promise<unknown>((resolve) => {
      client.on('raw', ({ t, d }: { t: string; d: { referenced_message?: unknown } }) => {
        if (t === 'MESSAGE_CREATE' && d.referenced_message) resolve(d);
      });
    });
    const message = next();
    playground.member({ name: 'Ben' }).say(`<@${client.user.id}> is it so?`, { replyTo: said });
    await message;
    expect(await heard).toMatchObject({ referenced_message: { content: '' } });
  });
});
