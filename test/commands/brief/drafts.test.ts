import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { add } from '../../../src/commands/brief/add.ts';
import { drafts } from '../../../src/commands/brief/drafts.ts';
import { edit } from '../../../src/commands/brief/edit.ts';
import { briefToJson } from '../../../src/knowledge/files/brief-json.ts';
import { GuildLibrary } from '../../../src/knowledge/guild-library.ts';
import { formatBrief } from '../../../src/knowledge/reading/index.ts';
import type { FormReply, Reply } from '../../../src/commands/reply.ts';
import { createChangeLimit } from '../../../src/commands/change-limit.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { longBrief, sampleBrief } from '../../storage/sample-brief.ts';
import { cardOf, limits, linesOf, plain, someone } from '../services.ts';
import { labelsOf, leadOf, pressOn, send, servicesWithFiles, upload } from './authoring.ts';

const TEXT = formatBrief(sampleBrief());
const owner = { guildId: someone.guildId, by: someone.userId };

/** What stands in a field of a form. */
function valueOf(reply: Reply, id: string): string | undefined {
  const field = (reply as FormReply).fields.find((candidate) => candidate.id === id);
  return field?.kind === 'text' ? field.value : undefined;
}

describe('what a form brings', () => {
  it('is kept as a draft and shown', async () => {
    const services = await servicesWithFiles({});
    const reply = await send(['new'], { text1: TEXT, title: ' Aktau ' }, services);
    expect(reply).toMatchObject({ kind: 'message', visibility: 'private' });
    expect(linesOf(cardOf(reply))[0]).toBe('# Aktau');
    expect(await services.store.drafts.list(owner)).toMatchObject([{ title: 'Aktau', basedOn: null }]);
  });

  it('may be nothing, which is said', async () => {
    const services = await servicesWithFiles({});
    await expect(send(['new'], { text1: ' ', title: '' }, services)).rejects.toThrow('There is no text yet.');
    expect(await services.store.drafts.list(owner)).toEqual([]);
  });

  it('may be a title alone, which is kept', async () => {
    const services = await servicesWithFiles({});
    const reply = await send(['new'], { text1: '', title: 'Aktau' }, services);
    expect(leadOf(reply)[0]).toBe('The form came without a text.');
    expect(valueOf(await pressOn(reply, 'Edit text', services), 'title')).toBe('Aktau');
  });

  it('may have been cut at the end of an input, which is said', async () => {
    const services = await servicesWithFiles({});
    const text = formatBrief(longBrief('Port of Baku', 100));
    const cut = await send(['new'], { text1: text.slice(0, 4_000), text2: '', text3: '' }, services);
    expect(leadOf(cut)[0]).toContain('Is it all there?');
    const whole = await send(['new'], { text1: text.slice(0, 4_000), text2: text.slice(4_000) }, services);
    expect(leadOf(whole)[0]).not.toContain('Is it all there?');
  });

  it('does not empty a draft', async () => {
    const services = await servicesWithFiles({});
    await send(['new'], { text1: TEXT }, services);
    const [draft] = await services.store.drafts.list(owner);
    await send(['draft', draft?.id ?? ''], { text1: '', title: 'Aktau' }, services);
    expect(await services.store.drafts.get(owner, draft?.id ?? '')).toMatchObject({
      title: 'Aktau',
      text: TEXT,
    });
  });

  it('is two drafts when there is a file beside a text', async () => {
    const services = await servicesWithFiles({ 'a.txt': formatBrief(longBrief('Baku', 3)) });
    const reply = await send(['new'], { text1: TEXT, file: 'a.txt' }, services);
    expect(leadOf(reply)[0]).toContain('This is a.txt. What you typed beside it is kept');
    expect(linesOf(cardOf(reply))[0]).toBe('# Baku');
    expect(await services.store.drafts.list(owner)).toHaveLength(2);
  });

  it('is the file alone when the text beside it is as it was offered', async () => {
    const services = await servicesWithFiles({ 'a.txt': TEXT.replace('April', 'May') });
    await send(['new'], { text1: TEXT }, services);
    const [draft] = await services.store.drafts.list(owner);
    await send(['draft', draft?.id ?? ''], { text1: TEXT.trim(), file: 'a.txt' }, services);
    expect(await services.store.drafts.list(owner)).toHaveLength(1);
  });

  it('is kept also when its draft has gone meanwhile', async () => {
    const services = await servicesWithFiles({});
    const reply = await send(['draft', 'gone'], { text1: TEXT }, services);
    expect(linesOf(cardOf(reply))[0]).toBe('# Port of Aktau');
    expect(await services.store.drafts.list(owner)).toHaveLength(1);
  });
});

