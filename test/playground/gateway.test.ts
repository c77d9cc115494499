import { Client, Events } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { manualClock } from '../../src/playground/clock.ts';
import { startPlayground } from '../../src/playground/playground.ts';
import type { Playground, PlaygroundOptions } from '../../src/playground/playground.ts';
import { connectClient } from './connect-client.ts';

describe('the discord.js client', () => {
  test('logs in and knows its guilds, channels and application', async () => {
    const { client, playground } = await connectClient();
    expect(client.user.id).toBe(client.application.id);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Policy Desk', 'Fresh Server']);
    expect(client.guilds.cache.first()?.channels.cache.map(({ name }) => name)).toEqual([
      'briefs',
      'general',
    ]);
    expect(playground.refusals).toEqual([]);
  });

  test('is refused with a wrong token', async () => {
    const playground = await startPlayground();
    onTestFinished(() => playground.close());
    const client = new Client({ intents: [], rest: { api: playground.apiUrl, version: '10' } });
    await expect(client.login('wrong')).rejects.toThrow('An invalid token was provided.');
    expect(playground.refusals).toMatchObject([{ path: '/gateway/bot', status: 401, code: 0 }]);
  });

  test('is refused a privileged intent', async () => {
    const playground = await startPlayground();
    const client = new Client({
      intents: ['Guilds', 'MessageContent'],
      rest: { api: playground.apiUrl, version: '10' },
    });
    onTestFinished(async () => {
      await client.destroy();
      await playground.close();
    });
    await expect(client.login(playground.token)).rejects.toThrow('disallowed intents');
  });

  test('resumes after a dropped connection and misses nothing', async () => {
    const { client, playground } = await connectClient({
      on: async (interaction) => interaction.isChatInputCommand() && interaction.reply('here again'),
    });
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    playground.dropConnections();
    const exchange = await playground.member().slash('ask');
    expect(exchange).toMatchObject({ kind: 'message', message: { text: 'here again' } });
    expect(await resumed).toBe(0);
    expect(playground.member().visibleMessages()).toHaveLength(1);
  });

  test('resumes when asked to reconnect', async () => {
    const { client, playground } = await connectClient();
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    playground.requestReconnect();
    expect(await resumed).toBe(0);
  });

  test('hears of messages as its intents allow', async () => {
    const { client, playground } = await connectClient({ intents: ['Guilds', 'GuildMessages'] });
    const heard: string[] = [];
    const both = new Promise<void>((resolve) => {
      client.on(Events.MessageCreate, ({ content }) => {
        if (heard.push(content) === 2) resolve();
      });
    });
    playground.member().say('between us');
    playground.member().say(`<@${client.user.id}> what was agreed?`);
    await both;
    expect(heard).toEqual(['', `<@${client.user.id}> what was agreed?`]);
  });
});

