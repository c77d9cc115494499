import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import { briefToJson } from '../../src/knowledge/files/brief-json.ts';
import { formatBrief } from '../../src/knowledge/reading/index.ts';
import type { Exchange } from '../../src/playground/exchange.ts';
import type { Member } from '../../src/playground/member.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { newDatabase, servicesAt } from '../commands/services.ts';
import { claim, longBrief, sampleBrief } from '../storage/sample-brief.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MEMBER, MODERATOR } from './permissions.ts';
import { seen } from './seen.ts';

const TEXT = formatBrief(sampleBrief());
/** What Discord keeps of a message that is forwarded. */
const FORWARDED = {
  type: 0,
  content: TEXT,
  attachments: [],
  components: [],
  embeds: [],
  mentions: [],
  mention_roles: [],
  timestamp: '2026-01-02T03:04:05.000Z',
  edited_timestamp: null,
  flags: 0,
};
const QUESTION = 'Has dredging of the port of Aktau begun?';

let path: string;
let services: Services;
let bot: RunningBot;
let mo: Member;
/** What Discord would not have taken, over all tests. */
const refusals: unknown[] = [];

beforeEach(async () => {
  path = await newDatabase();
  services = await servicesAt(path);
  bot = await startBot({ services });
  mo = bot.playground.member({ name: 'Mo', permissions: MODERATOR });
});
afterEach(async () => {
  // Discord says "not found" for command permissions that nobody has set.
  refusals.push(...bot.playground.refusals.filter(({ path }) => !path.endsWith('/permissions')));
  await bot.close();
});

async function restart(): Promise<void> {
  await bot.connection.close();
  await services.store.close();
  services = await servicesAt(path);
  bot = await bot.restart(services);
}

async function fileOf({ attachments: [attachment] }: SeenMessage): Promise<string> {
  if (!attachment) throw new Error('no file');
  return await (await fetch(attachment.url)).text();
}

/** What stands in the inputs of the form that an exchange opened, by their names. */
function valuesOf({ modal }: Exchange): Record<string, string> {
  const labels = (modal?.components ?? []) as { component?: { custom_id: string; value?: string } }[];
  return Object.fromEntries(labels.map(({ component }) => [component?.custom_id, component?.value ?? '']));
}

/** Adds and publishes a brief from a text. */
async function publish(text = TEXT): Promise<SeenMessage> {
  const preview = seen(await mo.slash('brief add', { file: { name: 'brief.txt', data: text } }));
  await mo.press(preview, 'Publish');
  return preview;
}

const briefs = async () => services.store.briefs.list(mo.guildId ?? '');
const drafts = async () => services.store.drafts.list({ guildId: mo.guildId ?? '', by: mo.id });
const labels = (message: SeenMessage) => message.buttons.map(({ label }) => label);
/** What Ada is answered, without the marks on what matched. */
const answerTo = async (question: string) =>
  seen(await bot.playground.member({ name: 'Ada' }).slash('ask', { question })).text.replaceAll('**', '');

