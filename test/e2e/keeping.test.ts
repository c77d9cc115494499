import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import type { Brief, BriefContent } from '../../src/knowledge/brief.ts';
import { briefsFromJson } from '../../src/knowledge/files/brief-json.ts';
import { readBrief } from '../../src/knowledge/reading/index.ts';
import type { Exchange } from '../../src/playground/exchange.ts';
import type { Member } from '../../src/playground/member.ts';
import { newDatabase, servicesAt } from '../commands/services.ts';
import { claim, sampleBrief } from '../storage/sample-brief.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MEMBER, MODERATOR } from './permissions.ts';
import { seen } from './seen.ts';

let path: string;
let services: Services;
let bot: RunningBot;
let mo: Member;
let guildId: string;
/** What Discord would not have taken, over all tests. */
const refusals: unknown[] = [];

beforeEach(async () => {
  path = await newDatabase();
  services = await servicesAt(path);
  bot = await startBot({ services });
  mo = bot.playground.member({ name: 'Mo', permissions: MODERATOR });
  guildId = mo.guildId ?? '';
});
afterEach(async () => {
  // Discord says "not found" for command permissions that nobody has set.
  refusals.push(...bot.playground.refusals.filter(({ path }) => !path.endsWith('/permissions')));
  await bot.close();
});

async function publish(content: BriefContent = sampleBrief(), slug = 'aktau'): Promise<Brief> {
  const result = await services.store.briefs.publish({ guildId, by: mo.id, slug, content });
  if (result.kind !== 'saved') throw new Error(result.kind);
  return result.brief;
}

async function edit(brief: Brief, content: BriefContent): Promise<Brief> {
  const change = { guildId, by: mo.id, briefId: brief.id, baseVersion: brief.version, note: 'Checked' };
  const result = await services.store.briefs.save({ ...change, content });
  if (result.kind !== 'saved') throw new Error(result.kind);
  return result.brief;
}

async function fileOf(exchange: Exchange): Promise<Buffer> {
  const [attachment] = seen(exchange).attachments;
  if (!attachment) throw new Error('no file');
  return Buffer.from(await (await fetch(attachment.url)).arrayBuffer());
}

const reworded = () =>
  sampleBrief({
    themes: [
      { title: 'Works', kind: 'theme', claims: [claim('Dredging began in May 2025.', [3, 5])] },
      ...sampleBrief().themes.slice(1),
    ],
  });

describe('a moderator looks at briefs', () => {
  it('lists them with what is known of each, and opens one from the list', async () => {
    await publish();
    const list = seen(await mo.slash('brief list'));
    expect(list.ephemeral).toBe(true);
    expect(list.text).toMatch(
      /\*\*Port of Aktau\*\* \(aktau\): 3 claims, source of May 2, 2025, version 1 by <@\d+> <t:\d+:R>/,
    );
    expect(list.text).toContain('**Japan-Central Asia C5+1 summit** (c5plus1): 13 claims');
    const select = list.selects[0];
    const shown = seen(await mo.select(list, select?.customId ?? '', [select?.options[0]?.value ?? '']));
    expect(shown.text).toContain('Dredging began in April 2025. \\[3\\]');
    expect(shown.text).toContain('3 claims, 1 of them a challenge; 0 passages; short name aktau.');
    expect(shown.buttons.map(({ label }) => label)).toEqual(['Edit', 'History', 'Export', 'Remove']);
    expect((await mo.press(shown, 'Edit')).modal?.title).toContain('Port of Aktau');
    expect(seen(await mo.press(shown, 'Remove')).text).toContain('Remove **Port of Aktau**?');
  });

  it('turns the pages of many, ten at a time', async () => {
    for (let index = 0; index < 12; index++) {
      await publish(sampleBrief({ title: `Brief ${String(index).padStart(2, '0')}` }), `b${index}`);
    }
    const list = seen(await mo.slash('brief list'));
    expect(list.text).toContain('Brief 09');
    expect(list.text).not.toContain('Brief 10');
    await mo.press(list, 'Next');
    expect(list.text).toContain('Brief 11');
    expect(list.selects[0]?.options.map(({ label }) => label)).toEqual([
      'Brief 10',
      'Brief 11',
      'Japan-Central Asia C5+1 summit',
    ]);
    await mo.press(list, 'Back');
    expect(list.text).toContain('Brief 00');
  });

  it('shows an earlier version, suggested while typing', async () => {
    const brief = await publish();
    await edit(brief, reworded());
    const choices = await mo.autocomplete('brief show', { brief: brief.id, version: '' }, 'version');
    expect(choices.map(({ value }) => value)).toEqual(['2', '1']);
    const shown = seen(await mo.slash('brief show', { brief: 'aktau', version: '1' }));
    expect(shown.text).toContain('April 2025');
    expect(shown.text).toContain('Version 1 of 2');
    expect(seen(await mo.slash('brief show', { brief: 'aktau', version: '9' })).text).toContain(
      'Port of Aktau has no version 9. Its latest is 2.',
    );
  });
});

