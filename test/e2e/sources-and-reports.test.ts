import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import type { Brief } from '../../src/knowledge/brief.ts';
import { readBrief } from '../../src/knowledge/reading/index.ts';
import type { Member } from '../../src/playground/member.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { newDatabase, servicesAt } from '../commands/services.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MEMBER, MODERATOR } from './permissions.ts';
import { seen, share } from './seen.ts';

const BRIEF = `Aktau port
Core Viewpoint
- The port of Aktau is being widened [1].

Group 1: Works
- Dredging began in May and costs 40 million dollars [2][3].
- The new quay opens in 2027 [3].

Group 2: Challenges
- Falling water is the main risk to the port [7].

Widening Aktau
Caspian Post·2026-05-01 09:00`;

const PASSAGES = `[1] The port of Aktau, on the Caspian Sea, is being widened.

The works have two stages.
[2] Dredging began on 4 May. (https://example.org/dredging)
[3]: https://example.org/quay
[9] Nobody cites this.`;

let path: string;
let services: Services;
let bot: RunningBot;
let moderator: Member;
let ada: Member;
let guildId: string;
let brief: Brief;

beforeEach(async () => {
  path = await newDatabase();
  services = await servicesAt(path, []);
  bot = await startBot({ services });
  moderator = bot.playground.member({ name: 'Mo', permissions: MODERATOR });
  ada = bot.playground.member({ name: 'Ada', permissions: MEMBER });
  guildId = moderator.guildId ?? '';
  const { brief: content } = readBrief(BRIEF);
  if (!content) throw new Error('no brief');
  const published = await services.store.briefs.publish({
    guildId,
    by: moderator.id,
    slug: 'aktau',
    content,
  });
  if (published.kind !== 'saved') throw new Error(published.kind);
  brief = published.brief;
});

afterEach(async () => {
  // Discord says "not found" for command permissions that nobody has set.
  const refused = bot.playground.refusals.filter(({ path }) => !path.endsWith('/permissions'));
  await bot.close();
  await services.store.close();
  if (refused.length > 0) throw new Error(`Discord would have refused ${JSON.stringify(refused)}`);
});

async function select(member: Member, message: SeenMessage, pick: (label: string) => boolean) {
  const [menu] = message.selects;
  const option = menu?.options.find(({ label }) => pick(label));
  if (!menu || !option)
    throw new Error(`no such option among ${menu?.options.map(({ label }) => label).join()}`);
  return await member.select(message, menu.customId, [option.value]);
}

async function textOfFile(message: SeenMessage, name: string): Promise<string> {
  const file = message.attachments.find(({ filename }) => filename === name);
  if (!file) throw new Error(`no file ${name}`);
  return await (await fetch(file.url)).text();
}

const labels = (message: SeenMessage) => message.buttons.map(({ label }) => label);
const ask = async (member: Member, question: string) => seen(await member.slash('ask', { question }));
const textFile = (name: string, text: string) => ({
  name,
  contentType: 'text/plain',
  data: Buffer.from(text),
});

