import { expect, it } from 'vitest';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, GUILD, OTHER_GUILD, publish } from './publish.ts';

const DAY = 86_400_000;

/** Guilds that the bot leaves and comes back to, and what is deleted in time. */
export function presenceContract(open: Open): void {
  it('knows the guilds of which something is kept, without those that were left', async () => {
    const { presence, acquaintances, ...store } = await open();
    await publish({ presence, acquaintances, ...store });
    await acquaintances.meet({ userId: BORIS, guildId: OTHER_GUILD, locale: null });
    expect((await presence.known()).sort()).toEqual([GUILD, OTHER_GUILD]);
    await presence.leave([GUILD, '3']);
    await presence.leave([]);
    expect(await presence.known()).toEqual([OTHER_GUILD]);
    await presence.arrive([GUILD, OTHER_GUILD, '4']);
    expect((await presence.known()).sort()).toEqual([GUILD, OTHER_GUILD]);
  });

  it('keeps everything of a guild that the bot came back to in time', async () => {
    let now = Date.UTC(2030, 0, 1);
    const store = await open({ now: () => new Date(now) });
    await publish(store);
    await store.presence.leave([GUILD]);
    now += 20 * DAY;
    await store.presence.arrive([GUILD]);
    await store.presence.leave([GUILD]);
    now += 20 * DAY;
    expect(await store.upkeep.daily()).toEqual([]);
    expect(await store.briefs.list(GUILD)).toHaveLength(1);
  });

  it('does the daily work once a day, whichever process is first', async () => {
    let now = Date.UTC(2030, 0, 1);
    const [one, two] = [await open({ now: () => new Date(now) }), await open({ now: () => new Date(now) })];
    const both = async () => [await one.upkeep.daily(), await two.upkeep.daily()];
    expect(await both()).toEqual([[], undefined]);
    now += DAY - 1;
    expect(await both()).toEqual([undefined, undefined]);
    now += 1;
    const done = await Promise.all([one.upkeep.daily(), two.upkeep.daily()]);
    expect(done.filter((result) => result !== undefined)).toHaveLength(1);
  });

  it('deletes votes, counts, contexts and questions that are past their time', async () => {
    let now = Date.UTC(2030, 0, 1);
    const store = await open({ now: () => new Date(now) });
    await store.settings.update({ guildId: GUILD, by: ANNA, note: 'x' }, (settings) => ({
      ...settings,
      questionDays: 90,
      hasWeeklySummary: true,
    }));
    await store.gaps.record({ guildId: GUILD, question: 'Who pays?', isAnswered: false });
    await store.feedback.record({
      guildId: GUILD,
      userId: BORIS,
      briefId: null,
      question: 'Why?',
      isHelpful: true,
    });
    await store.contexts.put(
      { userId: BORIS, channelId: '1' },
      { briefId: null, themeIndex: null, question: 'Why?', claims: '' },
    );
    const kept = async () => ({
      ...(await store.feedback.counts(GUILD, '')),
      ...(await store.gaps.counts(GUILD, { from: '', before: '9' })),
      traces: await store.people.traces(BORIS),
      gaps: (await store.gaps.list(GUILD)).length,
    });
    await store.upkeep.daily();
    expect(await kept()).toMatchObject({ helpful: 1, asked: 1, traces: { contexts: 1, votes: 1 }, gaps: 1 });

    now += 40 * DAY;
    await store.upkeep.daily();
    expect(await kept()).toMatchObject({ helpful: 0, asked: 0, traces: { contexts: 0, votes: 0 }, gaps: 1 });
    now += 51 * DAY;
    await store.upkeep.daily();
    now -= 60 * DAY;
    expect(await store.gaps.list(GUILD)).toEqual([]);
  });
}
