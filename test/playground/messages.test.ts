import { MessageFlags, TextDisplayBuilder } from 'discord.js';
import type { Client, SendableChannels } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

function channelOf(client: Client, id: string): SendableChannels {
  const channel = client.channels.cache.get(id);
  if (!channel?.isSendable()) throw new Error('no such channel');
  return channel;
}

describe('what the bot posts by itself', () => {
  test('is seen by everyone, even when it asks to be ephemeral', async () => {
    const { client, playground } = await connectClient();
    const member = playground.member();
    await client.rest.post(`/channels/${member.channelId}/messages`, {
      body: { content: 'news', flags: MessageFlags.Ephemeral },
    });
    expect(member.visibleMessages()).toMatchObject([{ text: 'news', ephemeral: false }]);
  });

  test('is posted once with a nonce that is enforced', async () => {
    const { client, playground } = await connectClient();
    const member = playground.member();
    const channel = channelOf(client, member.channelId);
    const sent = [];
    for (let i = 0; i < 2; i += 1)
      sent.push((await channel.send({ content: 'digest', nonce: 'monday', enforceNonce: true })).id);
    expect(sent[0]).toBe(sent[1]);
    expect(member.visibleMessages()).toHaveLength(1);
  });

  test('pings from a text display, as far as it may', async () => {
    const { client, playground } = await connectClient();
    const member = playground.member();
    const channel = channelOf(client, member.channelId);
    const post = async (parse: 'users'[]) => {
      const { id } = await channel.send({
        flags: MessageFlags.IsComponentsV2,
        components: [new TextDisplayBuilder({ content: `<@${member.id}> look` })],
        allowedMentions: { parse },
      });
      return member
        .visibleMessages()
        .find((message) => message.id === id)!
        .toJSON().mentions;
    };
    expect(await post(['users'])).toMatchObject([{ id: member.id }]);
    expect(await post([])).toEqual([]);
  });

  test('pings all people or those named, not both', async () => {
    const { client, playground } = await connectClient();
    const { id, channelId } = playground.member();
    const body = { content: 'x', allowed_mentions: { parse: ['users'], users: [id] } };
    await expect(client.rest.post(`/channels/${channelId}/messages`, { body })).rejects.toMatchObject({
      rawError: {
        errors: { allowed_mentions: { _errors: [{ code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE' }] } },
      },
    });
  });

  test('pings roles by default, which an answer to an interaction does not', async () => {
    const { client, playground } = await connectClient({
      on: async (interaction) =>
        interaction.isChatInputCommand() &&
        interaction.reply(`<@&${interaction.guildId}> <@${interaction.user.id}>`),
    });
    const member = playground.member();
    const { id } = await channelOf(client, member.channelId).send(`<@&${member.guildId}>`);
    const sent = member.visibleMessages().find((message) => message.id === id);
    expect(sent?.toJSON().mention_roles).toEqual([member.guildId]);
    const { message } = await member.slash('ask');
    expect(message?.toJSON()).toMatchObject({ mention_roles: [], mentions: [{ id: member.id }] });
  });
});

test('a follow-up that all see shows what it replies to, but not when only one saw that', async () => {
  const { playground } = await connectClient({
    commands: [
      { name: 'open', description: 'Replies to all' },
      { name: 'quiet', description: 'Replies to one' },
    ],
    on: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const flags = interaction.commandName === 'quiet' ? MessageFlags.Ephemeral : undefined;
      await interaction.reply({ content: 'first', ...(flags && { flags }) });
      await interaction.followUp('second');
    },
  });
  const replied = async (name: string) => {
    const exchange = await playground.member().slash(name);
    const [followUp] = await exchange.followedUp();
    return followUp!.toJSON().referenced_message?.content;
  };
  expect([await replied('open'), await replied('quiet')]).toEqual(['first', undefined]);
});
