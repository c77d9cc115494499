import { ApplicationIntegrationType as Install, ChannelType, MessageFlags } from 'discord.js';
import type { BaseInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ordinaryPermissions } from '../../src/playground/permissions.ts';
import { connectClient } from './connect-client.ts';

const everywhere = {
  name: 'ask',
  description: 'Asks',
  integrationTypes: [Install.GuildInstall, Install.UserInstall],
};
const guildsOnly = { name: 'brief', description: 'Briefs' };
const withoutExternalApps = ordinaryPermissions & ~(1n << 50n);

async function elsewhere(on: (interaction: BaseInteraction) => Promise<unknown>) {
  const connected = await connectClient({ commands: [everywhere, guildsOnly], on });
  const { id: guildId } = connected.playground.addGuild('Elsewhere');
  return { ...connected, guildId };
}
const answering = async (interaction: BaseInteraction) =>
  interaction.isChatInputCommand() && interaction.reply('here');

describe('in a guild that did not add the application', () => {
  test('those who installed it themselves are offered the commands that are meant for them', async () => {
    const { playground, guildId, client } = await elsewhere(answering);
    const offered = (hasInstalled: boolean) =>
      playground
        .member({ guildId, hasInstalled })
        .offeredCommands()
        .map(({ name }) => name);
    expect([offered(true), offered(false)]).toEqual([['ask'], []]);
    expect(client.guilds.cache.has(guildId)).toBe(false);
  });

  test('the interaction says that only the person installed it', async () => {
    const seen: unknown[] = [];
    const { playground, guildId } = await elsewhere(async (interaction) => {
      seen.push(interaction.authorizingIntegrationOwners, interaction.guildId, interaction.inCachedGuild());
      return answering(interaction);
    });
    const member = playground.member({ guildId, hasInstalled: true });
    expect(await member.slash('ask')).toMatchObject({ message: { text: 'here', ephemeral: false } });
    expect(seen).toMatchObject([{ guildId: null, userId: member.id }, guildId, false]);
  });

  test('an answer is ephemeral where the person may not use external apps', async () => {
    const { playground, guildId } = await elsewhere(answering);
    const member = playground.member({ guildId, hasInstalled: true, permissions: withoutExternalApps });
    expect((await member.slash('ask')).message?.ephemeral).toBe(true);
  });

  test('the sixth follow-up is refused, and so is everything that needs the bot there', async () => {
    const { playground, guildId, failures, client } = await elsewhere(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('here');
      for (let i = 0; i < 6; i += 1)
        await interaction.followUp({ content: `${i}`, flags: MessageFlags.Ephemeral });
    });
    const member = playground.member({ guildId, hasInstalled: true });
    const exchange = await member.slash('ask');
    await exchange.followedUp(5);
    await expect.poll(() => failures).toMatchObject([{ code: 40094 }]);
    await expect(client.guilds.fetch(guildId)).rejects.toMatchObject({ code: 50001 });
    await expect(client.channels.fetch(member.channelId)).rejects.toMatchObject({ code: 50001 });
  });
});

test('where both installed it, the interaction names both', async () => {
  const owners: unknown[] = [];
  const { playground } = await connectClient({
    commands: [everywhere],
    on: async (interaction) => {
      owners.push(interaction.authorizingIntegrationOwners);
      return answering(interaction);
    },
  });
  const member = playground.member({ hasInstalled: true });
  await member.slash('ask');
  expect(owners).toMatchObject([{ guildId: member.guildId, userId: member.id }]);
});

describe('in a channel between people', () => {
  const inPrivate = { ...everywhere, contexts: [0, 1, 2] };

  test('whoever installed it uses it there, and the interaction says so', async () => {
    const seen: unknown[] = [];
    const { playground, client } = await connectClient({
      commands: [inPrivate, { ...everywhere, name: 'elsewhere', contexts: [0, 1] }, guildsOnly],
      on: async (interaction) => {
        const { guildId, context, authorizingIntegrationOwners: owners } = interaction;
        seen.push(guildId, context, owners, interaction.appPermissions.has('SendMessages'));
        return answering(interaction);
      },
    });
    const kinds: unknown[] = [];
    client.on('raw', ({ d }: { d: { channel?: { type: number } } }) => kinds.push(d.channel?.type));
    const { id: channelId } = playground.addPrivateChannel(['Ada', 'Ben', 'Cy']);
    const ada = playground.member({ channelId, hasInstalled: true });
    expect(ada.offeredCommands().map(({ name }) => name)).toEqual(['ask']);
    expect(playground.member({ name: 'Ben', channelId }).offeredCommands()).toEqual([]);
    expect(await ada.slash('ask')).toMatchObject({ message: { text: 'here', ephemeral: false } });
    expect(seen).toMatchObject([null, 2, { guildId: null, userId: ada.id }, false]);
    expect(kinds).toEqual([ChannelType.GroupDM]);
    const ben = playground.member({ name: 'Ben', channelId });
    expect(ben.visibleMessages().map(({ text }) => text)).toEqual(['here']);
  });

  test('the bot has no part: it hears nothing, cannot write, and follows up five times', async () => {
    const { playground, client, failures } = await connectClient({
      commands: [inPrivate],
      intents: ['Guilds', 'DirectMessages'],
      on: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply('here');
        for (let i = 0; i < 6; i += 1) await interaction.followUp(`${i}`);
      },
    });
    const heard: unknown[] = [];
    client.on('messageCreate', ({ content }) => heard.push(content));
    const { id: channelId } = playground.addPrivateChannel(['Ada', 'Ben']);
    const ada = playground.member({ channelId, hasInstalled: true });
    ada.say('between us');
    await ada.slash('ask');
    await expect.poll(() => failures).toMatchObject([{ code: 40094 }]);
    const send = client.rest.post(`/channels/${channelId}/messages`, { body: { content: 'x' } });
    await expect(send).rejects.toMatchObject({ code: 50001 });
    expect(heard).toEqual([]);
    expect(() => playground.member({ name: 'Cy', channelId })).toThrow('no such guild or channel');
  });
});

test('in the direct channel with the bot, the interaction names no guild, and who installed it', async () => {
  const seen: unknown[] = [];
  const { playground } = await connectClient({
    commands: [everywhere],
    on: async (interaction) => {
      seen.push(interaction.authorizingIntegrationOwners, interaction.context);
      return answering(interaction);
    },
  });
  await playground.member({ guildId: null }).slash('ask');
  const ada = playground.member({ guildId: null, hasInstalled: true });
  await ada.slash('ask');
  expect(seen).toMatchObject([{ guildId: '0' }, 1, { guildId: '0', userId: ada.id }, 1]);
});
