import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { connect, type ConnectionOptions } from '../../src/discord/connection.ts';
import type { ShardPlan } from '../../src/discord/gateway/shards.ts';
import { ConfigError } from '../../src/errors.ts';
import { GuildLibrary } from '../../src/knowledge/guild-library.ts';
import { startPlayground, type Playground, type PlaygroundOptions } from '../../src/playground/playground.ts';
import { loadBundledBriefs } from '../../src/storage/bundled-briefs.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { servicesWith } from '../commands/services.ts';

const MODERATOR = (1n << 10n) | (1n << 11n) | (1n << 13n);
const TEXT = `Core Viewpoint - The bridge costs 412 million euros [1].
Group 1: Money - Lorries pay a toll of nine euros [2].`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-shards-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A playground with a guild for each of two shards. */
async function openPlayground(options: PlaygroundOptions = {}) {
  const playground = await startPlayground({ identifyWindowMs: 0, ...options });
  onTestFinished(() => playground.close());
  const [even, odd] = [100_000n, 100_001n].map(
    (created) => playground.addGuild('Guild', { hasBot: true, id: String(created << 22n) }).id,
  );
  return { playground, even: even!, odd: odd! };
}

/** A process of the bot as far as it can be one here: a connection, a library and a store of its own, one database. */
async function startProcess(
  playground: Playground,
  shards: ShardPlan,
  options: Partial<ConnectionOptions> = {},
) {
  const { briefs } = await loadBundledBriefs('data/briefs');
  const store = await openSqliteStore({ path: join(folder, 'footnote.db') });
  const library = new GuildLibrary(briefs, store);
  const served: (string | null)[] = [];
  const collection = library.collection.bind(library);
  library.collection = (guildId) => {
    served.push(guildId);
    return collection(guildId);
  };
  const logged: string[] = [];
  const connection = await connect({
    token: playground.token,
    apiUrl: playground.apiUrl,
    shards,
    commands,
    services: { ...(await servicesWith()), library, store },
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    ...options,
  });
  onTestFinished(async () => {
    await connection.close();
    await store.close();
  });
  return { served, library, store, logged };
}

/** A moderator publishes a brief in a guild. */
async function publishBridge(playground: Playground, guildId: string): Promise<void> {
  const mo = playground.member({ name: 'Mo', guildId, permissions: MODERATOR });
  const form = await mo.slash('brief add');
  const preview = await mo.submitModal(form, { title: 'Bridge', text1: TEXT });
  await mo.press(preview.message!, 'Publish');
}

const one = (id: number): ShardPlan => ({ ids: [id], count: 2 });

describe('two processes that share a bot and a database', () => {
  it('do the work of a guild where its shard is, and that of direct messages at shard 0', async () => {
    const { playground, even, odd } = await openPlayground();
    const zero = await startProcess(playground, one(0));
    const first = await startProcess(playground, one(1));
    for (const guildId of [even, odd, null]) {
      const member = playground.member({ name: `Someone in ${guildId}`, guildId });
      const { message } = await member.slash('ask', { question: 'water' });
      expect(message).toBeDefined();
    }
    expect(new Set(zero.served)).toEqual(new Set([even, null]));
    expect(new Set(first.served)).toEqual(new Set([odd]));
    expect(playground.refusals).toEqual([]);
  });

  it('see at once what the other has published', async () => {
    const { playground, odd } = await openPlayground();
    const zero = await startProcess(playground, one(0));
    await startProcess(playground, one(1));
    expect((await zero.library.collection(odd)).findBriefs('Bridge')).toEqual([]);
    await publishBridge(playground, odd);
    const answer = await (await zero.library.collection(odd)).answer('How much is the toll for lorries?');
    expect(answer).toMatchObject({ kind: 'answered' });
    expect(playground.refusals).toEqual([]);
  });

  it('answer a direct message at shard 0 about a guild of shard 1', async () => {
    const { playground, odd } = await openPlayground();
    const zero = await startProcess(playground, one(0));
    const first = await startProcess(playground, one(1));
    await publishBridge(playground, odd);
    const ivy = playground.member({ name: 'Ivy', guildId: odd });
    await ivy.slash('help');
    await expect.poll(() => first.store.acquaintances.of(ivy.id)).toHaveLength(1);
    first.served.length = 0;
    const directly = playground.member({ name: 'Ivy', guildId: null });
    const { message } = await directly.slash('ask', { question: 'How much is the toll for lorries?' });
    expect(message?.text).toContain('nine euros');
    expect(zero.served).toContain(odd);
    expect(first.served).toEqual([]);
    expect(playground.refusals).toEqual([]);
  });

  it('leave registering the commands to the one with shard 0', async () => {
    const { playground, odd } = await openPlayground();
    await startProcess(playground, one(1));
    expect(playground.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(playground.commands()).toEqual([]);
    await startProcess(playground, one(0));
    expect(playground.commands()).not.toEqual([]);
    const { message } = await playground.member({ guildId: odd }).slash('help');
    expect(message).toBeDefined();
  });

  it('begin one after the other when they are started together', { timeout: 20_000 }, async () => {
    const { playground, odd } = await openPlayground({ identifyWindowMs: 5_000 });
    const [zero] = await Promise.all([startProcess(playground, one(0)), startProcess(playground, one(1))]);
    await vi.waitFor(() => expect(zero.logged.join('')).toContain('registered'));
    const { message } = await playground.member({ guildId: odd }).slash('help');
    expect(message).toBeDefined();
  });
});

describe('one process with several shards', () => {
  it('answers in the guilds of all of them', async () => {
    const { playground, even, odd } = await openPlayground({ maxConcurrency: 2 });
    const { served } = await startProcess(playground, { ids: [0, 1], count: 2 });
    for (const guildId of [even, odd]) {
      await playground.member({ guildId }).slash('ask', { question: 'water' });
    }
    expect(new Set(served)).toEqual(new Set([even, odd]));
  });

  it('runs as many as Discord advises', async () => {
    const { playground } = await openPlayground({ maxConcurrency: 2 });
    for (let i = 0; i < 1_000; i += 1) playground.addGuild(`Guild ${i}`, { hasBot: true });
    const requests = playground.requests.length;
    await startProcess(playground, 'auto');
    expect(playground.requests.slice(requests)).toContainEqual({ method: 'GET', path: '/gateway/bot' });
  });
});

describe('too few shards', { timeout: 20_000 }, () => {
  const crowd = (playground: Playground) => {
    for (let i = 0; i < 2_500; i += 1) playground.addGuild(`Guild ${i}`, { hasBot: true });
  };

  it('are refused at the start, in one line', async () => {
    const { playground } = await openPlayground();
    crowd(playground);
    const starting = startProcess(playground, { ids: [0], count: 1 });
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(/^SHARDS: [^\n]*2,500 servers[^\n]*$/);
  });

  it('are told of when the bot outgrows them', async () => {
    const { playground } = await openPlayground();
    const lost = Promise.withResolvers<Error>();
    await startProcess(playground, { ids: [0], count: 1 }, { onShardLost: lost.resolve });
    crowd(playground);
    playground.invalidateSessions();
    expect((await lost.promise).message).toBe('Discord has ended shard 0 for good (code 4011)');
  });
});
