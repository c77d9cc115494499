import { expect, it } from 'vitest';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, GUILD, OTHER_GUILD } from './publish.ts';

const MET = { userId: ANNA, guildId: GUILD, locale: 'ja' };
const ALSO_MET = { userId: ANNA, guildId: OTHER_GUILD, locale: null };

/** Acquaintances: where a person has met the bot, and which of these guilds they ask in direct messages. */
export function acquaintanceContract(open: Open): void {
  it('knows where a person has met the bot, each guild once', async () => {
    const { acquaintances } = await open();
    await acquaintances.meet(MET);
    await acquaintances.meet(ALSO_MET);
    await acquaintances.meet(MET);
    const both = [MET, ALSO_MET].toSorted((a, b) => (a.guildId < b.guildId ? -1 : 1));
    expect(await acquaintances.of(ANNA)).toEqual(both.map((met) => ({ ...met, isChosen: false })));
    expect(await acquaintances.of(BORIS)).toEqual([]);
  });

  it('takes up a new language, and keeps the known one where none is told', async () => {
    const { acquaintances } = await open();
    await acquaintances.meet(MET);
    await acquaintances.meet({ ...MET, locale: null });
    expect(await acquaintances.of(ANNA)).toMatchObject([{ locale: 'ja' }]);
    await acquaintances.meet({ ...MET, locale: 'ru' });
    expect(await acquaintances.of(ANNA)).toMatchObject([{ locale: 'ru' }]);
  });

  it('has at most one guild chosen, which meeting again does not change', async () => {
    const { acquaintances } = await open();
    const chosen = async () =>
      (await acquaintances.of(ANNA)).filter(({ isChosen }) => isChosen).map(({ guildId }) => guildId);
    await acquaintances.meet(MET);
    await acquaintances.meet(ALSO_MET);
    await acquaintances.choose(ANNA, GUILD);
    await acquaintances.meet(MET);
    expect(await chosen()).toEqual([GUILD]);
    await acquaintances.choose(ANNA, OTHER_GUILD);
    expect(await chosen()).toEqual([OTHER_GUILD]);
    await acquaintances.choose(BORIS, GUILD);
    expect(await acquaintances.of(BORIS)).toEqual([]);
  });
}