describe('a moderator gives a brief its passages', () => {
  const pasteText = async (text: string) => {
    const opened = await moderator.slash('brief sources', { brief: brief.id });
    return seen(await moderator.submitModal(opened, { text1: text }));
  };

  it('by pasting them, and reads what the check found', async () => {
    const message = await pasteText(PASSAGES);
    expect(message.ephemeral).toBe(true);
    expect(message.text).toContain('**Aktau port** has 4 passages now: 3 with text, 2 with a link.');
    expect(message.text).toContain('**Cited, but without a passage**\n- \\[7\\]');
    expect(message.text).toContain('**Passages that no claim cites**\n- \\[9\\]');
    expect(message.attachments).toEqual([]);
    expect((await services.store.briefs.history(guildId, brief.id))[0]?.kind).toBe('passages');
  });

  it('by uploading a file, with the command or in the form, and takes it back', async () => {
    const file = textFile('passages.md', '1. One.\n2. Two.\n3. Three.\n7. Seven.');
    const uploaded = seen(await moderator.slash('brief sources', { brief: 'aktau', file }));
    expect(uploaded.text).toContain('Every citation has its passage');

    const opened = await moderator.press(uploaded, 'Edit');
    const json = textFile('passages.json', '[{"number": 1, "text": "Uno."}]');
    const again = seen(await moderator.submitModal(opened, { file: [json] }));
    expect(again.text).toContain('has 1 passage now');
    await moderator.press(again, 'Undo');
    expect(await services.store.briefs.passages(guildId, brief.id)).toHaveLength(4);
  });

  it('finds them in the form the next time, and empties it to take them away', async () => {
    await pasteText(PASSAGES);
    const opened = await moderator.slash('brief sources', { brief: brief.id });
    expect(JSON.stringify(opened.modal)).toContain('[2] Dredging began on 4 May.');
    const unchanged = seen(await moderator.submitModal(opened, {}));
    expect(unchanged.text).toContain('nothing was changed');
    const emptied = await moderator.slash('brief sources', { brief: brief.id });
    const message = seen(await moderator.submitModal(emptied, { text1: '' }));
    expect(message.text).toContain('has no passages any more');
  });

  it('gets passages that are too long for a form as a file, and uploads them', async () => {
    const long = Array.from({ length: 7 }, (_, index) => `[${index + 1}] ${'A sentence. '.repeat(250)}`).join(
      '\n',
    );
    await moderator.slash('brief sources', { brief: brief.id, file: textFile('a.txt', long) });
    const message = seen(await moderator.slash('brief sources', { brief: brief.id }));
    expect(message.text).toContain('more than a form holds');
    const text = await textOfFile(message, 'aktau-passages.txt');
    expect(text.match(/^\[\d\]/gm)).toHaveLength(7);
    const opened = await moderator.press(message, 'Upload a file');
    const changed = textFile('b.txt', text.replace('[7]', '[8]'));
    expect(seen(await moderator.submitModal(opened, { file: [changed] })).text).toContain(
      'has 7 passages now',
    );
  });

  it('loses nothing: what could not be read, or saved, comes back as a file', async () => {
    const unread = await pasteText('No numbers here.');
    expect(unread.text).toContain('nothing was saved');
    expect(await textOfFile(unread, 'passages-as-sent.txt')).toBe('No numbers here.');

    const partly = await pasteText('[1] One.\n[1] Uno.');
    expect(partly.text).toContain('Line 2: Passage \\[1\\] is on line 1 already');
    expect(await textOfFile(partly, 'passages-as-sent.txt')).toContain('Uno.');

    const opened = await moderator.slash('brief sources', { brief: brief.id });
    const image = {
      name: 'a.txt',
      contentType: 'text/plain',
      data: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    };
    const refused = seen(await moderator.submitModal(opened, { text1: '[5] Typed.', file: [image] }));
    expect(refused.text).toContain('PNG');
    expect(await textOfFile(refused, 'your-text.txt')).toBe('[5] Typed.');
  });

  it('is told when another moderator was first, and gets the text back', async () => {
    const other = bot.playground.member({ name: 'Other', permissions: MODERATOR });
    const opened = await moderator.slash('brief sources', { brief: brief.id });
    const first = await other.slash('brief sources', { brief: brief.id });
    await other.submitModal(first, { text1: '[1] Theirs.' });
    const message = seen(await moderator.submitModal(opened, { text1: '[1] Mine.' }));
    expect(message.text).toContain('was changed while you had it open');
    expect(message.text).toContain('given other passages');
    expect(await textOfFile(message, 'passages-as-sent.txt')).toBe('[1] Mine.');
    expect((await services.store.briefs.passages(guildId, brief.id))[0]?.text).toBe('Theirs.');
  });

  it('but a member may not, nor a moderator who is none any more', async () => {
    await expect(ada.slash('brief sources', { brief: brief.id })).rejects.toThrow('permission');
    const opened = await moderator.slash('brief sources', { brief: brief.id });
    const demoted = bot.playground.member({ userId: moderator.id, permissions: MEMBER });
    const message = seen(await demoted.submitModal(opened, { text1: '[1] One.' }));
    expect(message.text).toContain('for the moderators of this server');
    expect(await textOfFile(message, 'your-text.txt')).toBe('[1] One.');
    expect(await services.store.briefs.passages(guildId, brief.id)).toEqual([]);
  });
});

