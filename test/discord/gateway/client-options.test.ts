import { Client, Guild, type GuildTextThreadManager } from 'discord.js';
import { afterAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../../src/discord/gateway/client-options.ts';

const client = new Client(clientOptions('auto', undefined));
afterAll(() => client.destroy());

const snowflake = (n: number) => String(BigInt(n) << 22n);

/** A server as Discord tells of it when a shard has connected. discord.js keeps the constructor for itself. */
const learn = (told: object) => Reflect.construct(Guild, [client, { id: snowflake(1), ...told }]) as Guild;

describe('clientOptions', () => {
  const guild = learn({
    name: 'Caspian',
    roles: [{ id: snowflake(1), name: '@everyone', permissions: '0', colors: {} }],
    channels: [{ id: snowflake(2), type: 0, name: 'general', permission_overwrites: [] }],
    threads: [{ id: snowflake(3), type: 11, name: 'rails', parent_id: snowflake(2) }],
    members: [{ user: { id: snowflake(4), username: 'ana' }, roles: [] }],
    emojis: [{ id: snowflake(5), name: 'ship' }],
  });

  it('lets roles, channels and threads be remembered', () => {
    expect(guild.roles.cache.get(snowflake(1))?.name).toBe('@everyone');
    expect(client.channels.cache.map((channel) => channel.isThread())).toEqual([false, true]);
  });

  it('lets nothing else be remembered, threads not twice', () => {
    const { threads } = guild.channels.cache.get(snowflake(2)) as { threads?: GuildTextThreadManager<never> };
    expect(threads?.cache.size).toBe(0);
    for (const { cache } of [guild.members, guild.emojis, guild.commands, client.users]) {
      expect(cache.size).toBe(0);
    }
  });

  it('makes one empty cache for all that is not remembered', () => {
    expect(guild.commands.cache).toBe(guild.members.cache);
  });
});
