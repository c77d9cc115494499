import { expect, it } from 'vitest';
import type { GuildSettings } from '../../../src/knowledge/stores/guild-settings.ts';
import type { Store } from '../../../src/knowledge/stores/store.ts';
import { sampleBrief } from '../sample-brief.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, changeOf, GUILD, publish } from './publish.ts';

const CHANNEL = '500000000000000001';

async function choose(store: Store, choice: Partial<GuildSettings>) {
  const change = { guildId: GUILD, by: ANNA, note: 'digest' };
  await store.settings.update(change, (settings) => ({ ...settings, ...choice }));
}

/** A store with a clock to move. */
async function withClock(open: Open) {
  let now = Date.UTC(2030, 0, 1, 12);
  const options = { now: () => new Date(now) };
  return { store: await open(options), other: () => open(options), pass: (ms: number) => (now += ms) };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 1_440 * MINUTE;

/** What digest channels are told, and when. */
export function digestContract(open: Open): void {
  it('has nothing to tell a guild without a channel, nor of what came before the channel', async () => {
    const { store, pass } = await withClock(open);
    await publish(store);
    pass(DAY);
    expect(await store.digests.due()).toEqual([]);
    expect(await store.digests.claim(GUILD)).toBeUndefined();
    await choose(store, { digestChannelId: CHANNEL });
    pass(DAY);
    expect(await store.digests.due()).toEqual([]);
  });

  it('tells of changes a minute after the first, together, and once', async () => {
    const { store, pass } = await withClock(open);
    await choose(store, { digestChannelId: CHANNEL });
    const brief = await publish(store);
    pass(30 * SECOND);
    await store.briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) });
    expect(await store.digests.due()).toEqual([]);
    pass(30 * SECOND);
    expect(await store.digests.due()).toEqual([GUILD]);

    const work = await store.digests.claim(GUILD);
    expect(work).toMatchObject({ channelId: CHANNEL, week: undefined });
    expect(work?.changes.map(({ action, subject, version }) => [action, subject, version])).toEqual([
      ['brief-published', brief.id, 1],
      ['brief-edited', brief.id, 2],
    ]);
    if (work) await store.digests.settle(work);
    expect(await store.digests.due()).toEqual([]);
    expect(await store.digests.claim(GUILD)).toMatchObject({ changes: [] });
  });

  it('gives the work to one process, and after a crash the same work to another', async () => {
    const { store, other, pass } = await withClock(open);
    await choose(store, { digestChannelId: CHANNEL });
    await publish(store);
    pass(MINUTE);
    const claims = await Promise.all([store.digests.claim(GUILD), (await other()).digests.claim(GUILD)]);
    const [work, ...others] = claims.filter((claim) => claim !== undefined);
    expect(others).toEqual([]);

    // The one that has it is gone; meanwhile more is changed.
    await publish(store, { slug: 'more' });
    expect(await store.digests.due()).toEqual([]);
    pass(2 * MINUTE);
    expect(await store.digests.due()).toEqual([GUILD]);
    expect(await store.digests.claim(GUILD)).toEqual(work);
    if (work) await store.digests.settle(work);
    expect(await store.digests.claim(GUILD)).toMatchObject({ changes: [{ title: 'Port of Aktau' }] });
  });

  it('passes over what is no change of a brief', async () => {
    const { store, pass } = await withClock(open);
    await choose(store, { digestChannelId: CHANNEL });
    await choose(store, { cooldownSeconds: 60 });
    pass(MINUTE);
    const work = await store.digests.claim(GUILD);
    expect(work?.changes).toEqual([]);
    if (work) await store.digests.settle(work);
    expect(await store.digests.due()).toEqual([]);
  });

  it('is due for a summary once a week, after a time away too', async () => {
    const { store, pass } = await withClock(open);
    await choose(store, { digestChannelId: CHANNEL, hasWeeklySummary: true });
    pass(7 * DAY - 1);
    expect(await store.digests.due()).toEqual([]);
    pass(1);
    expect(await store.digests.due()).toEqual([GUILD]);
    const work = await store.digests.claim(GUILD);
    expect(work?.week).toEqual({
      dueAt: '2030-01-08T12:00:00.000Z',
      from: '2030-01-01T12:00:00.000Z',
      days: { from: '2030-01-01', before: '2030-01-08' },
    });
    if (work) await store.digests.settle(work);
    expect(await store.digests.due()).toEqual([]);

    pass(15 * DAY);
    const late = await store.digests.claim(GUILD);
    expect(late?.week).toMatchObject({ days: { from: '2030-01-08', before: '2030-01-23' } });
    if (late) await store.digests.settle(late);
    pass(6 * DAY - 1);
    expect(await store.digests.due()).toEqual([]);
    pass(1);
    expect(await store.digests.due()).toEqual([GUILD]);
  });

  it('follows the settings: another channel, no summary, no channel', async () => {
    const { store, pass } = await withClock(open);
    await choose(store, { digestChannelId: CHANNEL, hasWeeklySummary: true });
    await publish(store);
    await choose(store, { digestChannelId: '2' });
    pass(8 * DAY);
    expect(await store.digests.claim(GUILD)).toMatchObject({ channelId: '2', changes: [{}], week: {} });
    await choose(store, { hasWeeklySummary: false });
    pass(MINUTE * 2);
    expect(await store.digests.claim(GUILD)).toMatchObject({ changes: [{}], week: undefined });
    await choose(store, { digestChannelId: null });
    pass(MINUTE * 2);
    expect(await store.digests.due()).toEqual([]);
  });

  it('tells nothing to a guild that the bot has left, until it is back', async () => {
    const { store, pass } = await withClock(open);
    await choose(store, { digestChannelId: CHANNEL });
    await publish(store);
    pass(MINUTE);
    await store.presence.leave([GUILD]);
    expect(await store.digests.due()).toEqual([]);
    await store.presence.arrive([GUILD]);
    expect(await store.digests.due()).toEqual([GUILD]);
  });
}