describe('a moderator renames', () => {
  it('and members find the brief by its new names', async () => {
    await publish();
    const reply = seen(
      await mo.slash('brief rename', { brief: 'aktau', title: 'Aktau *harbour*', name: 'Harbour!' }),
    );
    expect(reply.text).toContain('is now called **Aktau \\*harbour\\***, for short “harbour”.');
    expect(seen(await mo.slash('theme', { theme: 'Works', brief: 'harbour' })).text).toContain('April 2025');
  });

  it('and is told when it is so already, or the short name belongs to another', async () => {
    await publish();
    await publish(sampleBrief({ title: 'Almaty' }), 'almaty');
    const rename = async (title: string, name: string) =>
      seen(await mo.slash('brief rename', { brief: 'aktau', title, name })).text;
    expect(await rename('Port of Aktau', 'aktau')).toContain('is like that already');
    expect(await rename('Almaty 2', 'almaty')).toContain(
      '**Almaty** goes by the short name “almaty” already.',
    );
    expect(await rename('Summit', 'c5plus1')).toContain('which ships with the bot, goes by the short name');
    expect(await rename('…', 'x')).toContain('A title needs at least one letter or digit.');
  });
});

describe('a moderator removes', () => {
  it('after confirming, undoes it, and finds a removed brief again', async () => {
    const { id } = await publish();
    const asked = seen(await mo.slash('brief remove', { brief: 'Port of Aktau' }));
    expect(asked.text).toContain('Remove **Port of Aktau**?');
    expect(asked.text).toContain('3 claims and is at version 1');
    await mo.press(asked, 'Remove');
    expect(asked.text).toContain('members no longer see it');
    expect((await services.library.collection(guildId)).brief(id)).toBeUndefined();

    await mo.press(asked, 'Undo');
    expect(asked.text).toContain('members see it again');
    expect((await services.library.collection(guildId)).brief(id)?.version).toBe(3);

    const again = seen(await mo.slash('brief remove', { brief: 'aktau' }));
    await mo.press(again, 'Remove');
    expect(seen(await mo.slash('brief list', { removed: true })).text).toContain('removed by');
    const choices = await mo.autocomplete('brief restore', { brief: 'akt' }, 'brief');
    expect(choices).toEqual([{ name: 'Port of Aktau', value: id }]);
    expect(seen(await mo.slash('brief restore', { brief: id })).text).toContain('is back');
  });

  it('and can think better of it', async () => {
    await publish();
    const asked = seen(await mo.slash('brief remove', { brief: 'aktau' }));
    await mo.press(asked, 'Cancel');
    expect(asked.text).toBe('Nothing was removed.');
    expect(await services.store.briefs.list(guildId)).toHaveLength(1);
  });

  it('brings a brief back under another name when its own was taken', async () => {
    const { id, version } = await publish();
    await services.store.briefs.remove({ guildId, by: mo.id, briefId: id, baseVersion: version });
    await publish(sampleBrief({ title: 'Aktau, new' }));
    expect(seen(await mo.slash('brief restore', { brief: id })).text).toContain(
      '**Aktau, new** goes by the short name “aktau” by now.',
    );
    expect(seen(await mo.slash('brief restore', { brief: id, name: 'c5plus1' })).text).toContain(
      'which ships with the bot, goes by the short name',
    );
    expect(seen(await mo.slash('brief restore', { brief: id, name: 'Old Aktau' })).text).toContain(
      'for short “old-aktau”',
    );
  });
});

