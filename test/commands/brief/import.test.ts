import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createChangeLimit } from '../../../src/commands/change-limit.ts';
import { importCommand } from '../../../src/commands/brief/import.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import type { Services } from '../../../src/commands/services.ts';
import { briefsToJson, briefToJson } from '../../../src/knowledge/files/brief-json.ts';
import type { BriefContent } from '../../../src/knowledge/brief.ts';
import { GuildLibrary } from '../../../src/knowledge/guild-library.ts';
import { formatBrief } from '../../../src/knowledge/reading/index.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { claim, sampleBrief } from '../../storage/sample-brief.ts';
import { cardOf, limits, linesOf, servicesWith, someone } from '../services.ts';
import { labelsOf, leadOf, pressOn, servicesWithFiles, upload } from './authoring.ts';

const owner = { guildId: someone.guildId, by: someone.userId };

/** Briefs that have nothing in common. */
function briefsOf(count: number): BriefContent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...sampleBrief({ title: `Port ${index}` }),
    coreViewpoint: [],
    themes: [
      {
        title: 'Works',
        kind: 'theme' as const,
        claims: [0, 1, 2].map((nth) => claim(`p${index}w${nth} q${index}w${nth} r${index}w${nth}.`)),
      },
    ],
  }));
}

const asJson = (contents: readonly BriefContent[]) =>
  briefsToJson(contents.map((content) => ({ content, passages: [] })));

async function importFile(name: string, services: Services): Promise<Reply> {
  return importCommand.execute({ ...someone, options: { file: upload(name) } }, services);
}

const titles = async ({ store }: Services) =>
  (await store.briefs.list('guild')).map(({ title, version }) => `${title} (${version})`);

