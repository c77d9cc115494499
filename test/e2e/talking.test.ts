import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import { UserError } from '../../src/errors.ts';
import { GuildLibrary } from '../../src/knowledge/guild-library.ts';
import type { Store } from '../../src/knowledge/stores/store.ts';
import { speaker } from '../../src/messages/speak.ts';
import type { Member } from '../../src/playground/member.ts';
import { botPermissions, ordinaryPermissions } from '../../src/playground/permissions.ts';
import type { MemberOptions } from '../../src/playground/playground.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { servicesWith } from '../commands/services.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { startBot, transport, type RunningBot } from './bot.ts';

const MODERATOR = ordinaryPermissions | (1n << 13n);
const JAPAN = 'What did Japan invest in Kazakhstan?';

let folder: string;
let store: Store;
let bot: RunningBot;
let mention: string;
/** What the briefs wait for. */
let held: Promise<void> | undefined;
let isTooFast = false;

/** Services over the database of this file, opened anew as after a restart. */
async function openServices(): Promise<Services> {
  const base = await servicesWith();
  store = await openSqliteStore({ path: join(folder, 'footnote.db') });
  const library = new GuildLibrary(base.library.bundled, store);
  return {
    ...base,
    store,
    async countQuestion() {
      if (isTooFast) throw new UserError('Wait a moment.');
    },
    library: {
      bundled: library.bundled,
      forget: (guildId) => library.forget(guildId),
      mayHaveUntoldReports: (guildId) => library.mayHaveUntoldReports(guildId),
      settings: (guildId) => library.settings(guildId),
      async collection(guildId) {
        await held;
        return library.collection(guildId);
      },
    },
  };
}

async function restart(): Promise<void> {
  await store.close();
  bot = await bot.restart(await openServices());
}

/** A server with a channel for each test: Discord takes five messages in five seconds to a channel. */
let hall: ReturnType<RunningBot['playground']['addGuild']>;
let channel = 0;

/** Another server of the bot's. */
const fresh = () => bot.playground.guilds[1]!;

/** Someone in the test's channel. */
function person(name: string, options: MemberOptions = {}): Member {
  const place =
    options.guildId === undefined ? { guildId: hall.id, channelId: hall.channels[channel]!.id } : {};
  return bot.playground.member({ name, ...place, ...options });
}

/** What the bot may do in a server. */
function permit(guildId: string, permissions: bigint): void {
  membersOf(guildId).set(mention.slice(2, -1), permissions);
}

function membersOf(guildId: string): Map<string, bigint> {
  const guild = bot.playground.guilds.find(({ id }) => id === guildId);
  return (guild as unknown as { members: Map<string, bigint> }).members;
}

/** Someone uses a command in a server, and the bot takes note of that once it has answered. */
async function meet(name: string, options: MemberOptions = {}): Promise<void> {
  const member = person(name, options);
  await member.slash('help');
  const met = async () => (await store.acquaintances.of(member.id)).map(({ guildId }) => guildId);
  await expect.poll(met).toContain(member.guildId);
}

const directly = (name: string) => person(name, { guildId: null });

/** What the bot says next, where a member sees it, to something that they do. */
async function answered(member: Member, act: () => unknown): Promise<SeenMessage> {
  const { promise, resolve } = Promise.withResolvers<SeenMessage>();
  const stop = member.watch((kind, message) => {
    if (kind === 'created' && message.authorId !== member.id) resolve(message);
  });
  act();
  return await promise.finally(stop);
}

const say = (member: Member, text: string, options: Parameters<Member['say']>[1] = {}) =>
  answered(member, () => member.say(text, options));

const labels = (message: SeenMessage) => message.buttons.map(({ label }) => label);
const quoteOf = (message: SeenMessage) => message.text.split('\n')[0];

/** How many messages the bot has sent to a channel. */
const sentTo = (member: Member) =>
  bot.playground.requests.filter(
    ({ method, path }) => method === 'POST' && path === `/channels/${member.channelId}/messages`,
  ).length;