describe('a moderator reads the history', () => {
  it('sees who did what, what was reworded, and goes back', async () => {
    const brief = await publish();
    await edit(brief, reworded());
    const history = seen(await mo.slash('brief history', { brief: 'aktau' }));
    expect(history.text.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^- \*\*Version 2\*\*: edited by <@\d+>, <t:\d+:R>, 3 claims. “Checked”$/),
      expect.stringMatching(/^- \*\*Version 1\*\*: published by <@\d+>, <t:\d+:R>, 3 claims.$/),
    ]);
    const select = history.selects[0]?.customId ?? '';
    const changes = seen(await mo.select(history, select, ['2']));
    expect(changes.text).toContain('**Before:** Dredging began in April 2025. \\[3\\]');
    expect(changes.text).toContain('**Now:** Dredging began in May 2025. \\[3\\]\\[5\\]');

    const first = seen(await mo.select(history, select, ['1']));
    expect(first.text).toContain('It is the first version');
    await mo.press(first, 'Restore version 1');
    expect(first.text).toContain('That makes it version 3');
    expect((await services.store.briefs.get(guildId, brief.id))?.themes).toEqual(brief.themes);
  });

  it('is told that nothing would change when that is what the brief says', async () => {
    const brief = await publish();
    const back = await edit(await edit(brief, reworded()), sampleBrief());
    await services.store.briefs.restore({
      guildId,
      by: mo.id,
      briefId: brief.id,
      baseVersion: back.version,
      version: 1,
    });
    const history = seen(await mo.slash('brief history', { brief: 'aktau' }));
    const first = seen(await mo.select(history, history.selects[0]?.customId ?? '', ['1']));
    await mo.press(first, 'Restore version 1');
    expect(first.text).toContain('is like that already');
  });
});

describe('two moderators at once', () => {
  const second = () => bot.playground.member({ name: 'Zoë', permissions: MODERATOR });

  it('do not remove what the other has just changed without having seen it', async () => {
    const brief = await publish();
    const asked = seen(await mo.slash('brief remove', { brief: 'aktau' }));
    await second().slash('brief rename', { brief: 'aktau', title: 'Aktau harbour' });
    await mo.press(asked, 'Remove');
    expect(asked.text).toContain('**Aktau harbour** was changed while you had it open');
    expect(asked.text).toMatch(new RegExp(`\\*\\*Version 2\\*\\*: renamed by <@${second().id}>`));
    expect((await services.store.briefs.get(guildId, brief.id))?.removed).toBe(false);
    await mo.press(asked, 'Remove');
    expect(asked.text).toContain('**Aktau harbour** is removed');
  });

  it('remove once, and the second is told by whom', async () => {
    await publish();
    const mine = seen(await mo.slash('brief remove', { brief: 'aktau' }));
    const theirs = seen(await second().slash('brief remove', { brief: 'aktau' }));
    await second().press(theirs, 'Remove');
    await mo.press(mine, 'Remove');
    expect(mine.text).toMatch(new RegExp(`removed by <@${second().id}>`));
    expect(mine.buttons).toEqual([]);
  });

  it('do not go back to a version over a change that they have not seen', async () => {
    const brief = await publish();
    const next = await edit(brief, reworded());
    const history = seen(await mo.slash('brief history', { brief: 'aktau' }));
    const first = seen(await mo.select(history, history.selects[0]?.customId ?? '', ['1']));
    await edit(next, sampleBrief({ coreViewpoint: [claim('The quay was closed.', [9])] }));
    await mo.press(first, 'Restore version 1');
    expect(first.text).toContain('so nothing was done');
    await mo.press(first, 'Restore version 1 all the same');
    expect((await services.store.briefs.get(guildId, brief.id))?.version).toBe(4);
  });

  it('undo a removal once', async () => {
    await publish();
    const asked = seen(await mo.slash('brief remove', { brief: 'aktau' }));
    await mo.press(asked, 'Remove');
    await second().slash('brief restore', { brief: 'aktau' });
    await mo.press(asked, 'Undo');
    expect(asked.text).toMatch(new RegExp(`restored from version 2 by <@${second().id}>`));
    expect(await services.store.briefs.list(guildId)).toHaveLength(1);
  });
});

