import { expect, it } from 'vitest';
import { DEFAULT_GUILD_SETTINGS } from '../../../src/knowledge/stores/guild-settings.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, GUILD, OTHER_GUILD } from './publish.ts';

const CHANGE = { guildId: GUILD, by: ANNA, note: 'hid C5+1' };

/** Settings of guilds. */
export function settingsContract(open: Open): void {
  it('has the defaults until something is chosen', async () => {
    const { settings } = await open();
    expect(await settings.get(GUILD)).toEqual(DEFAULT_GUILD_SETTINGS);
  });

  it('keeps what was chosen, guild by guild, and logs it', async () => {
    const { settings, audit } = await open();
    const chosen = {
      defaultBriefId: 'c5plus1',
      hiddenBriefIds: ['a', 'b'],
      auditChannelId: '1',
      publicChannelIds: ['2'],
      locale: 'ru',
      digestChannelId: '3',
      hasWeeklySummary: true,
      questionDays: 30,
      cooldownSeconds: 0,
    };
    expect(await settings.update(CHANGE, () => chosen)).toEqual(chosen);

    expect(await settings.get(GUILD)).toEqual(chosen);
    expect(await settings.get(OTHER_GUILD)).toEqual(DEFAULT_GUILD_SETTINGS);
    expect(await audit.list(GUILD, { limit: 9 })).toMatchObject([
      { action: 'settings-changed', by: ANNA, subject: null, note: 'hid C5+1' },
    ]);
  });

  it('lets two moderators change different things at once', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all([
      one.settings.update(CHANGE, (settings) => ({ ...settings, auditChannelId: '7' })),
      two.settings.update({ ...CHANGE, by: BORIS }, (settings) => ({ ...settings, defaultBriefId: 'x' })),
    ]);
    expect(await one.settings.get(GUILD)).toMatchObject({ auditChannelId: '7', defaultBriefId: 'x' });
  });

  it('neither writes nor logs what changes nothing, and nothing when the change throws', async () => {
    const { settings, audit } = await open();
    await settings.update(CHANGE, (current) => ({ ...current }));
    const failing = settings.update(CHANGE, () => {
      throw new RangeError('no such channel');
    });
    await expect(failing).rejects.toThrow('no such channel');
    expect(await audit.list(GUILD, { limit: 9 })).toEqual([]);
  });
}