describe('/brief import', () => {
  it('publishes all that a JSON has, and tells the moderators’ channel once', async () => {
    const services = await servicesWithFiles({ 'all.json': asJson(briefsOf(3)) });
    await services.store.settings.update({ ...owner, note: 'log' }, (settings) => ({
      ...settings,
      auditChannelId: '99',
    }));
    const done = await pressOn(await importFile('all.json', services), 'Publish all 3', services);
    expect(leadOf(done)).toEqual(['3 briefs are published.']);
    expect(linesOf(cardOf(done))).toEqual([
      '# What was done',
      'Port 0: new ',
      'Port 1: new ',
      'Port 2: new ',
    ]);
    expect(await titles(services)).toEqual(['Port 0 (1)', 'Port 1 (1)', 'Port 2 (1)']);
    expect(services.posted).toHaveLength(1);
  });

  it('names the broken ones by their place, and takes the others', async () => {
    const [first, second] = briefsOf(2);
    const json = JSON.stringify({ briefs: [first, { ...second, title: '' }] });
    const services = await servicesWithFiles({ 'all.json': json });
    const summary = await importFile('all.json', services);
    expect(linesOf(cardOf(summary))).toContain('all.json, briefs[1]: title: must not be empty ');
    expect(labelsOf(summary)[0]).toBe('Publish it');
  });

  it('skips what is there, what ships with the bot, and what the file has twice', async () => {
    const base = await servicesWith();
    const [bundled] = base.library.bundled;
    const [first] = briefsOf(1);
    if (!bundled || !first) throw new Error('no briefs');
    const services = await servicesWithFiles(
      { 'all.json': asJson([sampleBrief(), bundled, first, first]) },
      { store: base.store, library: base.library },
    );
    await base.store.briefs.publish({ ...owner, slug: 'aktau', content: sampleBrief() });
    const summary = await importFile('all.json', services);
    expect(linesOf(cardOf(summary)).slice(3)).toEqual([
      '## Skipped, there already',
      'Port of Aktau (all.json, briefs[0]): 3 claims; the same in this server ',
      expect.stringContaining('; the same as a brief that ships with the bot'),
      'Port 0 (all.json, briefs[3]): 3 claims; the same as all.json, briefs[2] ',
    ]);
  });

  it('makes a new version where only the passages are other ones', async () => {
    const passages = [{ number: 1, text: 'Word for word.', url: null }];
    const services = await servicesWithFiles({ 'a.json': briefToJson(sampleBrief(), passages) });
    await services.store.briefs.publish({ ...owner, slug: 'aktau', content: sampleBrief() });
    await pressOn(await importFile('a.json', services), 'Publish it', services);
    expect(await titles(services)).toEqual(['Port of Aktau (2)']);
    expect(labelsOf(await importFile('a.json', services))).toEqual(['Discard']);
  });

  it('puts the second of two versions of one brief aside', async () => {
    const versions = ['Aktau, old', 'Aktau, new'].map((title) => sampleBrief({ title }));
    const services = await servicesWithFiles({ 'all.json': asJson(versions) });
    await services.store.briefs.publish({ ...owner, slug: 'aktau', content: sampleBrief() });
    const summary = await importFile('all.json', services);
    expect(linesOf(cardOf(summary)).at(-1)).toContain(
      'all.json, briefs[1]: It is a version of “Port of Aktau”, as all.json, briefs[0] is',
    );
  });

  it('stops at the changes that a minute allows, and goes on from there', async () => {
    let now = new Date('2025-01-01T00:00:00Z');
    const countChange = createChangeLimit(2, () => now);
    const services = await servicesWithFiles({ 'all.json': asJson(briefsOf(3)) }, { countChange });
    const first = await pressOn(await importFile('all.json', services), 'Publish all 3', services);
    expect(leadOf(first)).toEqual(['2 briefs are published.', '1 could not be yet and is kept as a draft.']);
    expect(linesOf(cardOf(first))[1]).toContain('Port 2: This server has made 2 changes in the last minute');
    now = new Date('2025-01-01T00:01:01Z');
    const rest = await pressOn(first, 'Try the one left', services);
    expect(leadOf(rest)).toEqual(['1 brief is published.']);
    expect(await titles(services)).toHaveLength(3);
    expect(await services.store.drafts.list(owner)).toEqual([]);
  });

  it('publishes once when its button is pressed twice', async () => {
    const services = await servicesWithFiles({ 'all.json': asJson(briefsOf(2)) });
    const summary = await importFile('all.json', services);
    const replies = await Promise.all([
      pressOn(summary, 'Publish all 2', services),
      pressOn(summary, 'Publish all 2', services),
    ]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['message', 'update']);
    expect(await titles(services)).toHaveLength(2);
    expect(await services.store.drafts.list(owner)).toEqual([]);
  });

  it('says beforehand what a full server has room for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
    const store = await openSqliteStore({ path: join(folder, 'footnote.db'), maxBriefsPerGuild: 2 });
    const services = await servicesWithFiles(
      { 'all.json': asJson(briefsOf(3)) },
      { store, library: new GuildLibrary([], store), limits: { ...limits, briefsPerGuild: 2 } },
    );
    const summary = await importFile('all.json', services);
    expect(leadOf(summary)[1]).toContain('so only 2 of the 3 new ones will fit');
    const done = await pressOn(summary, 'Publish all 3', services);
    expect(linesOf(cardOf(done))[1]).toBe(
      'Port 2: This server has 2 briefs, which is all it may have. Remove one first. ',
    );
  });

  it('lists a long result in a file', async () => {
    const services = await servicesWithFiles({ 'all.json': asJson(briefsOf(12)) });
    const done = await pressOn(await importFile('all.json', services), 'Publish all 12', services);
    expect(done).toMatchObject({ followUp: { files: [{ name: 'import.txt' }] } });
    expect(linesOf(cardOf(done))).toHaveLength(11);
  });

  it.each([
    ['photo.zip', Uint8Array.from(Buffer.from('89504e470d0a1a0a', 'hex')), 'This is a PNG picture'],
    ['none.zip', zipSync({ 'photo.png': strToU8('x') }), 'photo.png: This is none of .txt, .md, .json'],
    ['empty.zip', zipSync({}), 'has no files ending in .txt, .md, .json'],
    ['bad.json', '{"briefs": []}', 'The list of briefs is empty.'],
    ['notes.txt', 'Notes to self', 'No claim was found'],
    ['many.json', asJson(briefsOf(501)), 'has 501 briefs, and 500 is the most for one import'],
  ])('refuses what has no briefs, or too many: %s', async (name, content, reason) => {
    const services = await servicesWithFiles({ [name]: content });
    await expect(importFile(name, services)).rejects.toThrow(reason);
    expect(await services.store.drafts.list(owner)).toEqual([]);
  });

  it('puts aside what goes beyond the limits', async () => {
    const services = await servicesWithFiles(
      { 'all.json': asJson([sampleBrief(), ...briefsOf(1)]), 'big.txt': formatBrief(sampleBrief()) },
      { limits: { ...limits, claimsPerBrief: 2 } },
    );
    expect(linesOf(cardOf(await importFile('all.json', services)))).toContain(
      'all.json, briefs[0]: It has 3 claims, and 2 is the most a brief may have here. Split it into several briefs. ',
    );
  });
});