describe('a moderator exports', () => {
  it.each(['markdown', 'plain'])('a brief as %s, which reads back as the same brief', async (format) => {
    const { brief: content } = readBrief(await bundledText());
    if (!content) throw new Error('no brief');
    await publish(content);
    const exported = await fileOf(await mo.slash('brief export', { brief: 'aktau', format }));
    expect(readBrief(exported.toString('utf8')).brief).toEqual(content);
  });

  it('a brief as JSON, with its passages', async () => {
    const { id, version } = await publish();
    const passages = [{ number: 3, text: 'Работы начались.', url: 'https://example.org/a' }];
    await services.store.briefs.replacePassages({
      guildId,
      by: mo.id,
      briefId: id,
      baseVersion: version,
      passages,
    });
    const exported = await fileOf(await mo.slash('brief export', { brief: 'aktau', format: 'json' }));
    expect(briefsFromJson(exported.toString('utf8'))).toEqual([
      { kind: 'brief', where: '', content: sampleBrief(), passages },
    ]);
    const shown = seen(await mo.slash('brief show', { brief: 'aktau' }));
    expect(shown.text).toContain('[[3]](<https://example.org/a>)');
    const text = seen(await mo.press(shown, 'Export')).text;
    expect(text).toContain('Its passages are not in this file: JSON has them.');
  });

  it('all of them as a ZIP', async () => {
    await publish();
    await publish(sampleBrief({ title: '阿拉木图' }), '阿拉木图');
    const files = unzipSync(await fileOf(await mo.slash('brief export', { brief: 'all' })));
    expect(Object.keys(files)).toEqual(['aktau.json', expect.stringMatching(/^brief-\w+\.json$/)]);
    const read = Object.values(files).flatMap((file) => briefsFromJson(Buffer.from(file).toString('utf8')));
    expect(read.map((one) => one.kind === 'brief' && one.content.title)).toEqual([
      'Port of Aktau',
      '阿拉木图',
    ]);
  });

  it('what another server can import as it was', async () => {
    await publish();
    const data = await fileOf(await mo.slash('brief export', { brief: 'all' }));
    const elsewhere = bot.playground.guilds[1]?.id ?? '';
    const other = bot.playground.member({ name: 'Zoë', guildId: elsewhere, permissions: MODERATOR });
    const file = { name: 'briefs.zip', contentType: 'application/zip', data };
    const asked = seen(await other.slash('brief import', { file }));
    await (await other.press(asked, 'Publish it')).edited();
    const [imported] = await services.store.briefs.list(elsewhere);
    expect(await services.store.briefs.get(elsewhere, imported?.id ?? '')).toMatchObject(sampleBrief());
  });

  async function bundledText(): Promise<string> {
    return (await import('node:fs/promises')).readFile('data/briefs/c5plus1.txt', 'utf8');
  }
});

describe('the default brief', () => {
  const question = { question: 'How far has the Caspian dropped since 1995?' };

  it('is what /ask searches where none is named, until it is taken away or gone', async () => {
    const aktau = await publish();
    expect(seen(await mo.slash('ask', question)).text).toContain('two metres');

    await mo.slash('brief default', { brief: 'c5plus1' });
    expect(seen(await mo.slash('ask', question)).text).toContain('Searched: Japan-Central Asia C5+1 summit');
    expect(seen(await mo.slash('ask', { ...question, brief: 'aktau' })).text).toContain('two metres');
    const choices = await mo.autocomplete('ask', { brief: '' }, 'brief');
    expect(choices[0]).toEqual({ name: 'All briefs', value: 'all' });
    expect(seen(await mo.slash('ask', { ...question, brief: 'all' })).text).toContain('two metres');

    const state = seen(await mo.slash('brief default'));
    expect(state.text).toContain('**Japan-Central Asia C5+1 summit** alone is asked');
    expect(seen(await mo.slash('brief list')).text).toContain('**the default**');
    await mo.press(state, 'Ask all briefs');
    expect(seen(await mo.slash('ask', question)).text).toContain('two metres');

    await mo.slash('brief default', { brief: 'aktau' });
    expect(seen(await mo.slash('challenges')).text).not.toContain('Central Asia');
    expect(seen(await mo.slash('sources')).text).toContain('Caspian Review');
    expect(seen(await mo.slash('theme')).text).toContain('Themes of Port of Aktau');
    const change = { guildId, by: mo.id, briefId: aktau.id, baseVersion: aktau.version };
    await services.store.briefs.remove(change);
    expect(seen(await mo.slash('challenges')).text).toContain('Central Asia');
  });
});

describe('a brief that ships with the bot', () => {
  it('is hidden from the members of this server, and shown again', async () => {
    const hidden = seen(await mo.slash('brief hide', { brief: 'c5plus1' }));
    expect(hidden.text).toContain('is hidden from members of this server now');
    expect(seen(await mo.slash('challenges')).text).toContain('no briefs here yet');
    expect(seen(await mo.slash('brief list')).text).toContain('**hidden**');
    expect(seen(await mo.slash('brief hide', { brief: 'c5plus1' })).text).toContain('already');
    await mo.press(hidden, 'Show to members again');
    expect(seen(await mo.slash('challenges')).text).toContain('Challenges Ahead');
  });

  it('can be looked at but not removed', async () => {
    const shown = seen(await mo.slash('brief show', { brief: 'c5plus1' }));
    expect(shown.buttons.map(({ label }) => label)).toEqual([
      expect.stringContaining('Show more'),
      'Hide from members',
      'Export',
    ]);
    expect(seen(await mo.slash('brief remove', { brief: 'c5plus1' })).text).toContain(
      'This server has no brief of its own yet.',
    );
  });
});