describe('a member reads sources', () => {
  beforeEach(async () => {
    const opened = await moderator.slash('brief sources', { brief: brief.id });
    await moderator.submitModal(opened, { text1: PASSAGES });
  });

  it('finds citations linked where the passage has an address', async () => {
    const message = await ask(ada, 'What does dredging cost?');
    expect(message.text).toContain(
      '40 million dollars. [[2]](<https://example.org/dredging>)[[3]](<https://example.org/quay>)',
    );
    expect((await share(ada, message)).text).toContain('[[3]](<https://example.org/quay>)');
  });

  it('opens a passage word for word beside the claims that rest on it', async () => {
    const answer = await ask(ada, 'What does dredging cost?');
    const message = seen(await ada.press(answer, 'Sources'));
    await select(ada, message, (label) => label.startsWith('[2]'));
    expect(message.text).toContain('> Dredging began on 4 May.');
    expect(message.text).toContain('[Open the source](<https://example.org/dredging>) at example.org');
    expect(message.text).toContain('### What rests on it\n**Works**\n- Dredging began in May');
    await ada.press(message, 'All passages');
    await select(ada, message, (label) => label === '[7]');
    expect(message.text).toContain('The text of this passage is not part of the brief.');
    expect(message.text).toContain('Falling water');
  });

  it('reads on where a passage is longer than a message', async () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(' ');
    const file = textFile('long.txt', `[1] ${words}\n[2] 港口${'扩建工程。'.repeat(1_500)}`);
    await moderator.slash('brief sources', { brief: brief.id, file });

    const english = await readAll('1');
    expect(new Set(english.match(/word\d+/g)).size).toBe(3_000);
    expect(english).toContain('The port of Aktau is being widened.');
    expect((await readAll('2')).match(/扩建工程/g)).toHaveLength(1_500);
  });

  /** Opens a passage and turns its pages to the end. */
  async function readAll(number: string): Promise<string> {
    const message = seen(await ada.slash('sources', { brief: brief.id }));
    await select(ada, message, (label) => label.startsWith(`[${number}]`));
    let text = message.text;
    for (;;) {
      const next = labels(message).find((label) => /^(Show more|Next)/.test(label));
      if (next === undefined) return text;
      await ada.press(message, next);
      text += message.text;
    }
  }
});

