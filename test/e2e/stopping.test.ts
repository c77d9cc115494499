import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defineCommand } from '../../src/commands/command.ts';
import type { Card } from '../../src/commands/reply.ts';
import type { Exchange } from '../../src/playground/exchange.ts';
import { startPlayground } from '../../src/playground/playground.ts';
import { startBot } from './bot.ts';
import { startProcess } from './bot-process.ts';
import { startLoadBalancer } from './load-balancer.ts';

describe.each(['gateway', 'http'] as const)('a bot on %s that is told to stop', (transport) => {
  it('answers what has begun, posts what that entails, and takes nothing new', async () => {
    const begun = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const card: Card = { tone: 'answer', lead: ['done'] };
    let channelId = '';
    const slow = defineCommand({
      definition: { name: 'slow', description: 'Takes its time' },
      async execute(_, { post }) {
        begun.resolve();
        await released.promise;
        await post(channelId, { tone: 'notice', lead: ['posted'] });
        return { kind: 'message', visibility: 'private', card };
      },
    });
    const { playground, connection } = await startBot({ commands: [slow], transport });
    onTestFinished(() => playground.close());
    const ada = playground.member();
    ({ channelId } = ada);

    const asking = ada.slash('slow');
    await begun.promise;
    const closing = connection.close();
    released.resolve();
    expect((await asking).message?.text).toBe('done');
    await closing;
    expect(ada.visibleMessages().map(({ text }) => text)).toContain('posted');
    expect(playground.refusals).toEqual([]);
  });
});

describe('two replicas over HTTP', () => {
  it('lose no interaction when one of them is stopped under load', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-stopping-'));
    const playground = await startPlayground();
    const env = {
      DISCORD_TOKEN: playground.token,
      DISCORD_API_URL: playground.apiUrl,
      DISCORD_PUBLIC_KEY: playground.publicKey,
      DATABASE_URL: `sqlite:${join(folder, 'footnote.db')}`,
    };
    const [stopped, other] = await Promise.all([startProcess(env), startProcess(env)]);
    const balancer = await startLoadBalancer([stopped.url, other.url]);
    await playground.setInteractionsEndpoint(`${balancer.url}/interactions`);

    const exchanges: Exchange[] = [];
    const load = new AbortController();
    const people = ['Ada', 'Bob', 'Cem', 'Dia'].map(async (name) => {
      const member = playground.member({ name });
      while (!load.signal.aborted) exchanges.push(await member.slash('challenges'));
    });
    const givenTo = (url: string) => balancer.given.get(url) ?? 0;
    await expect.poll(() => givenTo(stopped.url), { timeout: 10_000 }).toBeGreaterThan(20);
    expect(await stopped.stop('SIGTERM')).toBe(0);
    expect(balancer.ready()).toEqual([other.url]);
    const before = givenTo(other.url);
    await expect.poll(() => givenTo(other.url), { timeout: 10_000 }).toBeGreaterThan(before + 20);
    load.abort();
    await Promise.all(people);

    expect(exchanges.filter(({ kind }) => kind === 'failed').map(({ error }) => error)).toEqual([]);
    expect(playground.refusals).toEqual([]);
    expect(stopped.output()).toContain('"msg":"stopped"');
    // With nobody before it, there is nobody to wait for.
    await balancer.close();
    expect(await other.stop('SIGINT')).toBe(0);
    await playground.close();
    await rm(folder, { recursive: true });
  }, 60_000);
});
