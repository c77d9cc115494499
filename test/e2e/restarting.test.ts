import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { manualClock } from '../../src/playground/clock.ts';
import type { SaidMessage } from '../../src/commands/conversation/said-message.ts';
import type { Services } from '../../src/commands/services.ts';
import type { InteractionReport } from '../../src/discord/interactions/interaction-report.ts';
import type { Exchange } from '../../src/playground/exchange.ts';
import type { Member } from '../../src/playground/member.ts';
import { startPlayground } from '../../src/playground/playground.ts';
import { servicesWith } from '../commands/services.ts';
import { startBot, type BotOptions, type RunningBot } from './bot.ts';
import { startProcess } from './bot-process.ts';
import { MODERATOR } from './permissions.ts';

const TOOK_OVER = 'going on with sessions that were left';
const QUESTION = 'What did Japan invest in Kazakhstan?';

let bot: RunningBot;
afterEach(() => bot?.close());

const start = async (options: BotOptions = {}) => (bot = await startBot(options));
const hasTakenOver = () => bot.logged.some(({ msg }) => msg === TOOK_OVER);
/** A token begins with the bot's id. */
const botId = () => Buffer.from(bot.playground.token.split('.')[0] ?? '', 'base64url').toString();
const answers = (member: Member) =>
  member
    .visibleMessages()
    .filter(({ authorId, text }) => authorId === botId() && text.includes('Kazakhstan'));

describe('a bot that was stopped and started again', () => {
  it('answers the command, the mention and the direct message that came in between', async () => {
    const { playground, connection } = await start();
    const ada = playground.member({ name: 'Ada' });
    const bob = playground.member({ name: 'Bob' });
    const directly = playground.member({ name: 'Cem', guildId: null });
    await connection.close();
    const asking = ada.slash('ask', { question: QUESTION });
    bob.say(`<@${botId()}> ${QUESTION}`);
    directly.say(QUESTION);
    bot = await bot.restart();
    expect(hasTakenOver()).toBe(true);
    expect((await asking).message?.text).toContain('Kazakhstan');
    await expect.poll(() => answers(bob)).toHaveLength(1);
    await expect.poll(() => answers(directly)).toHaveLength(1);
    expect(playground.refusals).toEqual([]);
  });

  it('answers once what it had answered before', async () => {
    const { playground } = await start();
    const ada = playground.member();
    ada.say(`<@${botId()}> ${QUESTION}`);
    await expect.poll(() => answers(ada)).toHaveLength(1);
    bot = await bot.restart();
    expect((await ada.slash('help')).kind).toBe('message');
    expect(answers(ada)).toHaveLength(1);
    expect(playground.refusals).toEqual([]);
  });

  it('goes on from process to process', async () => {
    await start();
    for (let times = 0; times < 3; times += 1) {
      await bot.connection.close();
      const asking = bot.playground.member().slash('challenges');
      bot = await bot.restart();
      expect(hasTakenOver()).toBe(true);
      expect((await asking).kind).toBe('message');
    }
    expect(bot.playground.refusals).toEqual([]);
  });

  it('does nothing of what Discord has given up on meanwhile', async () => {
    const clock = manualClock();
    const settled: InteractionReport[] = [];
    const onSettled = (report: InteractionReport) => void settled.push(report);
    const { playground, connection } = await start({ playground: { clock }, onSettled });
    const mo = playground.member({ name: 'Mo', permissions: MODERATOR });
    const form = await mo.slash('brief add');
    const text = 'Core Viewpoint - The bridge costs 412 million euros [1].';
    const preview = await mo.submitModal(form, { title: 'Bridge', text1: text });
    await connection.close();
    const pressing = mo.press(preview.message!, 'Publish');
    clock.advance(4_000);
    expect((await pressing).kind).toBe('failed');
    settled.length = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: clock.now() });
    onTestFinished(() => void vi.useRealTimers());
    bot = await bot.restart();
    await expect.poll(() => settled).toMatchObject([{ kind: 'component', outcome: 'late' }]);
    expect((await mo.slash('brief list')).message?.text).not.toContain('Bridge');
  });

  it('begins anew when Discord has ended the session, or it was stopped for good', async () => {
    const { playground, connection } = await start();
    await connection.close();
    playground.invalidateSessions();
    bot = await bot.restart();
    expect((await playground.member().slash('help')).kind).toBe('message');
    await bot.connection.close({ isForGood: true });
    bot = await bot.restart();
    expect(hasTakenOver()).toBe(false);
    expect((await playground.member().slash('help')).kind).toBe('message');
    expect(playground.refusals).toEqual([]);
  });

  it('knows the place of a message that it was not told of in this process', async () => {
    const heard: SaidMessage[] = [];
    const services: Services = {
      ...(await servicesWith()),
      countQuestion: (said) => Promise.resolve(void heard.push(said as SaidMessage)),
    };
    const { playground } = await start({ services });
    const [guild] = playground.guilds;
    const [first, second] = guild?.channels ?? [];
    const thread = playground.member({ name: 'Ada' }).startThread('Talks');
    bot = await bot.restart();
    const say = (channelId: string, text: string) =>
      playground.member({ name: 'Ada', channelId }).say(`<@${botId()}> ${text}`);
    say(thread.id, `what of <#${second?.id}>?`);
    await expect.poll(() => heard).toHaveLength(1);
    say(second?.id ?? '', 'more');
    await expect.poll(() => heard).toHaveLength(2);
    expect(heard).toMatchObject([
      { place: 'thread', parentChannelId: first?.id, text: `what of ${second?.name}?`, locale: 'en-US' },
      { place: 'channel', parentChannelId: null },
    ]);
    const asked = playground.requests.filter(
      ({ method, path }) => method === 'GET' && path.includes(guild!.id),
    );
    expect(asked).toHaveLength(2);
    expect(playground.refusals).toEqual([]);
  });
});

describe('a process under load', () => {
  // Again where the machine was so busy that the next process was not there in time.
  it(
    'loses no command when it is stopped and another takes its place',
    { timeout: 60_000, retry: 2 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'footnote-restarting-'));
      const playground = await startPlayground({ identifyWindowMs: 0 });
      const env = {
        DISCORD_TOKEN: playground.token,
        DISCORD_API_URL: playground.apiUrl,
        DATABASE_URL: `sqlite:${join(folder, 'footnote.db')}`,
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
      };
      let process = await startProcess(env);
      const exchanges: Exchange[] = [];
      const load = new AbortController();
      const people = ['Ada', 'Bob', 'Cem', 'Dia'].map(async (name) => {
        const member = playground.member({ name });
        while (!load.signal.aborted) exchanges.push(await member.slash('challenges'));
      });
      for (let times = 0; times < 2; times += 1) {
        const before = exchanges.length;
        await expect.poll(() => exchanges.length).toBeGreaterThan(before + 20);
        expect(await process.stop('SIGTERM')).toBe(0);
        process = await startProcess(env);
        expect(process.output()).toContain(TOOK_OVER);
      }
      load.abort();
      await Promise.all(people);
      expect(exchanges.filter(({ kind }) => kind === 'failed').map(({ error }) => error)).toEqual([]);
      expect(playground.refusals).toEqual([]);
      expect(await process.stop('SIGINT')).toBe(0);
      await playground.close();
      await rm(folder, { recursive: true });
    },
  );
});