describe('a member reports a claim', () => {
  async function report(member: Member, answer: SeenMessage, fields: { kind: string; text?: string }) {
    const message = seen(await member.press(answer, 'Report'));
    const opened = await select(member, message, (label) => label.startsWith('Dredging'));
    const { kind, text = '' } = fields;
    return seen(await member.submitModal(opened, { kind: [kind], text }));
  }
  const reportDredging = async (member: Member, text = 'It began in June.') =>
    report(member, await ask(member, 'What does dredging cost?'), { kind: 'outdated', text });
  const openQueue = async (member = moderator) => seen(await member.slash('brief reports'));

  it('of a private or a shared answer, and the moderators find it in their queue', async () => {
    const answer = await ask(ada, 'What does dredging cost?');
    expect(labels(answer)).toContain('Report');
    const shared = await share(ada, answer);
    const bob = bot.playground.member({ name: 'Bob', permissions: MEMBER });
    expect(labels(shared)).toContain('Report');

    expect((await reportDredging(ada)).text).toContain('Thank you. The moderators of this server see');
    expect((await report(bob, shared, { kind: 'unclear' })).ephemeral).toBe(true);
    const queue = await openQueue();
    expect(queue.text).toContain('Report 1 of 2, oldest first');
    expect(queue.text).toContain('### Aktau port\n**Works**\n> Dredging began in May');
    expect(queue.text).toContain('**Outdated**\n- It began in June.');
    expect(queue.text).toContain(`Reported by <@${ada.id}>`);
    expect(labels(queue)).toEqual(['Edit brief', 'Mark as edited', 'Dismiss', 'Later report']);
    expect((await moderator.press(queue, 'Edit brief')).kind).toBe('modal');
    await moderator.press(queue, 'Later report');
    expect(queue.text).toContain(`Reported by <@${bob.id}>`);
  });

  it('and has to say what is wrong when it is something else', async () => {
    const message = await report(ada, await ask(ada, 'What does dredging cost?'), { kind: 'other' });
    expect(message.text).toContain('please say in a few words what is wrong');
    const opened = await ada.press(message, 'Say what is wrong');
    await ada.submitModal(opened, { kind: ['other'], text: 'It is 50 million.' });
    expect(message.text).toContain('Thank you');
    expect(await services.store.reports.listOpen(guildId)).toHaveLength(1);
  });

  it('once only while the report is open, and five claims at most', async () => {
    await reportDredging(ada);
    expect((await reportDredging(ada)).text).toContain('You have reported this claim already');
    for (let index = 0; index < 4; index++) {
      await services.store.reports.file({
        guildId,
        briefId: brief.id,
        version: 1,
        position: { themeIndex: 0, claimIndex: 1 },
        claimText: `Claim ${index}`,
        kind: 'unclear',
        text: '',
        reporter: ada.id,
      });
    }
    const message = seen(await ada.press(await ask(ada, 'What does dredging cost?'), 'Report'));
    const refused = await select(ada, message, (label) => label.startsWith('Dredging'));
    expect(refused.message?.text ?? '').toContain('You have 5 open reports');
  });

  it('is told once, alone, after the next answer, also after a restart', async () => {
    await reportDredging(ada);
    const queue = await openQueue();
    const opened = await moderator.press(queue, 'Dismiss');
    await moderator.submitModal(opened, { reply: 'The port says *May*.' });
    expect(queue.text).toContain('Dismissed. The reporter is told');
    expect(queue.text).toContain('There are no open reports.');

    await bot.connection.close();
    await services.store.close();
    services = await servicesAt(path, []);
    bot = await bot.restart(services);

    const bystander = bot.playground.member({ name: 'Bob', permissions: MEMBER });
    expect((await bystander.slash('help')).followUps).toEqual([]);
    const exchange = await ada.slash('ask', { question: 'What does dredging cost?', share: true });
    const [told] = await exchange.followedUp();
    expect(told?.ephemeral).toBe(true);
    expect(told?.text).toContain('> Dredging began in May');
    expect(told?.text).toContain('left the brief as it is');
    expect(told?.text).toContain('They say: “The port says \\*May\\*.”');
    await bot.connection.close();
    expect(await services.store.reports.listUntold(guildId, ada.id)).toEqual([]);
    expect(bystander.visibleMessages().some(({ id }) => id === told?.id)).toBe(false);
  });

  it('is told once also when two of their commands are answered at the same time', async () => {
    await reportDredging(ada);
    const queue = await openQueue();
    await moderator.press(queue, 'Mark as edited');
    const exchanges = await Promise.all([ada.slash('help'), ada.slash('help'), ada.slash('challenges')]);
    await expect.poll(() => exchanges.flatMap(({ followUps }) => followUps).length).toBe(1);
    await expect.poll(async () => (await services.store.reports.listUntold(guildId, ada.id)).length).toBe(0);
    expect((await ada.slash('help')).followUps).toEqual([]);
    await bot.connection.close();
    expect(exchanges.flatMap(({ followUps }) => followUps)).toHaveLength(1);
  });

  it('and of two moderators who close the report the second is told who was first', async () => {
    await reportDredging(ada);
    const other = bot.playground.member({ name: 'Other', permissions: MODERATOR });
    const [mine, theirs] = [await openQueue(), await openQueue(other)];
    const opened = await moderator.press(mine, 'Dismiss');
    await other.press(theirs, 'Mark as edited');
    const exchange = await moderator.submitModal(opened, { reply: 'No.' });
    expect(mine.text).toContain(`<@${other.id}> was first: that report is marked as edited already.`);
    const [rescued] = await exchange.followedUp();
    expect(rescued && (await textOfFile(rescued, 'reply.txt'))).toBe('No.');
    expect(rescued?.ephemeral).toBe(true);
  });

  it('but may not see the queue, nor may a moderator who is none any more press its buttons', async () => {
    await expect(ada.slash('brief reports')).rejects.toThrow('permission');
    await reportDredging(ada);
    const queue = await openQueue();
    const demoted = bot.playground.member({ userId: moderator.id, permissions: MEMBER });
    const message = seen(await demoted.press(queue, 'Mark as edited'));
    expect(message.text).toContain('for the moderators of this server');
    expect(await services.store.reports.listOpen(guildId)).toHaveLength(1);
  });

  it('and the channel that the moderators chose gets a line when it is filed and when it is closed', async () => {
    const channelId = moderator.channelId;
    const note = 'channel';
    await services.store.settings.update({ guildId, by: moderator.id, note }, (settings) => ({
      ...settings,
      auditChannelId: channelId,
    }));
    await reportDredging(ada);
    await moderator.press(await openQueue(), 'Mark as edited');
    const lines = ada
      .visibleMessages()
      .filter(({ ephemeral }) => !ephemeral)
      .map(({ text }) => text);
    expect(lines[0]).toContain('A claim of **Aktau port** was reported (Outdated)');
    expect(lines[1]).toContain(`<@${moderator.id}> marked a report as edited`);
  });
});

describe('outside a server', () => {
  it('there is nobody to report to', async () => {
    const other = bot.playground.member({ name: 'Dora', guildId: null });
    expect((await other.slash('challenges')).message?.text).toContain('no briefs here yet');
  });
});
