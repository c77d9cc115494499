import { describe, expect, it, onTestFinished } from 'vitest';
import { DependencyError } from '../../src/errors.ts';
import { servicesWith } from '../commands/services.ts';
import { startBot } from './bot.ts';

/** What nobody but the person who asks should ever read. */
const QUESTION = 'Will my neighbour Xerxes be told?';

describe('a log at info', () => {
  it('holds neither what was asked nor a token, and names the interaction in each line about it', async () => {
    const services = await servicesWith();
    let isBroken = false;
    const library = {
      bundled: services.library.bundled,
      forget: (guildId: string) => services.library.forget(guildId),
      mayHaveUntoldReports: (guildId: string) => services.library.mayHaveUntoldReports(guildId),
      settings: (guildId: string | null) => services.library.settings(guildId),
      collection: async (guildId: string | null) => {
        if (isBroken) throw new DependencyError('no database', { cause: new Error('gone') });
        return services.library.collection(guildId);
      },
    };
    const bot = await startBot({ services: { ...services, library } });
    onTestFinished(() => bot.close());
    const { playground, logged } = bot;
    const ada = playground.member();

    expect((await ada.slash('ask', { question: QUESTION })).message?.text).toContain('Xerxes');
    // Discord fails: its error quotes what was sent, and the address with the interaction's token.
    playground.faults.rest({ path: /callback/, fail: 500, times: 4 });
    const late = ada.slash('ask', { question: QUESTION });
    await expect.poll(() => JSON.stringify(logged), { timeout: 10_000 }).toContain('an interaction failed');
    await late;
    isBroken = true;
    await ada.slash('ask', { question: QUESTION });
    await ada.autocomplete('ask', { question: QUESTION, brief: 'Xerxes' }, 'brief').catch(() => undefined);
    await expect.poll(() => JSON.stringify(logged)).toContain('no suggestions');

    const log = JSON.stringify(logged);
    expect(log).not.toContain('Xerxes');
    expect(log).not.toContain(playground.token);
    expect(log).not.toMatch(/(interactions|webhooks)\/\d+\/(?!\[redacted\])/);
    const aboutInteractions = logged.filter(({ level }) => Number(level) > 30);
    expect(aboutInteractions.length).toBeGreaterThanOrEqual(3);
    for (const line of aboutInteractions) {
      expect(line).toMatchObject({ interaction: expect.stringMatching(/^\d+$/), guild: ada.guildId });
    }
  });
});