describe('a bare socket', () => {
  const identify = { token: '', intents: 1, properties: { os: 'linux', browser: 'test', device: 'test' } };

  test.each([
    ['a wrong token', '?v=10', { op: 2, d: identify }, 4004],
    ['an unknown intent', '?v=10', { op: 2, d: { ...identify, token: 'right', intents: 1 << 30 } }, 4013],
    ['a privileged intent', '?v=10', { op: 2, d: { ...identify, token: 'right', intents: 1 << 15 } }, 4014],
    ['a shard beyond the count', '?v=10', { op: 2, d: { ...identify, token: 'right', shard: [2, 2] } }, 4010],
    ['something before it identified', '?v=10', { op: 3, d: {} }, 4003],
    ['more than 4096 bytes', '?v=10', { op: 1, d: 'x'.repeat(5000) }, 4002],
    ['an old API version', '?v=6', undefined, 4012],
  ])('is closed after %s', async (_case, query, payload, code) => {
    const playground = await startPlayground({ token: 'right' });
    onTestFinished(() => playground.close());
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway${query}`);
    if (payload) socket.once('message', () => socket.send(JSON.stringify(payload)));
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(code);
  });

  test('has its heartbeats acknowledged', async () => {
    const playground = await startPlayground();
    onTestFinished(() => playground.close());
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
    const opcodes: number[] = [];
    await new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        opcodes.push((JSON.parse(data.toString()) as { op: number }).op);
        if (opcodes.length === 2) resolve();
        else socket.send(JSON.stringify({ op: 1, d: null }));
      });
    });
    expect(opcodes).toEqual([10, 11]);
  });

  test('is told that an unknown session cannot be resumed', async () => {
    const playground = await startPlayground({ token: 'right' });
    onTestFinished(() => playground.close());
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
    const opcodes: [number, unknown][] = [];
    const answer = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const { op, d } = JSON.parse(data.toString()) as { op: number; d: unknown };
        if (opcodes.push([op, d]) === 2) resolve();
        else socket.send(JSON.stringify({ op: 6, d: { token: 'right', session_id: 'gone', seq: 3 } }));
      });
    });
    await answer;
    expect(opcodes[1]).toEqual([9, false]);
  });

  test('is told that its session is over, so that it identifies anew', async () => {
    const playground = await startPlayground({ token: 'right' });
    onTestFinished(() => playground.close());
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
    const goodbye = await new Promise((resolve) => {
      socket.on('message', (data: Buffer) => {
        const { op, t, d } = JSON.parse(data.toString()) as { op: number; t: string; d: unknown };
        if (op === 10) socket.send(JSON.stringify({ op: 2, d: { ...identify, token: 'right' } }));
        if (t === 'READY') playground.invalidateSessions();
        if (op === 9) resolve(d);
      });
    });
    expect(goodbye).toBe(false);
  });

  test('hears only of the guilds of its shard', async () => {
    const playground = await startPlayground({ token: 'right', maxConcurrency: 2 });
    onTestFinished(() => playground.close());
    const guildsOf = async (shard: number): Promise<string[]> => {
      const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
      return new Promise((resolve) => {
        socket.on('message', (data: Buffer) => {
          const { op, t, d } = JSON.parse(data.toString()) as {
            op: number;
            t: string;
            d: { guilds: { id: string }[] };
          };
          if (op === 10)
            socket.send(JSON.stringify({ op: 2, d: { ...identify, token: 'right', shard: [shard, 2] } }));
          if (t === 'READY') resolve(d.guilds.map(({ id }) => id));
        });
      });
    };
    const [even, odd] = await Promise.all([guildsOf(0), guildsOf(1)]);
    expect([...even, ...odd].sort()).toEqual(playground.guilds.map(({ id }) => id).sort());
    for (const id of odd) expect((BigInt(id) >> 22n) % 2n).toBe(1n);
  });
});

describe('a bot with several shards', () => {
  const identify = { token: 'right', intents: 1, properties: {} };

  /** What comes of identifying as a shard: READY, an invalid session or a close code. */
  async function identified(playground: Playground, shard: [number, number]): Promise<number | string> {
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
    return new Promise((resolve) => {
      socket.once('close', resolve);
      socket.on('message', (data: Buffer) => {
        const { op, t } = JSON.parse(data.toString()) as { op: number; t: string | null };
        if (op === 10) socket.send(JSON.stringify({ op: 2, d: { ...identify, shard } }));
        if (op === 9) resolve('invalid session');
        if (t === 'READY') resolve('ready');
      });
    });
  }

  async function started(options: PlaygroundOptions = {}): Promise<Playground> {
    const playground = await startPlayground({ token: 'right', ...options });
    onTestFinished(() => playground.close());
    return playground;
  }

  test('begins one session in five seconds, among shards of the same remainder', async () => {
    const playground = await started({ maxConcurrency: 2 });
    expect(await identified(playground, [0, 4])).toBe('ready');
    expect(await identified(playground, [1, 4])).toBe('ready');
    expect(await identified(playground, [2, 4])).toBe('invalid session');
  });

  test('is told how many shards to run, and how many at once', async () => {
    const playground = await started({ maxConcurrency: 16 });
    for (let i = 0; i < 1_000; i += 1) playground.addGuild(`Guild ${i}`, { hasBot: true });
    const response = await fetch(`${playground.apiUrl}/v10/gateway/bot`, {
      headers: { authorization: 'Bot right' },
    });
    expect(await response.json()).toMatchObject({
      shards: 2,
      session_start_limit: { total: 1_000, remaining: 1_000, max_concurrency: 16 },
    });
  });

  test('is closed when a shard would hold more than 2500 guilds', async () => {
    const playground = await started({ identifyWindowMs: 0 });
    for (let i = 0; i < 2_500; i += 1) {
      playground.addGuild(`Guild ${i}`, { hasBot: true, id: String(BigInt(i + 1_000) << 22n) });
    }
    expect(await identified(playground, [0, 1])).toBe(4011);
    expect(await identified(playground, [0, 2])).toBe('ready');
  });

  test('has interactions come to the shard of their guild, and direct ones to the first', async () => {
    const { playground, client } = await connectClient({
      shards: [0, 1],
      maxConcurrency: 2,
      on: async (interaction) => interaction.isChatInputCommand() && interaction.reply('here'),
    });
    const heard: number[] = [];
    client.on(Events.Raw, ({ t }: { t: string }, shard: number) => {
      if (t === 'INTERACTION_CREATE') heard.push(shard);
    });
    const odd = playground.addGuild('Odd', { hasBot: true, id: String(10_001n << 22n) });
    const even = playground.addGuild('Even', { hasBot: true, id: String(10_002n << 22n) });
    for (const guildId of [odd.id, even.id, null]) await playground.member({ guildId }).slash('ask');
    expect(heard).toEqual([1, 0, 0]);
  });
});

describe('a connection that does not keep to the rules', () => {
  const identify = { token: 'right', intents: 1, properties: {} };

  test('is closed when it does not beat', async () => {
    const playground = await startPlayground({ token: 'right', heartbeatIntervalMs: 20 });
    onTestFinished(() => playground.close());
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(4009);
  });

  test('is closed when it sends more than 120 times in a minute', async () => {
    const playground = await startPlayground({ token: 'right' });
    onTestFinished(() => playground.close());
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
    socket.once('message', () => {
      for (let i = 0; i < 121; i += 1) socket.send(JSON.stringify({ op: 1, d: null }));
    });
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(4008);
  });

  test('cannot resume what it left for too long', async () => {
    const clock = manualClock();
    const playground = await startPlayground({ token: 'right', clock });
    onTestFinished(() => playground.close());
    const connect = () => new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10`);
    const first = connect();
    const session = await new Promise<string>((resolve) => {
      first.on('message', (data: Buffer) => {
        const { op, t, d } = JSON.parse(data.toString()) as {
          op: number;
          t: string;
          d: { session_id: string };
        };
        if (op === 10) first.send(JSON.stringify({ op: 2, d: identify }));
        if (t === 'READY') resolve(d.session_id);
      });
    });
    const resume = () =>
      new Promise<[number, string | null]>((resolve) => {
        const socket = connect();
        socket.on('message', (data: Buffer) => {
          const { op, t } = JSON.parse(data.toString()) as { op: number; t: string | null };
          const d = { token: 'right', session_id: session, seq: 1 };
          if (op === 10) socket.send(JSON.stringify({ op: 6, d }));
          if (op === 9 || t === 'RESUMED') resolve([op, t]);
        });
      });
    playground.dropConnections();
    expect(await resume()).toEqual([0, 'RESUMED']);
    playground.dropConnections();
    clock.advance(5 * 60_000);
    expect(await resume()).toEqual([9, null]);
  });
});