describe('the audit trail', () => {
  it('has every change, newest first, paged', async () => {
    expect(seen(await mo.slash('brief log')).text).toContain('Nothing has been changed');
    let brief = await publish();
    for (let index = 0; index < 11; index++) {
      brief = await edit(brief, sampleBrief({ title: `Aktau ${index}` }));
    }
    await mo.slash('brief default', { brief: 'aktau' });
    const log = seen(await mo.slash('brief log'));
    const lines = log.text.split('\n');
    expect(lines[1]).toMatch(/^- <@\d+> made “Aktau 10” the default, <t:\d+:R>\.$/);
    expect(lines[2]).toMatch(/^- <@\d+> edited \*\*Aktau 10\*\*, <t:\d+:R> \(version 12\)\. “Checked”$/);
    await mo.press(log, 'Older');
    expect(log.text).toMatch(/published \*\*Port of Aktau\*\*/);
    expect(log.buttons.map(({ label }) => label)).toEqual(['Latest']);
    await mo.press(log, 'Latest');
    expect(log.text).toContain('the default');
  });

  it('is told in the channel that the moderators choose, until they stop it', async () => {
    await publish();
    const channel = bot.playground.guilds[0]?.channels[1]?.id ?? '';
    const reader = bot.playground.member({ name: 'Reader', channelId: channel });
    const told = () => reader.visibleMessages().map(({ text }) => text);
    await mo.slash('brief log', { channel });
    expect(told()).toEqual([expect.stringContaining('changes of this server’s briefs are told here')]);
    await mo.slash('brief rename', { brief: 'aktau', title: 'Aktau harbour' });
    expect(told().at(-1)).toBe(`<@${mo.id}> renamed **Port of Aktau** to **Aktau harbour**.`);
    expect(seen(await mo.slash('brief log')).text).toContain(`Each change is posted in <#${channel}>.`);
    await mo.slash('brief log', { off: true });
    await mo.slash('brief rename', { brief: 'aktau', title: 'Aktau' });
    expect(told()).toHaveLength(2);
  });
});

describe('who may do it', () => {
  it('is a moderator: a member is not offered the commands, and their buttons refuse', async () => {
    await publish();
    const member = bot.playground.member({ name: 'Me', permissions: MEMBER });
    for (const name of ['list', 'log', 'default']) {
      await expect(member.slash(`brief ${name}`)).rejects.toThrow('permission');
    }
    await expect(member.slash('brief remove', { brief: 'aktau' })).rejects.toThrow('permission');
    expect(member.offeredCommands().map(({ name }) => name)).not.toContain('brief');
  });

  it('is checked again when a moderator who has lost the permission presses a button', async () => {
    const { id } = await publish();
    const asked = seen(await mo.slash('brief remove', { brief: 'aktau' }));
    const demoted = bot.playground.member({ name: 'Mo', permissions: MEMBER });
    const refusal = seen(await demoted.press(asked, 'Remove'));
    expect(refusal.text).toContain('for the moderators of this server');
    expect((await services.store.briefs.get(guildId, id))?.removed).toBe(false);
  });

  it('is of this server only: another server’s briefs are not there', async () => {
    const { id } = await publish();
    const other = bot.playground.guilds[1]?.id ?? '';
    const stranger = bot.playground.member({ name: 'Mo', guildId: other, permissions: MODERATOR });
    for (const command of ['show', 'history', 'export', 'remove']) {
      expect(seen(await stranger.slash(`brief ${command}`, { brief: id })).text).toContain('has no brief');
    }
    expect(seen(await stranger.slash('brief list')).text).not.toContain('Aktau');
  });
});

describe('after a restart', () => {
  it('every button still works on the same database', async () => {
    await publish();
    const list = seen(await mo.slash('brief list'));
    const shown = seen(await mo.slash('brief show', { brief: 'aktau' }));
    const removed = seen(await mo.slash('brief remove', { brief: 'aktau' }));
    await mo.press(removed, 'Remove');

    await bot.connection.close();
    await services.store.close();
    services = await servicesAt(path);
    bot = await bot.restart(services);

    await mo.press(removed, 'Undo');
    expect(removed.text).toContain('members see it again');
    expect(seen(await mo.press(shown, 'History')).text).toContain('restored from version 2');
    const select = list.selects[0];
    const opened = await mo.select(list, select?.customId ?? '', [select?.options[0]?.value ?? '']);
    expect(seen(opened).text).toContain('Port of Aktau');
  });
});

describe('the bot', () => {
  it('has sent nothing that Discord would have refused', () => {
    expect(refusals).toEqual([]);
  });
});
