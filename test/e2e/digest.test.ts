import { afterEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import type { Brief } from '../../src/knowledge/brief.ts';
import type { DigestStore } from '../../src/knowledge/stores/digest-store.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { servicesWith } from '../commands/services.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MODERATOR } from './permissions.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

let bot: RunningBot;
afterEach(() => bot.close());

/** A bot with a clock to move, and the guild that it is in. */
async function start() {
  // Clocks seldom strike a whole second.
  let now = Date.UTC(2030, 0, 1, 12, 0, 0, 123);
  const services = await servicesWith(undefined, { now: () => new Date(now) });
  bot = await startBot({ services });
  const [guild] = bot.playground.guilds;
  if (!guild) throw new Error('no guild');
  const pass = async (ms: number) => {
    now += ms;
    await bot.connection.upkeep();
  };
  return { services, pass, guildId: guild.id, channelId: guild.channels[1]?.id ?? '' };
}

/** Has a moderator choose the digest channel. */
async function chooseChannel(channelId: string) {
  const mo = bot.playground.member({ name: 'Mo', permissions: MODERATOR });
  const { message: panel } = await mo.slash('digest');
  if (!panel) throw new Error('no panel');
  await mo.select(panel, '1:digest:channel', [channelId]);
  return { mo, panel };
}

async function publish(
  { store }: Services,
  guildId: string,
  { title = 'Port of Aktau', slug = 'aktau' } = {},
): Promise<Brief> {
  const saved = await store.briefs.publish({ guildId, by: '7', slug, content: sampleBrief({ title }) });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.brief;
}

/** What stands in a channel, without what said hello. */
function newsIn(channelId: string): SeenMessage[] {
  const reader = bot.playground.member({ name: 'Reader', channelId });
  return reader.visibleMessages().filter(({ text }) => !text.includes('From now on'));
}

