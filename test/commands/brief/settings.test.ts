import { describe, expect, it } from 'vitest';
import { defaultCommand } from '../../../src/commands/brief/default.ts';
import { hide } from '../../../src/commands/brief/hide.ts';
import { log } from '../../../src/commands/brief/log.ts';
import { UserError } from '../../../src/errors.ts';
import type { Command, OptionValues } from '../../../src/commands/command.ts';
import type { Services } from '../../../src/commands/services.ts';
import { cardOf, plain, press, servicesWith, someone } from '../services.ts';
import { publish } from './kept-briefs.ts';

async function run(command: Command, options: OptionValues, services: Services) {
  return cardOf(await command.execute({ ...someone, options }, services));
}

const settingsOf = (services: Services) => services.store.settings.get(someone.guildId);

describe('/brief default', () => {
  it('takes a brief, keeps who chose it, and lets it go again', async () => {
    const services = await servicesWith();
    const { id } = await publish(services);
    await run(defaultCommand, { brief: 'Port of Aktau' }, services);
    expect((await settingsOf(services)).defaultBriefId).toBe(id);
    const [entry] = await services.store.audit.list(someone.guildId, { limit: 1 });
    expect(entry).toMatchObject({ by: '7', note: 'made “Port of Aktau” the default' });

    const card = await run(defaultCommand, {}, services);
    await press(defaultCommand, card, 'Ask all briefs', services);
    expect((await settingsOf(services)).defaultBriefId).toBeNull();
  });

  it('counts one that is gone as none', async () => {
    const services = await servicesWith();
    const { id } = await publish(services);
    await run(defaultCommand, { brief: id }, services);
    await services.store.briefs.remove({ guildId: someone.guildId, by: '7', briefId: id, baseVersion: 1 });
    const card = await run(defaultCommand, {}, services);
    expect(card.lead?.map(plain)).toEqual(['Where a member names no brief, all of them are asked.']);
    expect(card.buttons).toEqual([]);
  });

  it('offers all briefs only where there is a default', async () => {
    const services = await servicesWith();
    const request = { ...someone, options: {}, focused: { name: 'brief', value: '' } };
    const names = async () =>
      (await defaultCommand.autocomplete?.(request, services))?.map(({ name }) => name);
    expect(await names()).toEqual(['Japan-Central Asia C5+1 summit']);
    await run(defaultCommand, { brief: 'c5plus1' }, services);
    expect(await names()).toEqual(['All briefs', 'Japan-Central Asia C5+1 summit']);
  });
});

describe('/brief hide', () => {
  it('hides once, whoever comes second', async () => {
    const services = await servicesWith();
    const [first, second] = await Promise.all([
      run(hide, { brief: 'c5plus1' }, services),
      run(hide, { brief: 'c5plus1' }, services),
    ]);
    expect([first, second].map(({ lead }) => plain(lead?.[0] ?? '')).toSorted()).toEqual([
      'Japan-Central Asia C5+1 summit is hidden from members of this server already.',
      'Japan-Central Asia C5+1 summit is hidden from members of this server now.',
    ]);
    expect((await settingsOf(services)).hiddenBriefIds).toEqual(['c5plus1']);
    expect((await services.library.collection(someone.guildId)).briefs).toEqual([]);
  });

  it('shows again, and leaves what another moderator has hidden', async () => {
    const services = await servicesWith();
    await services.store.settings.update({ guildId: someone.guildId, by: '8', note: '' }, (settings) => ({
      ...settings,
      hiddenBriefIds: ['c5plus1', 'gone'],
    }));
    await run(hide, { brief: 'c5plus1', show: true }, services);
    expect((await settingsOf(services)).hiddenBriefIds).toEqual(['gone']);
  });

  it('is for briefs that ship with the bot', async () => {
    const services = await servicesWith();
    await publish(services);
    await expect(run(hide, { brief: 'aktau' }, services)).rejects.toThrow(
      'No brief called “aktau” ships with the bot.',
    );
    await expect(run(hide, { brief: 'x' }, await servicesWith([]))).rejects.toThrow('No brief ships');
  });
});

describe('/brief log', () => {
  it('chooses no channel that the bot may not post in', async () => {
    const services: Services = { ...(await servicesWith()), post: async () => false };
    await expect(run(log, { channel: '99' }, services)).rejects.toThrow(UserError);
    expect((await settingsOf(services)).auditChannelId).toBeNull();
  });

  it('words a change of settings and a report as sentences', async () => {
    const services = await servicesWith();
    const { id } = await publish(services);
    const { store } = services;
    const filed = await store.reports.file({
      guildId: someone.guildId,
      briefId: id,
      version: 1,
      position: { themeIndex: 0, claimIndex: 0 },
      claimText: 'Dredging began in April 2025.',
      kind: 'outdated',
      text: '',
      reporter: '5',
    });
    await store.reports.close({
      guildId: someone.guildId,
      id: filed.report.id,
      by: '7',
      state: 'dismissed',
    });
    await run(log, { channel: '99' }, services);
    await run(hide, { brief: 'c5plus1' }, services);
    const card = await run(log, {}, services);
    const lines = card.chapters?.[0]?.sections[0]?.bullets.map(({ text }) => plain(text));
    expect(lines?.slice(0, 2)).toEqual([
      '@7 hid “Japan-Central Asia C5+1 summit”, just now.',
      '@7 chose the channel that is told of changes, just now.',
    ]);
    expect(lines?.[2]).toBe('@7 dismissed a report on “Dredging began in April 2025.”, just now.');
    expect(lines?.at(-1)).toBe('@8 published Port of Aktau, just now (version 1).');
  });
});