describe('a brief as JSON', () => {
  const passages = [{ number: 1, text: 'Word for word.', url: null }];

  it('brings its passages along, and loses them once its text is edited', async () => {
    const services = await servicesWithFiles({ 'a.json': briefToJson(sampleBrief(), passages) });
    const reply = await add.execute({ ...someone, options: { file: upload('a.json') } }, services);
    expect(leadOf(reply)).toContain(
      'With 1 passage from the file. Edited here, the text goes on without them.',
    );
    const form = await pressOn(reply, 'Edit text', services);
    expect(valueOf(form, 'text1')).toBe(TEXT);
    const { args } = (form as FormReply).action;
    expect(leadOf(await send(args, { text1: TEXT }, services)).join()).toContain('With 1 passage');
    expect(leadOf(await send(args, { text1: `${TEXT}\n` }, services)).join()).toContain('With 1 passage');
    const edited = await send(args, { text1: TEXT.replace('April', 'May') }, services);
    expect(leadOf(edited).join()).not.toContain('passage');
  });

  it('is published with its passages', async () => {
    const services = await servicesWithFiles({ 'a.json': briefToJson(sampleBrief(), passages) });
    const reply = await add.execute({ ...someone, options: { file: upload('a.json') } }, services);
    await pressOn(reply, 'Publish', services);
    const [brief] = await services.store.briefs.list('guild');
    expect(await services.store.briefs.passages('guild', brief?.id ?? '')).toEqual(passages);
  });

  it.each([
    ['{"title": "A"}', 'a brief must have at least one claim'],
    ['{"title": }', 'This is not valid JSON'],
    [`[${briefToJson(sampleBrief())},${briefToJson(sampleBrief())}]`, 'give the file to /brief import'],
  ])('that cannot be read says why (%#)', async (text, why) => {
    const services = await servicesWithFiles({ 'a.json': text });
    const reply = await add.execute({ ...someone, options: { file: upload('a.json') } }, services);
    expect(linesOf(cardOf(reply)).join('\n')).toContain(why);
    expect(labelsOf(reply)).toEqual(['Edit text', 'Text as file', 'Discard']);
  });
});

describe('what the operator allows', () => {
  it.each([
    [{ claimsPerBrief: 2 }, 'It has 3 claims, and 2 is the most a brief may have here.'],
    [{ textBytes: 100 }, 'bytes, and 100 is the most here.'],
  ])('is named where a brief goes beyond it: %j', async (changed, reason) => {
    const services = await servicesWithFiles({}, { limits: { ...limits, ...changed } });
    const reply = await send(['new'], { text1: TEXT }, services);
    expect(leadOf(reply).join('\n')).toContain(reason);
    expect(labelsOf(reply)).not.toContain('Publish');
  });

  it('does not fetch what Discord takes for a picture, whatever it is called', async () => {
    const services = await servicesWithFiles({});
    const options = { file: upload('a.txt', 'image/png'), title: undefined };
    await expect(add.execute({ ...someone, options }, services)).rejects.toThrow('a.txt is a picture');
  });

  it('is named where a title is too long', async () => {
    const services = await servicesWithFiles({ 'a.txt': TEXT });
    const options = { file: upload('a.txt'), title: 'x'.repeat(300) };
    const reply = await add.execute({ ...someone, options }, services);
    expect(leadOf(reply).join('\n')).toContain('The title has 300 characters, and 200 is the most.');
    expect(valueOf(await pressOn(reply, 'Edit text', services), 'title')).toHaveLength(200);
  });

  it('is named where too much was changed in a minute, and the draft stays', async () => {
    const services = await servicesWithFiles({}, { countChange: createChangeLimit(0, () => new Date()) });
    const reply = await send(['new'], { text1: TEXT }, services);
    await expect(pressOn(reply, 'Publish', services)).rejects.toThrow('This server has made 0 changes');
    expect(await services.store.drafts.list(owner)).toHaveLength(1);
  });
});

