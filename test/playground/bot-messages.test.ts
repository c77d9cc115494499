import { Events, MessageType } from 'discord.js';
import type { Client, Message, SendableChannels } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { manualClock } from '../../src/playground/clock.ts';
import { botPermissions } from '../../src/playground/permissions.ts';
import { connectClient } from './connect-client.ts';

const intents = ['Guilds', 'GuildMessages'] as const;
const hour = 60 * 60_000;

function channelOf(client: Client, id: string): SendableChannels {
  const channel = client.channels.cache.get(id);
  if (!channel?.isSendable()) throw new Error('no such channel');
  return channel;
}

async function withQuestion() {
  const connected = await connectClient({ intents });
  const ada = connected.playground.member();
  const heard = new Promise<Message>((resolve) => {
    connected.client.once(Events.MessageCreate, resolve);
  });
  const question = ada.say(`<@${connected.client.user.id}> what was agreed?`);
  return { ...connected, ada, question, message: await heard };
}

describe('a reply of the bot', () => {
  test('shows what it answers, and pings whom it answers unless told not to', async () => {
    const { ada, question, message } = await withQuestion();
    await message.reply('This.');
    await message.reply({ content: 'This.', allowedMentions: { repliedUser: false } });
    await message.reply({ content: 'This.', allowedMentions: { parse: [], repliedUser: true } });
    const replies = ada
      .visibleMessages()
      .slice(1)
      .map((reply) => reply.toJSON());
    expect(replies.map(({ mentions }) => mentions.map(({ id }) => id))).toEqual([[ada.id], [], [ada.id]]);
    expect(replies[0]).toMatchObject({
      type: MessageType.Reply,
      referenced_message: { id: question.id, content: question.content },
      message_reference: { message_id: question.id, channel_id: ada.channelId },
    });
  });

  test('to a message that is gone is refused, or stands alone where that is asked for', async () => {
    const { client, ada, message, playground } = await withQuestion();
    const other = playground.guilds[0]!.channels[1]!.id;
    const elsewhere = channelOf(client, other).send({
      content: 'This.',
      reply: { messageReference: message },
    });
    await expect(elsewhere).rejects.toMatchObject({ code: 50035 });
    const reply = { messageReference: '1', failIfNotExists: true };
    const channel = channelOf(client, ada.channelId);
    await expect(channel.send({ content: 'This.', reply })).rejects.toThrow('Unknown message');
    const sent = await channel.send({ content: 'This.', reply: { ...reply, failIfNotExists: false } });
    expect(sent.type).toBe(MessageType.Default);
  });

  test('needs to see what was said before', async () => {
    const { client, message, playground } = await withQuestion();
    const readMessageHistory = 1n << 16n;
    playground.member({ userId: client.user.id, permissions: botPermissions & ~readMessageHistory });
    await expect(message.reply('This.')).rejects.toMatchObject({ code: 160002 });
  });

  test('cannot answer the news of a thread', async () => {
    const { client, ada } = await withQuestion();
    ada.startThread('Ideas');
    const news = ada.visibleMessages().at(-1)!;
    const send = channelOf(client, ada.channelId).send({
      content: 'x',
      reply: { messageReference: news.id },
    });
    await expect(send).rejects.toThrow('system message');
  });
});

test('the bot removes what it said, and of others only what it may', async () => {
  const { client, ada, message, playground } = await withQuestion();
  const answer = await message.reply('This.');
  const gone = new Promise((resolve) => client.once(Events.MessageDelete, resolve));
  await answer.delete();
  expect(await gone).toMatchObject({ id: answer.id });
  await expect(message.delete()).rejects.toMatchObject({ code: 50013 });
  const manageMessages = 1n << 13n;
  playground.member({ userId: client.user.id, permissions: botPermissions | manageMessages });
  await message.delete();
  expect(ada.visibleMessages()).toEqual([]);
});

test('a nonce keeps a message from being sent twice for some minutes', async () => {
  const clock = manualClock();
  const { client, playground } = await connectClient({ clock });
  const ada = playground.member();
  const send = async () => {
    await channelOf(client, ada.channelId).send({ content: 'digest', nonce: 'monday', enforceNonce: true });
    return ada.visibleMessages().length;
  };
  expect([await send(), await send()]).toEqual([1, 1]);
  clock.advance(6 * 60_000);
  expect(await send()).toBe(2);
});

test('few edits are taken of what is older than an hour', async () => {
  const clock = manualClock();
  const { client, playground } = await connectClient({ clock });
  const ada = playground.member();
  const { id } = await channelOf(client, ada.channelId).send('digest');
  const edit = async () => {
    const response = await fetch(`${playground.apiUrl}/v10/channels/${ada.channelId}/messages/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bot ${playground.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'digest, mended' }),
    });
    return [response.status, ((await response.json()) as { code?: number }).code];
  };
  expect(await edit()).toEqual([200, undefined]);
  clock.advance(hour);
  for (let i = 0; i < 3; i += 1) expect(await edit()).toEqual([200, undefined]);
  expect(await edit()).toEqual([429, 30046]);
});
