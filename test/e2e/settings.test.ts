import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speaker } from '../../src/messages/speak.ts';
import type { Member } from '../../src/playground/member.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MANAGER, MEMBER, MODERATOR } from './permissions.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const manager = (name = 'Ma') => bot.playground.member({ name, permissions: MANAGER });
const channels = () => bot.playground.guilds[0]?.channels.map(({ id }) => id) ?? [];

async function panelOf(member: Member): Promise<SeenMessage> {
  const { message, error } = await member.slash('settings');
  if (!message) throw new Error(error ?? 'no panel');
  return message;
}

/** Chooses in the select of a setting. */
async function choose(member: Member, panel: SeenMessage, setting: string, values: readonly string[]) {
  return await member.select(panel, `1:settings:choose:${setting}`, values);
}

/** The label of what a select shows as chosen. */
function chosen(panel: SeenMessage, setting: string): string | undefined {
  const select = panel.selects.find(({ customId }) => customId === `1:settings:choose:${setting}`);
  return select?.options.find((option) => option.default === true)?.label;
}

describe('the settings of a server', () => {
  it('are one panel for those who manage it, and for nobody else', async () => {
    const ma = manager();
    const panel = await panelOf(ma);
    expect(panel.ephemeral).toBe(true);
    expect(panel.selects).toHaveLength(7);
    expect(['default', 'cooldown', 'questions'].map((setting) => chosen(panel, setting))).toEqual([
      'All briefs',
      '2 seconds',
      'Off: keep no question',
    ]);
    const moderator = bot.playground.member({ name: 'Mo', permissions: MODERATOR });
    await expect(moderator.slash('settings')).rejects.toThrow(/permission|not/i);
  });

  it('are saved as they are chosen, shown back, and told in the audit log', async () => {
    const ma = manager();
    const panel = await panelOf(ma);
    const [first = '', second = ''] = channels();
    await choose(ma, panel, 'cooldown', ['15']);
    expect(panel.text).toContain('Saved.');
    await choose(ma, panel, 'questions', ['90']);
    await choose(ma, panel, 'public', [first, second]);
    await choose(ma, panel, 'audit', [second]);
    await choose(ma, panel, 'default', [panel.selects[0]?.options[1]?.value ?? '']);
    expect(chosen(panel, 'cooldown')).toBe('15 seconds');
    expect(chosen(panel, 'default')).toBe('Japan-Central Asia C5+1 summit');
    expect(chosen(await panelOf(ma), 'questions')).toBe('Keep each for 90 days');

    const bo = bot.playground.member({ name: 'Bo', permissions: MODERATOR });
    const log = (await bo.slash('brief log')).message?.text;
    expect(log).toContain('set the pause between questions to 15 seconds');
    expect(log).toContain('began to list unanswered questions, for 90 days each');
    expect(log).toContain('chose 2 channels where answers are for everyone');
    expect(JSON.stringify(panel.toJSON())).toContain(`"default_values":[{"id":"${second}"`);
    await choose(ma, panel, 'audit', []);
    await expect
      .poll(() => JSON.stringify(panel.toJSON()))
      .not.toContain(`"default_values":[{"id":"${second}"`);
  });

  it('keep what two managers choose at once', async () => {
    const [ma, mi] = [manager('Ma'), manager('Mi')];
    const [one, other] = [await panelOf(ma), await panelOf(mi)];
    await Promise.all([choose(ma, one, 'cooldown', ['5']), choose(mi, other, 'questions', ['180'])]);
    const panel = await panelOf(ma);
    expect([chosen(panel, 'cooldown'), chosen(panel, 'questions')]).toEqual([
      '5 seconds',
      'Keep each for 180 days',
    ]);
  });

  it('have a weekly summary only with a channel for it', async () => {
    const ma = manager();
    const panel = await panelOf(ma);
    const weekly = () => panel.buttons[0];
    expect(weekly()).toMatchObject({ label: 'Weekly summary: turn on', disabled: true });
    await choose(ma, panel, 'digest', [channels()[0] ?? '']);
    await ma.press(panel, 'Weekly summary: turn on');
    expect(weekly()).toMatchObject({ label: 'Weekly summary: turn off', disabled: false });
    await choose(ma, panel, 'digest', []);
    expect(weekly()).toMatchObject({ label: 'Weekly summary: turn on', disabled: true });
  });

  it('are sent as a file', async () => {
    const ma = manager();
    const { message } = await ma.press(await panelOf(ma), 'Export');
    const [file] = message?.attachments ?? [];
    expect(file?.filename).toBe('footnote-settings.json');
    const content: unknown = await (await fetch(file?.url ?? '')).json();
    expect(content).toMatchObject({ cooldownSeconds: 5, questionDays: 180, publicChannelIds: channels() });
  });

  it('decide the language of what everyone sees, for a manager who reads another', async () => {
    const ma = bot.playground.member({ name: 'Ru', locale: 'ru', permissions: MANAGER });
    const panel = await panelOf(ma);
    await choose(ma, panel, 'language', ['en-US']);
    expect(chosen(panel, 'language')).toBe('American English');
    expect(panel.text).toContain(speaker('ru')('settings.saved'));
  });

  it('cannot be changed by someone who sees the panel without managing the server', async () => {
    const ma = manager('Lost');
    const panel = await panelOf(ma);
    const demoted = bot.playground.member({ name: 'Lost', permissions: MEMBER });
    const { message } = await choose(demoted, panel, 'cooldown', ['60']);
    expect(message?.text).toContain('for those who manage this server');
    expect(chosen(await panelOf(manager()), 'cooldown')).toBe('5 seconds');
  });

  it('stay, and the panel goes on working, after a restart', async () => {
    const ma = manager();
    const panel = await panelOf(ma);
    bot = await bot.restart();
    await choose(ma, panel, 'cooldown', ['0']);
    expect([chosen(panel, 'cooldown'), chosen(panel, 'questions')]).toEqual([
      'None',
      'Keep each for 180 days',
    ]);
    expect(bot.playground.refusals).toEqual([]);
  });
});
