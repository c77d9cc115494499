import { ChannelType, Events, MessageType } from 'discord.js';
import type { Client, Message, ThreadChannel } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { manualClock } from '../../src/playground/clock.ts';
import { botPermissions, ordinaryPermissions } from '../../src/playground/permissions.ts';
import { connectClient } from './connect-client.ts';

const intents = ['Guilds', 'GuildMessages'] as const;
const createPublicThreads = 1n << 35n;

function nextThread(client: Client): Promise<ThreadChannel> {
  return new Promise((resolve) => client.once(Events.ThreadCreate, resolve));
}

describe('a thread that a member starts', () => {
  test('from a message has its id, hangs under its channel, and the bot hears of it', async () => {
    const { playground, client } = await connectClient({ intents });
    const ada = playground.member();
    const said = ada.say('what was agreed?');
    const heard = nextThread(client);
    const thread = ada.startThread('The agreement', { about: said, autoArchiveMinutes: 60 });
    expect(await heard).toMatchObject({
      id: said.id,
      name: 'The agreement',
      parentId: ada.channelId,
      type: ChannelType.PublicThread,
      autoArchiveDuration: 60,
      ownerId: ada.id,
    });
    expect(said.toJSON().thread).toMatchObject({ id: thread.id });
    expect(said.edited).toBe(false);
    const inside = playground.member({ channelId: thread.id }).visibleMessages();
    expect(inside.map((message) => message.toJSON())).toMatchObject([
      { type: MessageType.ThreadStarterMessage, referenced_message: { id: said.id } },
    ]);
  });

  test('without a message is told in its channel', async () => {
    const { playground } = await connectClient({ intents });
    const ada = playground.member();
    const thread = ada.startThread('Ideas');
    expect(ada.visibleMessages().map((message) => message.toJSON())).toMatchObject([
      { type: MessageType.ThreadCreated, content: 'Ideas', message_reference: { channel_id: thread.id } },
    ]);
  });

  test('is talked in: the bot hears what mentions it, answers, and is asked by commands', async () => {
    const places: unknown[] = [];
    const { playground, client, failures } = await connectClient({
      intents,
      on: async (interaction) => {
        const { channel } = interaction;
        places.push([interaction.channelId, channel?.type, channel?.isThread() && channel.parentId]);
        if (interaction.isChatInputCommand()) await interaction.reply('an answer');
      },
    });
    client.on(Events.MessageCreate, (message: Message) => {
      if (message.content) void message.reply('heard').catch((error: unknown) => failures.push(error));
    });
    const ada = playground.member();
    const thread = ada.startThread('Ideas');
    const within = playground.member({ channelId: thread.id });
    within.say(`<@${client.user.id}> are you there?`);
    await expect.poll(() => within.visibleMessages().at(-1)?.content).toBe('heard');
    expect((await within.slash('ask')).message?.content).toBe('an answer');
    expect(places).toEqual([[thread.id, ChannelType.PublicThread, ada.channelId]]);
    expect(ada.visibleMessages()).toHaveLength(1);
    expect([failures, playground.refusals]).toEqual([[], []]);
  });

  test('is there for a client that comes later', async () => {
    const { playground, client } = await connectClient({ intents });
    const thread = playground.member().startThread('Ideas');
    const anew = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    playground.invalidateSessions();
    await anew;
    await expect.poll(() => client.channels.cache.get(thread.id)?.type).toBe(ChannelType.PublicThread);
  });

  test('can be chosen where a channel is asked for, and is among the active ones', async () => {
    const seen: unknown[] = [];
    const { playground, client } = await connectClient({
      intents,
      commands: [
        {
          name: 'look',
          description: 'Looks',
          options: [{ type: 7, name: 'place', description: 'Where', required: true }],
        },
      ],
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        seen.push(interaction.options.getChannel('place', true).type);
        await interaction.reply('looked');
      },
    });
    const ada = playground.member();
    const thread = ada.startThread('Ideas');
    await ada.slash('look', { place: thread.id });
    await ada.slash('look', { place: ada.channelId });
    expect(seen).toEqual([ChannelType.PublicThread, ChannelType.GuildText]);
    const { threads } = await client.guilds.cache.get(ada.guildId!)!.channels.fetchActiveThreads();
    expect([...threads.keys()]).toEqual([thread.id]);
  });

  test('needs a name, a duration that there is, a permission, and a message that all see', async () => {
    const { playground } = await connectClient({
      intents,
      on: async (interaction) =>
        interaction.isChatInputCommand() && interaction.reply({ content: 'hush', flags: 64 }),
    });
    const ada = playground.member();
    const said = ada.say('hello');
    const { message: hidden } = await ada.slash('ask');
    expect(() => ada.startThread('')).toThrow('1 to 100');
    expect(() => ada.startThread('x'.repeat(101))).toThrow('1 to 100');
    expect(() => ada.startThread('x', { autoArchiveMinutes: 90 })).toThrow('60, 1440, 4320, 10080');
    expect(() => ada.startThread('x', { about: hidden! })).toThrow('you alone see');
    ada.startThread('x', { about: said });
    expect(() => ada.startThread('y', { about: said })).toThrow('already been created');
    expect(() => playground.member({ channelId: said.id }).startThread('z')).toThrow('channel type');
    expect(() => playground.member({ guildId: null }).startThread('z')).toThrow('channel type');
    const permissions = ordinaryPermissions & ~createPublicThreads;
    expect(() => playground.member({ name: 'Ben', permissions }).startThread('z')).toThrow('permission');
  });
});

