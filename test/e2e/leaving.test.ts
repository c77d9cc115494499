import { afterEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import { servicesWith } from '../commands/services.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { startBot, type RunningBot } from './bot.ts';

const DAY = 86_400_000;

let bot: RunningBot;
afterEach(() => bot.close());

/** A bot in a guild that has a brief of its own, with a clock to move. */
async function start() {
  let now = Date.UTC(2030, 0, 1);
  const services = await servicesWith(undefined, { now: () => new Date(now) });
  bot = await startBot({ services });
  const guildId = bot.playground.guilds[0]?.id ?? '';
  await services.store.briefs.publish({ guildId, by: '7', slug: 'aktau', content: sampleBrief() });
  return { services, guildId, pass: (days: number) => (now += days * DAY) };
}

const briefsOf = async ({ store }: Services, guildId: string) => (await store.briefs.list(guildId)).length;
const known = ({ store }: Services) => store.presence.known();

describe('a server that the bot is removed from', () => {
  it('keeps what it has for 30 days, then all of it is deleted', async () => {
    const { services, guildId, pass } = await start();
    bot.playground.removeBot(guildId);
    await expect.poll(() => known(services)).toEqual([]);
    pass(29);
    await bot.connection.upkeep();
    expect(await briefsOf(services, guildId)).toBe(1);
    pass(1);
    await bot.connection.upkeep();
    expect(await briefsOf(services, guildId)).toBe(0);
    expect(await services.store.audit.list(guildId, { limit: 9 })).toEqual([]);
  });

  it('shows nothing of what was deleted when it invites the bot after that', async () => {
    const { services, guildId, pass } = await start();
    const ask = async () =>
      (await bot.playground.member().slash('ask', { question: 'When did dredging begin?' })).message?.text;
    expect(await ask()).toContain('Port of Aktau');
    bot.playground.removeBot(guildId);
    await expect.poll(() => known(services)).toEqual([]);
    pass(30);
    await bot.connection.upkeep();
    bot.playground.addBot(guildId);
    // As many changes as before, so that its revision is the one that was known.
    const content = sampleBrief({ title: 'Tea of Assam' });
    await services.store.briefs.publish({ guildId, by: '8', slug: 'tea', content });
    expect(await ask()).toContain('Tea of Assam');
  });

  it('has everything again when it invites the bot before that', async () => {
    const { services, guildId, pass } = await start();
    bot.playground.removeBot(guildId);
    await expect.poll(() => known(services)).toEqual([]);
    pass(20);
    bot.playground.addBot(guildId);
    await expect.poll(() => known(services)).toEqual([guildId]);
    pass(20);
    await bot.connection.upkeep();
    const { message } = await bot.playground.member().slash('ask', { question: 'When did dredging begin?' });
    expect(message?.text).toContain('Port of Aktau');
  });

  it('is noticed also when that was while the bot was down, and so is its return', async () => {
    const { services, guildId } = await start();
    await bot.connection.close();
    bot.playground.removeBot(guildId);
    bot = await bot.restart(services);
    await expect.poll(() => known(services)).toEqual([]);
    await bot.connection.close();
    bot.playground.addBot(guildId);
    bot = await bot.restart(services);
    await expect.poll(() => known(services)).toEqual([guildId]);
    expect(bot.playground.refusals).toEqual([]);
  });
});

describe('a server that an outage makes unavailable', () => {
  it('is not left', async () => {
    const { services, guildId, pass } = await start();
    bot.playground.setUnavailable(guildId, true);
    // What is told after it: once that has arrived, so has this.
    const other = bot.playground.guilds[1]?.id ?? '';
    await services.store.briefs.publish({ guildId: other, by: '7', slug: 'b', content: sampleBrief() });
    bot.playground.removeBot(other);
    await expect.poll(() => known(services)).toEqual([guildId]);
    pass(40);
    await bot.connection.upkeep();
    expect(await briefsOf(services, guildId)).toBe(1);
  });
});