// Messages come over the gateway alone.
describe.skipIf(transport !== 'gateway')('talking to the bot', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-talking-'));
    bot = await startBot({ services: await openServices() });
    const [id = ''] = bot.playground.token.split('.');
    mention = `<@${Buffer.from(id, 'base64url').toString()}>`;
    const content = sampleBrief({ title: 'Port of Aktau' });
    const channels = Array.from({ length: 40 }, (_, index) => `channel-${index}`);
    hall = bot.playground.addGuild('Town Hall', { hasBot: true, channels });
    await store.briefs.publish({ guildId: hall.id, by: '1', slug: 'aktau', content });
    const harbour = sampleBrief({
      title: 'Harbour of Baku',
      coreViewpoint: [{ text: 'Baku dredges its harbour each winter.', citations: [1], isChallenge: false }],
    });
    await store.briefs.publish({ guildId: fresh().id, by: '1', slug: 'baku', content: harbour });
  });
  beforeEach(() => {
    channel += 1;
  });
  afterAll(async () => {
    await bot.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  describe('in a channel', () => {
    it('is answered for everyone, in a reply that pings nobody', async () => {
      const ada = person('Ada');
      const answer = await say(ada, `hey ${mention}, what stands in **Japan’s** way?`);
      expect(quoteOf(answer)).toBe('> hey, what stands in Japan’s way?');
      expect(answer.text).toContain('Challenges Ahead');
      expect(labels(answer)).toEqual(expect.arrayContaining(['Sources', 'Dismiss']));
      expect(labels(answer)).not.toContain('Share');
      expect(answer.text).not.toContain('Shared by');
      expect(answer.toJSON()).toMatchObject({ type: 19, mentions: [], flags: 1 << 15 });
      expect(
        person('Bob')
          .visibleMessages()
          .map(({ id }) => id),
      ).toContain(answer.id);
    });

    it('answers a moderator alike, and everyone reads on alone', async () => {
      const answer = await say(person('Mod', { permissions: MODERATOR }), `${mention} ${JAPAN}`);
      const { message } = await person('Bob').press(answer, 'Sources');
      expect(message?.ephemeral).toBe(true);
    });

    it('is dismissed by whoever asked, and by nobody else', async () => {
      const [ada, bob] = [person('Ada'), person('Bob')];
      const answer = await say(ada, `${mention} ${JAPAN}`);
      expect((await bob.press(answer, 'Dismiss')).message?.ephemeral).toBe(true);
      expect(answer.deleted).toBe(false);
      await ada.press(answer, 'Dismiss');
      await expect.poll(() => answer.deleted).toBe(true);
    });

    it('is dismissed by two people at once without a word about it', async () => {
      const ada = person('Ada');
      const answer = await say(ada, `${mention} ${JAPAN}`);
      const moderator = person('Mod', { permissions: MODERATOR });
      const both = [ada, moderator];
      await Promise.all(both.map((member) => member.press(answer, 'Dismiss')));
      await expect.poll(() => answer.deleted).toBe(true);
      // Once both are dealt with.
      await restart();
      const told = both.flatMap((member) => member.visibleMessages()).filter(({ ephemeral }) => ephemeral);
      expect(told).toEqual([]);
    });

    it('reads what others are called, and hides no words behind marks', async () => {
      const bob = person('Bob');
      const answer = await say(
        person('Ada'),
        `${mention} <@${bob.id}> asks: \`what\` did ||Japan|| __invest__?`,
      );
      expect(quoteOf(answer)).toBe('> Bob asks: what did Japan invest?');
    });

    it('greets whoever says nothing, with questions to press', async () => {
      const ada = person('Ada');
      const hello = await say(ada, mention);
      expect(hello.text).toContain('Hello!');
      expect(labels(hello)[0]).toBe('What does Port of Aktau say about Works?');
      expect(labels(hello)).toHaveLength(3);
      for (const label of labels(hello)) {
        const { message } = await ada.press(hello, label);
        expect(message).toMatchObject({ ephemeral: true });
        expect(message?.text).not.toContain('don’t say');
      }
    });

    it('says kindly what is too long for a question', async () => {
      expect((await say(person('Ada'), `${mention} ${'long '.repeat(250)}`)).text).toContain(
        'in a sentence or two',
      );
    });

    it('says so when the briefs do not', async () => {
      expect((await say(person('Ada'), `${mention} Who won the world cup in 2022?`)).text).toContain(
        'don’t say',
      );
    });

    it('keeps silent where nobody speaks to it', async () => {
      const ada = person('Ada');
      const before = sentTo(ada);
      const other = ada.say('what stands in Japan’s way?');
      ada.say(`@everyone @here <@&${hall.id}> what stands in Japan’s way?`);
      ada.say('and the challenges?', { replyTo: other });
      const { message } = await ada.slash('ask', { question: JAPAN, share: true });
      // Of a reply to an answer to a command Discord tells the bot no words.
      ada.say('how much?', { replyTo: message! });
      ada.say('how much?', { replyTo: await say(ada, `${mention} ${JAPAN}`), isPinging: false });
      await say(ada, `${mention} ${JAPAN}`);
      expect(sentTo(ada) - before).toBe(2);
    });
  });

  describe('a reply', () => {
    it('goes on from the answer that it replies to, whoever asked, after a restart too', async () => {
      const [ada, bob] = [person('Ada'), person('Bob')];
      const first = await say(ada, `${mention} ${JAPAN}`);
      await restart();
      const second = await say(bob, 'how much?', { replyTo: first });
      expect(quoteOf(second)).toBe('> how much? (Japan invest in Kazakhstan)');
      expect(second.text).toContain('$3.7 billion');
      expect(second.text).toContain('In Japan-Central Asia C5+1 summit · about “Japan invest in Kazakhstan”');
      const third = await say(ada, 'and the challenges?', { replyTo: second });
      expect(third.text).toContain('In Japan-Central Asia C5+1 summit');
      expect(third.text).not.toContain('Aktau');
    });

    it('goes on from a shared answer to a command, where it mentions the bot', async () => {
      const ada = person('Ada');
      const { message } = await ada.slash('ask', { question: JAPAN, share: true });
      const answer = await say(person('Bob'), `${mention} how much?`, { replyTo: message! });
      expect(quoteOf(answer)).toBe('> how much? (Japan invest in Kazakhstan)');
    });

    it('is answered once, even if the gateway brings it twice', async () => {
      const ada = person('Ada');
      bot.playground.faults.event('MESSAGE_CREATE', 'duplicate');
      await say(ada, `${mention} ${JAPAN}`);
      await say(ada, `${mention} ${JAPAN}`);
      const answers = ada.visibleMessages().filter(({ authorId }) => authorId !== ada.id);
      expect(answers).toHaveLength(2);
    });

    it('can be asked anew of all briefs', async () => {
      const ada = person('Ada');
      const first = await say(ada, `${mention} ${JAPAN}`);
      const second = await say(ada, 'and the challenges?', { replyTo: first });
      const { message } = await person('Bob').press(second, 'Search everywhere');
      expect(message?.ephemeral).toBe(true);
      expect(quoteOf(message!)).toBe('> and the challenges?');
      expect(message?.text).not.toContain('about “');
    });

    it('shows what a claim rests on', async () => {
      const ada = person('Ada');
      const first = await say(ada, `${mention} What challenges does Japan face?`);
      const shown = first.text.split('\n').filter((line) => line.startsWith('- '));
      const source = await say(ada, 'source for the second one?', { replyTo: first });
      expect(source.text).toContain(shown[1]?.replaceAll('**', '').slice(0, 40));
      expect(source.text).toContain('The text of this passage is not part of the brief');
      const none = await say(ada, 'and the source of the fifth?', {
        replyTo: await say(ada, `${mention} ${JAPAN}`),
      });
      expect(none.text).toContain('claim');
    });

    it('shows the rest', async () => {
      const ada = person('Ada');
      const first = await say(ada, `${mention} What challenges does Japan face?`);
      expect((await say(ada, 'more', { replyTo: first })).text).toContain('Page 2');
    });

    it('on another subject stands alone', async () => {
      const ada = person('Ada');
      const first = await say(ada, `${mention} ${JAPAN}`);
      const second = await say(ada, 'When did dredging begin in Aktau?', { replyTo: first });
      expect(second.text).toContain('April 2025');
      expect(second.text).not.toContain('about “');
    });
  });

  describe('in a thread', () => {
    const inThread = (name: string, channelId: string) => person(name, { channelId });

    it('stays there, and goes on from what the same person was answered', async () => {
      const { id } = person('Ada').startThread('Japan');
      const ada = inThread('Ada', id);
      const first = await say(ada, `${mention} ${JAPAN}`);
      expect(first.channelId).toBe(id);
      await restart();
      expect((await say(ada, `${mention} how much?`)).text).toContain('about “Japan invest in Kazakhstan”');
    });

    it('crosses neither people nor channels, and a channel has no memory', async () => {
      const [one, other] = [person('Ada').startThread('One'), person('Ada').startThread('Other')];
      await say(inThread('Ada', one.id), `${mention} ${JAPAN}`);
      await say(person('Ada'), `${mention} ${JAPAN}`);
      for (const member of [inThread('Bob', one.id), inThread('Ada', other.id), person('Ada')]) {
        const answer = await say(member, `${mention} how much?`);
        expect(quoteOf(answer)).toBe('> how much?');
      }
    });

    it('goes on from what was answered privately once that is shared', async () => {
      const ada = inThread('Ada', person('Ada').startThread('Shared').id);
      const { message } = await ada.slash('ask', { question: JAPAN });
      await ada.press(message!, 'Share');
      expect(quoteOf(await say(ada, `${mention} how much?`))).toBe(
        '> how much? (Japan invest in Kazakhstan)',
      );
    });

    it('takes nothing from what was answered privately', async () => {
      const ada = inThread('Ada', person('Ada').startThread('Private').id);
      await ada.slash('ask', { question: JAPAN });
      expect(quoteOf(await say(ada, `${mention} how much?`))).toBe('> how much?');
    });
  });

  describe('in another language', () => {
    it('answers everyone in the server’s, and hides it from nobody', async () => {
      bot.playground.setGuildLocale(hall.id, 'ja');
      const answer = await say(person('Ada', { locale: 'en-US' }), `${mention} ${JAPAN}`);
      expect(answer.text).toContain('2025/12/21');
      await store.settings.update({ guildId: hall.id, by: '1', note: 'x' }, (settings) => ({
        ...settings,
        locale: 'ru',
      }));
      expect((await say(person('Ada'), `${mention} ${JAPAN}`)).text).toContain('21 дек. 2025');
      bot.playground.setGuildLocale(hall.id, 'en-US');
      await store.settings.update({ guildId: hall.id, by: '1', note: 'x' }, (settings) => ({
        ...settings,
        locale: null,
      }));
    });
  });

  describe('directly', () => {
    it('asks the briefs that ship with the bot, of whoever shares no server with it', async () => {
      const eve = directly('Eve');
      const answer = await say(eve, JAPAN);
      expect(answer.text).toContain('$3.7 billion');
      expect(answer.text).toMatch(
        /Asking the briefs that come with Footnote\. .* first use <\/help:\d+> in that server/,
      );
      expect((await say(eve, 'When did dredging begin in Aktau?')).text).toContain('doesn’t say');
    });

    it('asks those of the server where the person has used it, and goes on', async () => {
      await meet('Ivy', { locale: 'ru' });
      const ivy = directly('Ivy');
      const answer = await say(ivy, 'When did dredging begin in Aktau?');
      expect(answer.text).toContain('April 2025');
      expect(answer.text).toContain('Town Hall');
      // In the person's own language, which the command told.
      expect(answer.text).toContain('2 мая 2025');
      expect(labels(answer)).not.toContain('Change server');
      await restart();
      expect(quoteOf(await say(ivy, 'why?'))).toBe('> why? (dredging begin in Aktau)');
      const more = await ivy.press(answer, speaker('ru')('claims.sources'));
      expect(more.message?.text).toContain('Caspian Review');
      expect(
        (await ivy.slash('ask', { question: 'When did dredging begin in Aktau?' })).message?.text,
      ).toContain('April 2025');
    });

    it('goes on from what a command answered', async () => {
      const eve = directly('Eve');
      await eve.slash('ask', { question: JAPAN });
      expect((await say(eve, 'and the challenges?')).text).toContain('C5+1');
    });

    it('lets the person choose among several servers, and remembers and changes it', async () => {
      await meet('Kim');
      await meet('Kim', { guildId: fresh().id });
      const kim = directly('Kim');
      const choice = await say(kim, 'When does Baku dredge its harbour?');
      const select = choice.selects[0]!;
      expect(select.options.map(({ label }) => label)).toEqual(['Fresh Server', 'Town Hall']);
      await kim.select(choice, select.customId, [fresh().id]);
      expect(choice.text).toContain('each winter');
      expect(choice.text).toContain('Asking in **Fresh Server**');
      await restart();
      const again = await say(kim, 'What does Baku dredge?');
      expect(again.text).toContain('Asking in **Fresh Server**');
      await kim.press(again, 'Change server');
      await kim.select(again, again.selects[0]!.customId, [hall.id]);
      expect(again.text).toContain('Asking in **Town Hall**');
      expect(again.text).not.toContain('each winter');
    });

    it('lets commands choose among several servers too, and says where they asked', async () => {
      await meet('Moe');
      await meet('Moe', { guildId: fresh().id });
      const moe = directly('Moe');
      const question = 'When does Baku dredge its harbour?';
      const { message: themes } = await moe.slash('theme');
      expect(themes?.text).toBe('Which server’s briefs shall I ask?');
      const choice = (await moe.slash('ask', { question })).message!;
      expect(quoteOf(choice)).toBe(`> ${question}`);
      await moe.select(choice, choice.selects[0]!.customId, [fresh().id]);
      expect(choice.text).toContain('each winter');
      const again = (await moe.slash('ask', { question })).message!;
      expect(again.text).toContain('Asking in **Fresh Server**');
      expect(labels(again)).not.toContain('Share');
      await moe.press(again, 'Change server');
      await moe.select(again, again.selects[0]!.customId, [hall.id]);
      expect(again.text).toContain('Asking in **Town Hall**');
      await moe.press(again, 'Dismiss');
      await expect.poll(() => again.deleted).toBe(true);
    });

    it('reads nothing of a server that the person has left', async () => {
      await meet('Lee');
      const lee = person('Lee');
      membersOf(hall.id).delete(lee.id);
      const answer = await say(directly('Lee'), 'When did dredging begin in Aktau?');
      expect(answer.text).toContain('doesn’t say');
      expect(answer.text).not.toContain('Town Hall');
    });

    it('greets, and says what is too long', async () => {
      const eve = directly('Eve');
      expect((await say(eve, mention)).text).toContain('Hello!');
      expect((await say(eve, 'long '.repeat(250))).text).toContain('in a sentence or two');
    });
  });

  describe('installed by a person alone', () => {
    it('answers anywhere, from the briefs that ship with the bot', async () => {
      const elsewhere = bot.playground.addGuild('Elsewhere');
      const ada = person('Ada', { guildId: elsewhere.id, hasInstalled: true });
      const { message } = await ada.slash('ask', { question: JAPAN, share: true });
      expect(message?.text).toContain('$3.7 billion');
      expect(ada.offeredCommands().map(({ name }) => name)).not.toContain('brief');
      const shut = person('Bob', { guildId: elsewhere.id, hasInstalled: true, permissions: 0n });
      const alone = await shut.slash('ask', { question: JAPAN, share: true });
      expect(alone.message?.ephemeral).toBe(true);
    });
  });

  describe('where something is in the way', () => {
    it('says that it types while the answer takes long, and not else', async () => {
      const ada = person('Ada');
      const typed = () =>
        bot.playground.requests.filter(({ path }) => path === `/channels/${ada.channelId}/typing`).length;
      await say(ada, `${mention} ${JAPAN}`);
      expect(typed()).toBe(0);
      const waited = Promise.withResolvers<void>();
      held = waited.promise;
      const answer = say(ada, `${mention} ${JAPAN}`);
      await expect.poll(typed).toBe(1);
      waited.resolve();
      expect((await answer).text).toContain('$3.7 billion');
    });

    it('answers without a reply where it may not read the history', async () => {
      permit(fresh().id, botPermissions & ~(1n << 16n));
      const ada = person('Ada', { guildId: fresh().id });
      expect((await say(ada, `${mention} ${JAPAN}`)).text).toContain('$3.7 billion');
      permit(fresh().id, botPermissions);
    });

    it('keeps silent where it may not write, and logs that once', async () => {
      permit(fresh().id, botPermissions & ~(1n << 11n));
      const ada = person('Ada', { guildId: fresh().id });
      const refused = () => bot.playground.refusals.filter(({ code }) => code === 50013).length;
      ada.say(`${mention} ${JAPAN}`);
      await expect.poll(refused).toBe(1);
      for (const _ of [1, 2, 3]) ada.say(`${mention} ${JAPAN}`);
      await say(person('Ada'), `${mention} ${JAPAN}`);
      expect(refused()).toBe(1);
      expect(bot.logged.filter(({ msg }) => msg === 'may not answer in a channel')).toHaveLength(1);
    });

    it('tells whoever asks too fast to wait, once', async () => {
      isTooFast = true;
      const ada = person('Ada');
      expect((await say(ada, `${mention} ${JAPAN}`)).text).toContain('Wait a moment');
      for (const _ of [1, 2, 3]) ada.say(`${mention} ${JAPAN}`);
      isTooFast = false;
      await say(person('Bob'), `${mention} ${JAPAN}`);
      expect(sentTo(ada)).toBe(2);
    });
  });

  it('answers fifty mentions at once, and none of its own messages', async () => {
    const busy = bot.playground.addGuild('Busy', {
      hasBot: true,
      channels: Array.from({ length: 10 }, (_, index) => `channel-${index}`),
    });
    const members = busy.channels.map(({ id: channelId }) => person('Ada', { guildId: busy.id, channelId }));
    for (const _ of [1, 2, 3, 4, 5]) for (const member of members) member.say(`${mention} ${JAPAN}`);
    const answers = () =>
      members.map(
        (member) => member.visibleMessages().filter(({ authorId }) => authorId !== member.id).length,
      );
    await expect.poll(answers, { timeout: 10_000 }).toEqual(members.map(() => 5));
  });

  it('has sent nothing that Discord would have refused, but what it learned by asking', () => {
    const others = bot.playground.refusals.filter(
      ({ status, code }) => !LEARNED.has(code) && status !== TOO_MANY_REQUESTS,
    );
    expect(others).toEqual([]);
  });
});

/** Of fifty requests in a second, which discord.js counts otherwise than Discord: it waits, and sends them again. */
const TOO_MANY_REQUESTS = 429;

/** That it may not write, may not read the history, who is no member any more, and what is dismissed already. */
const LEARNED: ReadonlySet<number> = new Set([50_013, 160_002, 10_007, 10_008]);