describe('publishing', () => {
  it('tells the channel that the moderators chose', async () => {
    const services = await servicesWithFiles({});
    await services.store.settings.update({ ...owner, note: 'log' }, (settings) => ({
      ...settings,
      auditChannelId: '99',
    }));
    await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    expect(services.posted.map(({ lead = [] }) => lead.map(plain))).toEqual([
      ['@7 published Port of Aktau.'],
    ]);
  });

  it('takes the next free short name', async () => {
    const services = await servicesWithFiles({});
    await pressOn(await send(['new'], { text1: TEXT, title: 'Port' }, services), 'Publish', services);
    for (let count = 1; count <= 2; count += 1) {
      const reply = await send(['new'], { text1: TEXT, title: 'Port' }, services);
      await pressOn(await pressOn(reply, 'Publish', services), 'Publish as new', services);
    }
    const slugs = (await services.store.briefs.list('guild')).map(({ slug }) => slug);
    expect(slugs.sort()).toEqual(['port', 'port-2', 'port-3']);
  });

  it('under an old preview shows first what the draft says now', async () => {
    const services = await servicesWithFiles({});
    const old = await send(['new'], { text1: TEXT }, services);
    const [draft] = await services.store.drafts.list(owner);
    const changed = { title: null, text: TEXT.replace('April', 'May'), basedOn: null };
    await services.store.drafts.save({ ...owner, id: draft?.id, ...changed });
    const shown = await pressOn(old, 'Publish', services);
    expect(leadOf(shown)[0]).toContain('so nothing was published yet');
    expect(linesOf(cardOf(shown)).join()).toContain('May');
    expect(await services.store.briefs.list('guild')).toEqual([]);
    await pressOn(shown, 'Publish', services);
    expect(await services.store.briefs.list('guild')).toHaveLength(1);
  });

  it('twice as new publishes once', async () => {
    const services = await servicesWithFiles({});
    await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    const offer = await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    await Promise.all([
      pressOn(offer, 'Publish as new', services),
      pressOn(offer, 'Publish as new', services),
    ]);
    expect(await services.store.briefs.list('guild')).toHaveLength(2);
    expect(await services.store.drafts.list(owner)).toEqual([]);
  });

  it('twice as a new version makes one', async () => {
    const services = await servicesWithFiles({});
    await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    const changed = TEXT.replace('April', 'May');
    const offer = await pressOn(await send(['new'], { text1: changed }, services), 'Publish', services);
    const label = 'New version of “Port of Aktau”';
    const replies = await Promise.all([pressOn(offer, label, services), pressOn(offer, label, services)]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['message', 'update']);
    expect(await services.store.briefs.list('guild')).toMatchObject([{ version: 2 }]);
    expect(await services.store.drafts.list(owner)).toEqual([]);
  });

  it('a version of a brief that was changed meanwhile shows what changed, page by page', async () => {
    const services = await servicesWithFiles({});
    await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    const offer = await pressOn(
      await send(['new'], { text1: TEXT.replace('April', 'May') }, services),
      'Publish',
      services,
    );
    const [brief] = await services.store.briefs.list('guild');
    const content = sampleBrief({ title: 'Aktau' });
    await services.store.briefs.save({
      guildId: 'guild',
      by: '8',
      briefId: brief?.id ?? '',
      baseVersion: 1,
      content,
    });
    const stale = await pressOn(offer, 'New version of “Port of Aktau”', services);
    expect(stale).toMatchObject({ followUp: { files: [{ name: 'brief.txt' }] } });
    const turn = cardOf(stale).paging?.turn;
    const args = [...(turn?.args ?? []), '0'];
    const turned = await drafts.actions?.['changes']?.(
      { ...someone, args, values: [], quote: undefined, isPublic: false },
      services,
    );
    expect(turned && linesOf(cardOf(turned))).toContain('Title: Port of Aktau → Aktau ');
    const done = await pressOn(stale, 'Use mine on top of version 2', services);
    expect(leadOf(done)[0]).toBe('Port of Aktau is published at version 3.');
  });

  it('a version that says the same says so, and keeps the draft', async () => {
    const services = await servicesWithFiles({});
    await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    const form = await edit.execute({ ...someone, options: { brief: 'Port of Aktau' } }, services);
    const reply = await send((form as FormReply).action.args, { text1: TEXT }, services);
    const same = await pressOn(reply, 'Publish', services);
    expect(leadOf(same)[0]).toBe('Port of Aktau is like that already, so nothing was changed.');
    expect(labelsOf(same)).toEqual(['Back to the draft', 'Text as file', 'Discard']);
  });

  it('is refused when the server is full, and the draft stays', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
    const store = await openSqliteStore({ path: join(folder, 'footnote.db'), maxBriefsPerGuild: 1 });
    const services = await servicesWithFiles({}, { store, library: new GuildLibrary([], store) });
    await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    const offer = await pressOn(await send(['new'], { text1: TEXT }, services), 'Publish', services);
    await expect(pressOn(offer, 'Publish as new', services)).rejects.toThrow(
      'This server has 1 brief, which',
    );
    expect(await store.drafts.list(owner)).toHaveLength(1);
  });
});

describe('/brief drafts', () => {
  it('lists them by what they are, a page at a time', async () => {
    const services = await servicesWithFiles({});
    for (let index = 1; index <= 11; index += 1)
      await send(['new'], { text1: TEXT, title: `Draft ${index}` }, services);
    await send(['new'], { text1: 'Notes to self' }, services);
    const reply = await drafts.execute({ ...someone, options: {} }, services);
    expect(linesOf(cardOf(reply))).toHaveLength(11);
    expect(linesOf(cardOf(reply))[1]).toBe('Notes to self: new brief, changed just now ');
    const next = await pressOn(reply, 'Next', services);
    expect(linesOf(cardOf(next)).at(-1)).toMatch(/^Draft 1: new brief/);
  });
});
