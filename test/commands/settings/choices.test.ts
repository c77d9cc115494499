import { describe, expect, it } from 'vitest';
import { readChoice } from '../../../src/commands/settings/choices.ts';
import { DEFAULT_GUILD_SETTINGS } from '../../../src/knowledge/stores/guild-settings.ts';
import { speaker } from '../../../src/messages/speak.ts';
import { servicesWith } from '../services.ts';

const collection = await (await servicesWith()).library.collection(null);
const [brief] = collection.briefs;
const say = speaker('en-US');

/** What a choice makes of the default settings, and how it is noted. */
function outcome(args: readonly string[], values: readonly string[] = []) {
  const choice = readChoice({ args, values }, collection);
  return (
    choice && { change: choice.change(DEFAULT_GUILD_SETTINGS), note: choice.note(say), hello: choice.hello }
  );
}

describe('a choice in the settings', () => {
  it.each([
    ['default', brief?.id, { defaultBriefId: brief?.id }, `made “${brief?.title}” the default`],
    ['default', 'none', { defaultBriefId: null }, 'took the default brief away'],
    ['language', 'en-US', { locale: 'en-US' }, 'set the language of the server to American English'],
    ['language', 'none', { locale: null }, 'left the language of the server to Discord'],
    ['cooldown', '0', { cooldownSeconds: 0 }, 'took the pause between questions away'],
    ['cooldown', '60', { cooldownSeconds: 60 }, 'set the pause between questions to 60 seconds'],
    ['questions', '30', { questionDays: 30 }, 'began to list unanswered questions, for 30 days each'],
    ['questions', 'none', { questionDays: null }, 'ended the list of unanswered questions, and deleted it'],
  ])('is read from a select: %s %s', (setting, value, change, note) => {
    expect(outcome([setting], [value ?? ''])).toMatchObject({ change, note });
  });

  it('of channels may be none, and says hello to one that will be told of something', () => {
    expect(outcome(['public'], ['1', '2'])).toMatchObject({ change: { publicChannelIds: ['1', '2'] } });
    expect(outcome(['audit'], ['1'])).toMatchObject({
      change: { auditChannelId: '1' },
      hello: { channelId: '1' },
    });
    expect(outcome(['audit'])).toEqual({
      change: { auditChannelId: null },
      note: 'stopped posting changes in a channel',
      hello: undefined,
    });
    expect(outcome(['digest'])).toMatchObject({ change: { digestChannelId: null, hasWeeklySummary: false } });
  });

  it('of a button stands in its arguments', () => {
    expect(outcome(['weekly', 'on'])).toMatchObject({ change: { hasWeeklySummary: false } });
    const choice = readChoice({ args: ['weekly', 'on'], values: [] }, collection);
    expect(choice?.change({ ...DEFAULT_GUILD_SETTINGS, digestChannelId: '1' })).toEqual({
      hasWeeklySummary: true,
    });
  });

  it.each([
    [[], []],
    [['toString'], ['x']],
    [['cooldown'], ['3']],
    [['questions'], ['365']],
    [['language'], ['tlh']],
    [['default'], ['gone']],
  ])('that is none is not taken: %j %j', (args, values) => {
    expect(outcome(args, values)).toBeUndefined();
  });
});
