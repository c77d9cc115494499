import { ApplicationCommandPermissionType as Type, Routes } from 'discord.js';
import type { BaseInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';

const brief = { name: 'brief', description: 'Briefs', defaultMemberPermissions: 1n << 13n };
const moderator = (1n << 10n) | (1n << 13n);
const on = async (interaction: BaseInteraction) =>
  interaction.isChatInputCommand() && interaction.reply('done');

describe('what administrators set for a command', () => {
  test.each([
    ['lets a person use it who could not', 'user', true, 1n << 10n, true],
    ['keeps a person from it who could', 'user', false, moderator, false],
    ['lets everyone use it', 'everyone', true, 1n << 10n, true],
    ['closes a channel to it', 'channel', false, moderator, false],
    ['closes all channels to it', 'all channels', false, moderator, false],
    ['does not bind an administrator', 'user', false, 1n << 3n, true],
  ])('%s', async (_case, what, permission, permissions, isOffered) => {
    const { playground } = await connectClient({ commands: [brief], on });
    const [guild] = playground.guilds;
    const member = playground.member({ permissions });
    const overrides = {
      user: { type: Type.User, id: member.id },
      everyone: { type: Type.Role, id: guild!.id },
      channel: { type: Type.Channel, id: member.channelId },
      'all channels': { type: Type.Channel, id: (BigInt(guild!.id) - 1n).toString() },
    };
    const override = overrides[what as keyof typeof overrides];
    playground.setCommandPermissions('brief', [{ ...override, permission }]);
    expect(member.offeredCommands().map(({ name }) => name)).toEqual(isOffered ? ['brief'] : []);
  });

  test('can be read by the bot, and not written', async () => {
    const { playground, client } = await connectClient({ commands: [brief] });
    const [guild] = playground.guilds;
    const [command] = playground.commands();
    const route = Routes.applicationCommandPermissions(client.application.id, guild!.id, command!.id);
    await expect(client.rest.get(route)).rejects.toMatchObject({ code: 10066, status: 404 });
    const override = { type: Type.Role, id: guild!.id, permission: true };
    const told = new Promise((resolve) => client.once('applicationCommandPermissionsUpdate', resolve));
    playground.setCommandPermissions('brief', [override]);
    expect(await client.rest.get(route)).toMatchObject({ id: command!.id, permissions: [override] });
    expect(await told).toMatchObject({ id: command!.id, permissions: [override] });
    await expect(client.rest.put(route, { body: { permissions: [] } })).rejects.toMatchObject({
      code: 20001,
    });
  });
});
