import { describe, expect, it } from 'vitest';
import { createQuestionLimit } from '../../src/commands/question-limit.ts';
import { DependencyError } from '../../src/errors.ts';
import { DEFAULT_GUILD_SETTINGS } from '../../src/knowledge/stores/guild-settings.ts';

/** A limit with a clock of its own; `after` moves the clock on. */
function limit({ cooldownSeconds = 5, perMinute = 300, isAway = false } = {}) {
  let time = 0;
  const countQuestion = createQuestionLimit({
    settings: async () => {
      if (isAway) throw new DependencyError('away');
      return { ...DEFAULT_GUILD_SETTINGS, cooldownSeconds };
    },
    perMinute,
    now: () => new Date(time),
  });
  const ask = (userId = 'ada', guildId: string | null = 'guild') => countQuestion({ guildId, userId });
  return { ask, after: (seconds: number) => (time += seconds * 1_000) };
}

describe('the cooldown of a person', () => {
  it('says when to ask again, and does not begin anew for asking too early', async () => {
    const { ask, after } = limit();
    await ask();
    after(1.5);
    await expect(ask()).rejects.toThrow('ask again in 4 seconds');
    after(3.5);
    await ask();
  });

  it('holds nobody else, nor the same person in another server', async () => {
    const { ask } = limit();
    await ask('ada');
    await ask('bob');
    await ask('ada', 'other');
    await expect(ask('ada')).rejects.toThrow('ask again');
  });

  it('is off where the server says so', async () => {
    const { ask } = limit({ cooldownSeconds: 0 });
    await ask();
    await expect(ask()).resolves.toBeUndefined();
  });

  it('is the default outside a server, and while the database is away', async () => {
    const { ask, after } = limit({ isAway: true });
    for (const guildId of [null, 'guild']) {
      await ask('ada', guildId);
      await expect(ask('ada', guildId)).rejects.toThrow('ask again in 2 seconds');
    }
    after(60);
    await ask('ada');
  });
});

describe('the limit of a server', () => {
  it('counts everyone’s questions of the last minute', async () => {
    const { ask, after } = limit({ perMinute: 2 });
    await ask('ada');
    after(20);
    await ask('bob');
    await expect(ask('cy')).rejects.toThrow('ask again in 40 seconds');
    await ask('cy', 'other');
    after(40);
    await ask('cy');
    await expect(ask('dee')).rejects.toThrow('ask again in 20 seconds');
  });
});