describe('a digest channel', () => {
  it('is chosen by a moderator, and told so', async () => {
    const { channelId } = await start();
    const { panel } = await chooseChannel(channelId);
    expect(panel.text).toContain('Saved.');
    const reader = bot.playground.member({ name: 'Reader', channelId });
    expect(reader.visibleMessages().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^From now on, new and changed briefs are told here\. <@\d+> chose so\.$/),
    ]);
    const member = bot.playground.member({ name: 'Me' });
    await expect(member.slash('digest')).rejects.toThrow(/permission|not/i);
    expect(bot.playground.refusals).toEqual([]);
  });

  it('gets one message for the changes of a minute, which pings nobody and opens the brief', async () => {
    const { services, pass, guildId, channelId } = await start();
    await chooseChannel(channelId);
    const brief = await publish(services, guildId, { title: 'Port of @everyone' });
    await services.store.briefs.save({
      guildId,
      briefId: brief.id,
      baseVersion: 1,
      by: '7',
      content: { ...sampleBrief(), title: 'Port of @everyone', language: 'fr' },
    });
    await publish(services, guildId, { title: 'Short-lived', slug: 'short' }).then(({ id }) =>
      services.store.briefs.remove({ guildId, briefId: id, baseVersion: 1, by: '7' }),
    );
    await pass(MINUTE - 1);
    expect(newsIn(channelId)).toEqual([]);
    await pass(1);
    await pass(MINUTE);
    const [news, ...others] = newsIn(channelId);
    expect(others).toEqual([]);
    expect(news?.text).toMatch(
      /^### News of briefs\n- \*\*Port of \\@everyone\*\*: new, 3 claims\n-# Ask with <\/ask:\d+>\.$/,
    );
    expect(news?.toJSON()).toMatchObject({ mention_everyone: false, mentions: [] });

    const member = bot.playground.member({ name: 'Me', channelId });
    const { message } = await member.press(news as SeenMessage, 'Read Port of @everyone');
    expect(message?.ephemeral).toBe(true);
    expect(message?.selects[0]?.options.map(({ label }) => label)).toEqual([
      'Core viewpoint',
      'Works',
      'Challenges Ahead',
    ]);
    expect(bot.playground.refusals).toEqual([]);
  });

  it('is told in counts what changed, what is gone, and nothing of what was taken back', async () => {
    const { services, pass, guildId, channelId } = await start();
    const { store } = services;
    const [one, two] = [
      await publish(services, guildId),
      await publish(services, guildId, { title: 'Old railway', slug: 'railway' }),
    ];
    await chooseChannel(channelId);
    const [theme, ...themes] = one.themes;
    const more = { text: 'A second berth opened.', citations: [7], isChallenge: false };
    const content = {
      ...one,
      title: 'Harbour of Aktau',
      coreViewpoint: [],
      themes: [{ ...theme!, claims: [...theme!.claims, more] }, ...themes],
    };
    await store.briefs.save({ guildId, briefId: one.id, baseVersion: 1, by: '7', content });
    await store.briefs.remove({ guildId, briefId: two.id, baseVersion: 1, by: '7' });
    await pass(MINUTE);
    expect(newsIn(channelId)[0]?.text.split('\n').slice(1, 3)).toEqual([
      '- **Harbour of Aktau**: formerly “Port of Aktau”, 1 claim added, 1 claim dropped',
      '- **Old railway**: removed',
    ]);
    expect(newsIn(channelId)[0]?.buttons.map(({ label }) => label)).toEqual(['Read Harbour of Aktau']);
  });

  it('is told once by a process that ends before it has noted so, and by the next', async () => {
    const { services, pass, guildId, channelId } = await start();
    await chooseChannel(channelId);
    await publish(services, guildId);
    const { digests } = services.store;
    const dying: DigestStore = {
      due: () => digests.due(),
      claim: (id) => digests.claim(id),
      settle: () => Promise.reject(new Error('killed')),
    };
    bot = await bot.restart({ ...services, store: { ...services.store, digests: dying } });
    await pass(MINUTE);
    expect(newsIn(channelId)).toHaveLength(1);

    await publish(services, guildId, { title: 'Another', slug: 'another' });
    bot = await bot.restart(services);
    await pass(2 * MINUTE);
    expect(newsIn(channelId)).toHaveLength(1);
    await pass(MINUTE);
    expect(newsIn(channelId).map(({ text }) => text.split('\n')[1])).toEqual([
      '- **Port of Aktau**: new, 3 claims',
      '- **Another**: new, 3 claims',
    ]);
    expect(bot.playground.refusals).toEqual([]);
  });

  it('is tried again where Discord did not answer', async () => {
    const { services, pass, guildId, channelId } = await start();
    await chooseChannel(channelId);
    await publish(services, guildId);
    // The client itself tries three times more.
    bot.playground.faults.rest({ method: 'POST', path: /messages$/, times: 4, fail: 502 });
    await pass(MINUTE);
    expect(newsIn(channelId)).toEqual([]);
    await pass(2 * MINUTE);
    expect(newsIn(channelId)).toHaveLength(1);
  });

  it('is given up where the bot may not write', async () => {
    const { services, pass, guildId, channelId } = await start();
    await chooseChannel(channelId);
    await publish(services, guildId);
    await services.store.settings.update({ guildId, by: '7', note: 'x' }, (settings) => ({
      ...settings,
      digestChannelId: '404',
    }));
    await pass(MINUTE);
    expect(bot.playground.refusals).toMatchObject([{ status: 404 }]);
    await pass(5 * MINUTE);
    expect(bot.playground.refusals).toHaveLength(1);
    expect(await services.store.digests.due()).toEqual([]);
  });
});

describe('a weekly summary', () => {
  it('counts questions and names what was not answered, once a week, also after a restart', async () => {
    const { services, pass, guildId, channelId } = await start();
    const { mo, panel } = await chooseChannel(channelId);
    await mo.press(panel, 'Weekly summary: turn on');
    await services.store.settings.update({ guildId, by: '7', note: 'x' }, (settings) => ({
      ...settings,
      questionDays: 30,
    }));
    const member = bot.playground.member({ name: 'Me' });
    await member.slash('ask', { question: 'Who won the world cup in 2022?' });
    await member.slash('ask', { question: 'the world cup 2022: who won it?' });
    // What was asked once, and privately, is named to nobody but moderators.
    await member.slash('ask', { question: 'Who painted the ceiling of the opera?' });
    const { message } = await member.slash('ask', { question: 'What challenges does Japan face?' });
    await member.press(message as SeenMessage, 'Yes');
    await pass(7 * DAY - 1);
    expect(newsIn(channelId)).toEqual([]);
    await pass(1);
    bot = await bot.restart(services);
    await pass(MINUTE);
    expect(newsIn(channelId).map(({ text }) => text.replace(/<\/gaps:\d+>/, '/gaps').split('\n'))).toEqual([
      [
        '**This week:** 4 questions, 3 without an answer.',
        'One person said whether an answer was what they asked: 1 yes.',
        '### What the briefs don’t say',
        '- “the world cup 2022: who won it?” (2 times)',
        expect.stringMatching(/^-# Moderators see all of them with .*gaps/),
      ],
    ]);
    await pass(7 * DAY);
    expect(newsIn(channelId)).toHaveLength(1);
    expect(bot.playground.refusals).toEqual([]);
  });
});
