import { Client, Events } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { manualClock } from '../../src/playground/clock.ts';
import { startPlayground } from '../../src/playground/playground.ts';
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
    const playground = await startPlayground({ token: 'right' });
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