describe('a moderator adds a brief', () => {
  it('by pasting it into a form, sees what members will see, and publishes it', async () => {
    const form = await mo.slash('brief add');
    expect(form.modal?.title).toBe('Add a brief');
    const preview = seen(await mo.submitModal(form, { text1: TEXT, title: 'Port of Aktau' }));
    expect(preview.ephemeral).toBe(true);
    expect(preview.text.split('\n')).toEqual([
      '**Draft**: a new brief, as members will see it.',
      '3 claims in 2 themes, 1 of them stating a challenge.',
      '### Port of Aktau',
      '**Core viewpoint**',
      '- Aktau is being dredged to keep pace with a falling sea. \\[1\\]\\[2\\]',
      '**Works**',
      '- Dredging began in April 2025. \\[3\\]',
      '**Challenges Ahead**',
      '- **Challenge:** The Caspian has dropped by two metres since 1995. \\[4\\]',
      '-# 阿克套港 · Caspian Review · May 2, 2025',
      expect.stringContaining('Members don’t see the mark “Challenge:”'),
      expect.stringContaining('Only you see this draft.'),
    ]);
    expect(labels(preview)).toEqual(['Publish', 'Edit text', 'Text as file', 'Discard']);
    expect(await answerTo(QUESTION)).not.toContain('April 2025');

    await mo.press(preview, 'Publish');
    expect(preview.text).toContain('**Port of Aktau** is published.');
    expect(await answerTo(QUESTION)).toContain('Dredging began in April 2025.');
    expect(await drafts()).toEqual([]);
  });

  it('from a file in UTF-16', async () => {
    const data = Uint8Array.from(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'));
    const preview = seen(await mo.slash('brief add', { file: { name: 'Aktau.TXT', data } }));
    expect(preview.text).toContain('### Port of Aktau');
  });

  it('from a message, or the file in it', async () => {
    const ada = bot.playground.member({ name: 'Ada' });
    const preview = seen(await mo.contextMenu('Add as brief', ada.say(TEXT.slice(0, 2_000))));
    expect(preview.text).toContain('Dredging began in April 2025.');
    expect(preview.ephemeral).toBe(true);
  });

  it.each<[how: string, wire: object]>([
    ['embeds', { embeds: [{ type: 'rich', title: 'Core Viewpoint', description: TEXT.slice(0, 2_000) }] }],
    ['forwards', { message_reference: { type: 1 }, message_snapshots: [{ message: FORWARDED }] }],
  ])('from what a message %s', async (_, wire) => {
    const message = bot.playground.member({ name: 'Ada' }).say('x');
    Object.assign(message.toJSON(), { content: '' }, wire);
    const preview = seen(await mo.contextMenu('Add as brief', message));
    expect(preview.text).toContain('Dredging began in April 2025.');
  });

  it('in several inputs when it is long', async () => {
    const text = formatBrief(longBrief('Port of Baku', 100));
    const form = await mo.slash('brief add');
    const preview = seen(
      await mo.submitModal(form, { text1: text.slice(0, 4_000), text2: text.slice(4_000) }),
    );
    expect(preview.text).toContain('101 claims in 1 theme');
    const again = await mo.press(preview, 'Edit text');
    const values = valuesOf(again);
    expect(`${values['text1']}${values['text2']}${values['text3']}`).toBe(text);
  });

  it('mends what was found in it, and sees it change', async () => {
    const text = 'Group 1: Works\n- Dredging began in April 2025.\n\nGroup 2: Nothing\n';
    const preview = seen(await mo.slash('brief add', { file: { name: 'brief.txt', data: text } }));
    expect(preview.text).toContain('**Line 2:** The claim "Dredging began in April 2025." has no citation');
    const form = await mo.press(preview, 'Edit text');
    expect(valuesOf(form)['text1']).toBe(text);
    await mo.submitModal(form, { text1: TEXT });
    expect(preview.text).not.toContain('Line 2');
    expect(await drafts()).toHaveLength(1);
  });

  it('reads all problems in a view of their own', async () => {
    const text = Array.from({ length: 30 }, (_, index) => `- Claim number ${index} is here.`).join('\n');
    const preview = seen(await mo.slash('brief add', { file: { name: 'brief.txt', data: text } }));
    await mo.press(preview, 'All 32 things to look at');
    expect(preview.text).toContain('What to look at, worst first');
    await mo.press(preview, 'Show more (27)');
    expect(preview.text).toContain('Page 2 of');
    await mo.press(preview, 'Preview');
    expect(preview.text).toContain('30 claims in 0 themes');
  });
});

describe('what was typed is never lost', () => {
  it('when the file beside it is a picture with the name of a text', async () => {
    const form = await mo.slash('brief add');
    const png = { name: 'brief.txt', data: Uint8Array.from(Buffer.from('89504e470d0a1a0a00', 'hex')) };
    const preview = seen(await mo.submitModal(form, { text1: TEXT, file: png }));
    expect(preview.text).toContain('brief.txt: This is a PNG picture, not a text.');
    expect(preview.text).toContain('What you typed is kept.');
    expect(preview.text).toContain('Dredging began in April 2025.');
  });

  it('when no brief can be read from it', async () => {
    const form = await mo.slash('brief add');
    const preview = seen(await mo.submitModal(form, { text1: 'Notes to self' }));
    expect(preview.text).toContain('No claim was found');
    expect(labels(preview)).not.toContain('Publish');
    expect(valuesOf(await mo.press(preview, 'Edit text'))['text1']).toBe('Notes to self');
  });

  it('over a restart', async () => {
    const preview = seen(await mo.submitModal(await mo.slash('brief add'), { text1: TEXT }));
    await restart();
    const list = seen(await mo.slash('brief drafts'));
    expect(list.text).toContain('**Port of Aktau**: new brief, changed');
    const select = list.selects[0];
    const opened = seen(await mo.select(list, select?.customId ?? '', [select?.options[0]?.value ?? '']));
    expect(opened.text).toContain('Dredging began in April 2025.');
    await mo.press(preview, 'Publish');
    expect(preview.text).toContain('is published.');
  });

  it('until it is discarded, after asking', async () => {
    const preview = seen(await mo.submitModal(await mo.slash('brief add'), { text1: TEXT }));
    expect(await fileOf(seen(await mo.press(preview, 'Text as file')))).toBe(TEXT);
    await mo.press(preview, 'Discard');
    await mo.press(preview, 'Keep it');
    expect(preview.text).toContain('Dredging began');
    await mo.press(preview, 'Discard');
    await mo.press(preview, 'Discard it');
    expect(preview.text).toBe('The draft is discarded.');
    expect(seen(await mo.slash('brief drafts')).text).toContain('You have no drafts');
  });

  it('when the database fails: it comes back as a file', async () => {
    const preview = seen(await mo.submitModal(await mo.slash('brief add'), { text1: TEXT }));
    const forms = [await mo.slash('brief add'), await mo.press(preview, 'Edit text')];
    await services.store.close();
    for (const form of forms) {
      const exchange = await mo.submitModal(form, { text1: `${TEXT}One more line` });
      const reply = exchange.followUps[0] ?? seen(exchange);
      expect(reply.text).toContain('Here is your text as a file, so that it is not lost.');
      expect(await fileOf(reply)).toBe(`${TEXT}One more line`);
    }
    services = await servicesAt(path);
  });
});

describe('a moderator who loses the permission while a form is open', () => {
  it('gets the text back, whole, and nothing is kept', async () => {
    const text = formatBrief(longBrief('Port of Baku', 100));
    const form = await mo.slash('brief add');
    const demoted = bot.playground.member({ name: 'Mo', permissions: MEMBER });
    // Cut in the middle of a word, where the first input is full.
    const typed = { title: 'Baku', text1: text.slice(0, 4_000), text2: text.slice(4_000) };
    const reply = seen(await demoted.submitModal(form, typed));
    expect(reply.text).toContain('for the moderators of this server');
    expect(await fileOf(reply)).toBe(`Baku\n${text}`);
    expect(await drafts()).toEqual([]);
  });
});

describe('a file that is no brief', () => {
  it.each([
    ['photo.png', 'x', 'photo.png is not a text file: upload one that ends in .txt, .md or .json.'],
    ['empty.txt', ' \n', 'empty.txt is empty.'],
    ['big.txt', 'x'.repeat(1_000_001), 'big.txt is too large: a file may have 1,000,000 bytes here.'],
    ['many.txt', zipSync({ 'a.txt': strToU8(TEXT) }), 'is a ZIP archive'],
  ])('is refused kindly: %s', async (name, data, reason) => {
    const reply = seen(await mo.slash('brief add', { file: { name, data } }));
    expect(reply.text.replaceAll('\\', '')).toContain(reason);
    expect(await drafts()).toEqual([]);
  });
});

describe('a brief that is there already', () => {
  it('is offered as a new version of the one that it is like', async () => {
    await publish();
    const text = TEXT.replace('April 2025', 'May 2025');
    const preview = seen(await mo.slash('brief add', { file: { name: 'brief.txt', data: text } }));
    await mo.press(preview, 'Publish');
    expect(preview.text).toContain('This server has nearly the same brief already: **Port of Aktau**');
    expect(labels(preview).slice(0, 3)).toEqual([
      'New version of “Port of Aktau”',
      'Publish as new',
      'Back to the draft',
    ]);
    await mo.press(preview, 'New version of “Port of Aktau”');
    expect(preview.text).toContain('**Port of Aktau** is published at version 2.');
    expect(await briefs()).toHaveLength(1);
    expect(await answerTo(QUESTION)).toContain('May 2025');
  });

  it('may be published as new, under a short name of its own', async () => {
    await publish();
    const preview = await publish();
    await mo.press(preview, 'Publish as new');
    expect((await briefs()).map(({ slug }) => slug).sort()).toEqual(['port-of-aktau', 'port-of-aktau-2']);
  });

  it('may be one that ships with the bot', async () => {
    const data = readFileSync('data/briefs/c5plus1.txt', 'utf8');
    const preview = seen(await mo.slash('brief add', { file: { name: 'c5.txt', data } }));
    await mo.press(preview, 'Publish');
    expect(preview.text).toContain('**Japan-Central Asia C5+1 summit**, which ships with the bot');
    expect(labels(preview)[0]).toBe('Publish as new');
  });
});

describe('a moderator edits a brief', () => {
  it('in a form that has its text, and members get the new one at once', async () => {
    await publish();
    const form = await mo.slash('brief edit', { brief: 'Port of Aktau' });
    const text = valuesOf(form)['text1'] ?? '';
    expect(text).toContain('Port of Aktau');
    const preview = seen(await mo.submitModal(form, { text1: text.replace('April', 'June') }));
    expect(preview.text).toContain('a new version of “Port of Aktau”, made from version 1.');
    await mo.press(preview, 'Publish');
    expect(await answerTo(QUESTION)).toContain('June 2025');
    expect((await briefs())[0]).toMatchObject({ version: 2, slug: 'port-of-aktau' });
  });

  it('from a file, which keeps the title that it does not say', async () => {
    await publish();
    const data = TEXT.replace('Port of Aktau\n', '').replace('April', 'July');
    const preview = seen(
      await mo.slash('brief edit', { brief: 'Port of Aktau', file: { name: 'new.txt', data } }),
    );
    await mo.press(preview, 'Publish');
    expect((await briefs())[0]).toMatchObject({ version: 2, title: 'Port of Aktau' });
  });

  it('by a file when it is too long for a form', async () => {
    const text = formatBrief(longBrief('Port of Baku', 300));
    await publish(text);
    const reply = seen(await mo.slash('brief edit', { brief: 'Port of Baku' }));
    expect(reply.text).toContain('a form holds about 12,000');
    const edited = (await fileOf(reply)).replace('In 1900 the Port of Baku', 'In 1900 the Port of Sumqayit');
    const form = await mo.press(reply, 'Upload the edited text');
    const preview = seen(await mo.submitModal(form, { file: { name: 'edited.txt', data: edited } }));
    await mo.press(preview, 'Publish');
    expect(preview.text).toContain('is published at version 2.');
  });

  it('from the button of /brief show', async () => {
    await publish();
    const shown = seen(await mo.slash('brief show', { brief: 'Port of Aktau' }));
    expect(valuesOf(await mo.press(shown, 'Edit'))['text1']).toContain('Dredging began');
  });

  it('while another one does: who is second sees what changed and may go on top', async () => {
    await publish();
    const jo = bot.playground.member({ name: 'Jo', permissions: MODERATOR });
    const mine = await mo.slash('brief edit', { brief: 'Port of Aktau' });
    const theirs = await jo.slash('brief edit', { brief: 'Port of Aktau' });
    const text = valuesOf(mine)['text1'] ?? '';
    const theirPreview = seen(await jo.submitModal(theirs, { text1: text.replace('April', 'May') }));
    await jo.press(theirPreview, 'Publish');
    const preview = seen(await mo.submitModal(mine, { text1: text.replace('April 2025', 'June 2026') }));
    expect(preview.text).toContain('made from version 1, which is at version 2 by now');

    const exchange = await mo.press(preview, 'Publish');
    expect(preview.text).toContain('was changed while you had it open');
    expect(preview.text).toContain(`edited by <@${jo.id}>`);
    expect(preview.text).toContain('**Now:** Dredging began in May 2025.');
    const [file] = await exchange.followedUp();
    expect(file && (await fileOf(file))).toContain('June 2026');
    expect((await briefs())[0]?.version).toBe(2);

    await restart();
    await mo.press(preview, 'Use mine on top of version 2');
    expect(preview.text).toContain('is published at version 3.');
    expect(await answerTo(QUESTION)).toContain('June 2026');
    expect(await drafts()).toEqual([]);
  });

  it('that was removed meanwhile: it may be published as new', async () => {
    await publish();
    const form = await mo.slash('brief edit', { brief: 'Port of Aktau' });
    await mo.press(seen(await mo.slash('brief remove', { brief: 'Port of Aktau' })), 'Remove');
    const preview = seen(await mo.submitModal(form, { text1: TEXT.replace('April', 'May') }));
    await mo.press(preview, 'Publish');
    expect(preview.text).toContain('is removed. Bring it back first');
    await mo.press(preview, 'Publish as new');
    expect(preview.text).toContain('is published.');
  });
});

describe('a button that is pressed twice', () => {
  it('publishes once, and says so', async () => {
    const preview = seen(await mo.submitModal(await mo.slash('brief add'), { text1: TEXT }));
    const presses = await Promise.all([mo.press(preview, 'Publish'), mo.press(preview, 'Publish')]);
    expect(presses.map(({ kind }) => kind).sort()).toEqual(['message', 'update']);
    expect(await briefs()).toHaveLength(1);
    const second = presses.find(({ kind }) => kind === 'message');
    expect(second?.message?.text).toContain('has been published or discarded already');
  });

  it('makes one version, and says so', async () => {
    await publish();
    const form = await mo.slash('brief edit', { brief: 'Port of Aktau' });
    const preview = seen(await mo.submitModal(form, { text1: TEXT.replace('April', 'May') }));
    const presses = await Promise.all([mo.press(preview, 'Publish'), mo.press(preview, 'Publish')]);
    expect(presses.map(({ kind }) => kind).sort()).toEqual(['message', 'update']);
    expect((await briefs())[0]?.version).toBe(2);
  });
});

describe('a moderator imports briefs', () => {
  it('from a ZIP, after seeing what it brings', async () => {
    await publish();
    const data = zipSync({
      'same.txt': strToU8(TEXT),
      'new.md': strToU8(formatBrief(longBrief('Port of Baku', 20))),
      'edited.json': strToU8(briefToJson(sampleBrief({ title: 'Port of Aktau, 2025' }))),
      'notes.txt': strToU8('Notes to self'),
      'photo.txt': Uint8Array.from(Buffer.from('89504e470d0a1a0a00', 'hex')),
    });
    const summary = seen(await mo.slash('brief import', { file: { name: 'briefs.zip', data } }));
    expect(summary.text.split('\n').slice(0, 10)).toEqual([
      '**Import of briefs.zip**: nothing is written yet.',
      '### What it brings',
      '**New**',
      '- **Port of Baku** (new.md): 21 claims',
      '**New versions**',
      '- **Port of Aktau, 2025** (edited.json): 3 claims; becomes version 2 of “Port of Aktau”',
      '**Put aside**',
      expect.stringContaining('- **notes.txt**: No claim was found'),
      expect.stringContaining('- **photo.txt**: This is a PNG picture'),
      expect.stringContaining('Only you see this.'),
    ]);
    await restart();
    await (await mo.press(summary, 'Publish all 2')).edited();
    expect(summary.text).toContain('2 briefs are published.');
    expect((await briefs()).map(({ title, version }) => `${title} ${version}`)).toEqual([
      'Port of Aktau, 2025 2',
      'Port of Baku 1',
    ]);
    expect(await drafts()).toEqual([]);
  });

  it('that were exported, and finds nothing to do', async () => {
    await publish();
    for (const format of ['json', 'markdown', 'plain']) {
      const exported = seen(await mo.slash('brief export', { brief: 'Port of Aktau', format }));
      const name = exported.attachments[0]?.filename ?? '';
      const data = await fileOf(exported);
      const summary = seen(await mo.slash('brief import', { file: { name, data } }));
      expect(summary.text).toContain('the same in this server');
      expect(labels(summary)).toEqual(['Discard']);
    }
  });
});

describe('a brief of the longest names there can be', () => {
  const wide = (length: number) => '港'.repeat(length);
  const content = sampleBrief({
    title: wide(200),
    coreViewpoint: [claim(wide(3_000), [1])],
    themes: ['a', 'b'].map((mark) => ({
      title: mark + wide(499),
      kind: 'challenges' as const,
      claims: [claim(`@everyone **[x](https://evil.example)** ${mark}${wide(1_000)}`, [999])],
    })),
    source: { title: wide(1_000), publisher: wide(200), publishedAt: '2025-05-02T09:30' },
  });

  it('is shown, offered, gone back from and published within Discord’s limits', async () => {
    await publish(briefToJson(content));
    const file = {
      name: 'brief.json',
      data: briefToJson({ ...content, coreViewpoint: [claim(wide(2_900))] }),
    };
    const preview = seen(await mo.slash('brief add', { file }));
    for (let more = 0; more < 8 && /Show more|Next/.test(labels(preview).join()); more += 1) {
      await mo.press(preview, labels(preview).find((label) => /Show more|Next/.test(label)) ?? '');
    }
    expect(preview.text).not.toMatch(/(?<!\\)@everyone|https:\/\//);
    await mo.press(preview, 'Publish');
    expect(preview.text).toContain('nearly the same brief already');
    await mo.press(preview, 'Back to the draft');
    await mo.press(preview, 'Publish');
    await mo.press(preview, labels(preview)[0] ?? '');
    expect(preview.text).toContain('is published at version 2.');
    expect(seen(await mo.slash('brief drafts')).text).toContain('You have no drafts');
  });
});

describe('a member without the permission', () => {
  it('can do none of this', async () => {
    const ada = bot.playground.member({ name: 'Ada', permissions: MEMBER });
    const preview = seen(await mo.submitModal(await mo.slash('brief add'), { text1: TEXT }));
    await expect(ada.slash('brief add')).rejects.toThrow('permission');
    await expect(ada.contextMenu('Add as brief', ada.say(TEXT))).rejects.toThrow('permission');
    await expect(ada.press(preview, 'Publish')).rejects.toThrow('does not see');
    const jo = bot.playground.member({ name: 'Jo', permissions: MODERATOR });
    expect(seen(await jo.slash('brief drafts')).text).toContain('You have no drafts');
  });
});

describe('the bot', () => {
  it('has sent nothing that Discord would have refused', () => {
    expect(refusals).toEqual([]);
  });
});
