import { afterEach, describe, expect, it } from 'vitest';
import { defineCommand, type AnyCommand } from '../../../src/commands/command.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import type { InteractionReport } from '../../../src/discord/interactions/interaction-report.ts';
import { DependencyError, UserError } from '../../../src/errors.ts';
import { startBot, type RunningBot } from '../../e2e/bot.ts';

let bot: RunningBot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

const reply: Reply = {
  kind: 'message',
  visibility: 'private',
  card: {
    tone: 'answer',
    lead: ['done'],
    buttons: [{ label: 'Go', action: { command: 'try', name: 'go', args: [] } }],
  },
};

/** Starts a bot with a command `/try`, and gives what is reported of its interactions. */
async function reportsOf(run: () => Promise<Reply>, more: Partial<AnyCommand> = {}) {
  const reports: InteractionReport[] = [];
  const option = { type: 'string', name: 'what', description: 'What', hasAutocomplete: true } as const;
  const command = {
    ...defineCommand({
      definition: { name: 'try', description: 'Tries', options: [option] },
      execute: run,
      autocomplete: async () => [],
      actions: { go: run },
    }),
    ...more,
  } as AnyCommand;
  bot = await startBot({
    commands: [command],
    transport: 'gateway',
    onSettled: (report) => reports.push(report),
  });
  return { reports, ada: bot.playground.member(), playground: bot.playground };
}

describe('what is reported of an interaction', () => {
  it('is its command, how it was used, that it was answered, and when', async () => {
    const { reports, ada } = await reportsOf(async () => reply);
    const { message } = await ada.slash('try');
    if (!message) throw new Error('no message');
    await ada.press(message, 'Go');
    await ada.autocomplete('try', { what: 'x' }, 'what');
    await expect.poll(() => reports).toHaveLength(3);
    expect(reports).toMatchObject([
      { command: 'try', kind: 'command', outcome: 'answered' },
      { command: 'try', kind: 'component', outcome: 'answered' },
      { command: 'try', kind: 'autocomplete', outcome: 'answered' },
    ]);
    for (const { firstResponseMs } of reports) expect(firstResponseMs).toBeGreaterThan(0);
  });

  it.each([
    ['refused', new UserError('Not now.')],
    ['unavailable', new DependencyError('no database')],
    ['failed', new TypeError('oops')],
  ])('is that it was %s, by the kind of the error', async (outcome, error) => {
    const { reports, ada } = await reportsOf(async () => {
      throw error;
    });
    await ada.slash('try');
    await expect.poll(() => reports).toMatchObject([{ command: 'try', outcome }]);
    expect(reports[0]?.firstResponseMs).toBeGreaterThan(0);
  });

  it('is that it was late when Discord takes no answer any more', async () => {
    const { reports, ada, playground } = await reportsOf(async () => reply);
    // Who answers first wins: here, the test itself.
    const { requests } = playground;
    playground.faults.event('INTERACTION_CREATE', 'duplicate');
    await ada.slash('try');
    await expect.poll(() => reports.map(({ outcome }) => outcome).sort()).toEqual(['answered', 'late']);
    expect(requests.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(2);
  });

  it('tells of messages that are said to the bot, too', async () => {
    const { reports, playground, ada } = await reportsOf(async () => reply);
    const stranger = playground.member({ name: 'Bob' });
    stranger.say('How much does Japan invest?');
    const [id = ''] = playground.token.split('.');
    ada.say(`<@${Buffer.from(id, 'base64url').toString()}> How much does Japan invest?`);
    await expect
      .poll(() => reports)
      .toMatchObject([{ command: 'message', kind: 'message', outcome: 'answered' }]);
    expect(reports[0]?.firstResponseMs).toBeGreaterThan(0);
  });

  it('names no command that is not there any more', async () => {
    const { reports, ada } = await reportsOf(async () => ({
      ...reply,
      card: {
        ...reply.card,
        buttons: [{ label: 'Old', action: { command: 'gone', name: 'go', args: [] } }],
      },
    }));
    const { message } = await ada.slash('try');
    if (!message) throw new Error('no message');
    await ada.press(message, 'Old');
    await expect.poll(() => reports.at(-1)).toMatchObject({ command: 'unknown', outcome: 'refused' });
  });
});