describe('a thread in which nobody writes', () => {
  const hour = 60 * 60_000;

  async function startedThread() {
    const clock = manualClock();
    const connected = await connectClient({ intents, clock });
    const { client, playground } = connected;
    const told: unknown[] = [];
    client.on(Events.ThreadUpdate, (_before, { archived }) => told.push(archived));
    const ada = playground.member();
    const heard = nextThread(client);
    const { id } = ada.startThread('Ideas', { autoArchiveMinutes: 60 });
    await heard;
    return { ...connected, clock, told, id, within: playground.member({ channelId: id }) };
  }

  test('is archived after its time, which each message begins anew, and back with the next message', async () => {
    const { client, playground, clock, told, id, within } = await startedThread();
    const active = async () => {
      const { threads } = await client.guilds.cache.get(within.guildId!)!.channels.fetchActiveThreads();
      return [...threads.keys()];
    };
    clock.advance(hour - 1);
    within.say('not yet');
    clock.advance(hour - 1);
    expect(await active()).toEqual([id]);
    clock.advance(1);
    expect(await active()).toEqual([]);
    await expect.poll(() => told).toEqual([true]);
    expect(client.channels.cache.get(id)).toMatchObject({ archived: true, archiveTimestamp: clock.now() });
    within.say('one more thing');
    await expect.poll(() => told).toEqual([true, false]);
    expect(await active()).toEqual([id]);
    expect(playground.refusals).toEqual([]);
  });

  test('takes no edits while it is archived', async () => {
    const { client, clock, id } = await startedThread();
    const path = `/channels/${id}/messages` as const;
    const { id: message } = (await client.rest.post(path, { body: { content: 'a' } })) as { id: string };
    clock.advance(hour);
    const edit = client.rest.patch(`${path}/${message}`, { body: { content: 'b' } });
    await expect(edit).rejects.toMatchObject({ code: 50083 });
  });
});

describe('a thread that the bot starts', () => {
  test('needs a permission that it was not invited with', async () => {
    const { playground, client } = await connectClient({ intents });
    const said = playground.member().say('hello');
    const path = `/channels/${said.channelId}/messages/${said.id}/threads` as const;
    const start = () => client.rest.post(path, { body: { name: 'About this' } });
    await expect(start()).rejects.toMatchObject({ code: 50013 });
    playground.member({ userId: client.user.id, permissions: botPermissions | createPublicThreads });
    expect(await start()).toMatchObject({ id: said.id, owner_id: client.user.id });
    await expect(start()).rejects.toMatchObject({ code: 160004 });
  });

  test.each([
    ['no name', { name: '' }],
    ['a name of 101 characters', { name: 'x'.repeat(101) }],
    ['a duration of 90 minutes', { name: 'x', auto_archive_duration: 90 }],
  ])('is refused with %s', async (_case, body) => {
    const { playground, client } = await connectClient({ intents });
    playground.member({ userId: client.user.id, permissions: botPermissions | createPublicThreads });
    const channelId = playground.guilds[0]!.channels[0]!.id;
    const start = client.rest.post(`/channels/${channelId}/threads`, { body: { type: 11, ...body } });
    await expect(start).rejects.toMatchObject({ code: 50035 });
  });

  test('is a private one without a type, which takes another permission', async () => {
    const { playground, client } = await connectClient({ intents });
    playground.member({ userId: client.user.id, permissions: botPermissions | createPublicThreads });
    const path = `/channels/${playground.guilds[0]!.channels[0]!.id}/threads` as const;
    await expect(client.rest.post(path, { body: { name: 'x' } })).rejects.toMatchObject({ code: 50013 });
    expect(await client.rest.post(path, { body: { name: 'x', type: 11 } })).toMatchObject({ type: 11 });
  });
});
