import { afterEach, describe, expect, it } from 'vitest';
import { speaker } from '../../src/messages/speak.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { servicesWith } from '../commands/services.ts';
import { sampleBrief } from '../storage/sample-brief.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MODERATOR } from './permissions.ts';

let bot: RunningBot;
afterEach(() => bot.close());

async function start() {
  const services = await servicesWith();
  bot = await startBot({ services });
  return { services, guildId: bot.playground.guilds[0]?.id ?? '' };
}

async function slash(name: string, options: Parameters<RunningBot['playground']['member']>[0] = {}) {
  const member = bot.playground.member(options);
  const { message, error } = await member.slash(name);
  if (!message) throw new Error(error ?? 'no message');
  return { member, message };
}

describe('/privacy', () => {
  it('says what is kept, in a server, in a direct message and in another language', async () => {
    const { services, guildId } = await start();
    const { message } = await slash('privacy');
    expect(message.ephemeral).toBe(true);
    expect(message.text.match(/^### .*/gm)).toEqual([
      '### Kept with your name',
      '### Of moderators',
      '### Kept without a name',
      '### How it is deleted',
    ]);
    expect(message.text).toContain('No questions: this server keeps none.');
    expect(message.text).toMatch(/<\/forget-me:\d+> deletes at once/);

    await services.store.settings.update({ guildId, by: '7', note: 'x' }, (settings) => ({
      ...settings,
      questionDays: 90,
      hasWeeklySummary: true,
    }));
    const { text } = (await slash('privacy')).message;
    expect(text).toContain('Questions that the briefs don’t answer, for 90 days');
    expect(text).toContain('How many questions this server had on each day');
    expect(text).toContain('asked more than once and not answered also stand in the weekly summary');

    expect((await slash('privacy', { name: 'New', guildId: null })).message.text).toContain(
      'In servers that choose so',
    );
    const russian = (await slash('privacy', { name: 'Vera', locale: 'ru' })).message;
    expect(russian.text).toContain(speaker('ru')('privacy.deletion'));
    expect(bot.playground.refusals).toEqual([]);
  });
});

describe('/forget-me', () => {
  it('has nothing to delete of someone whom it does not know', async () => {
    await start();
    const { message } = await slash('forget-me', { name: 'Nobody' });
    expect(message.text).toBe('Footnote keeps nothing of you.');
    expect(message.buttons).toEqual([]);
  });

  it('deletes all that is tied to a member, once they have seen it and said so', async () => {
    const { services, guildId } = await start();
    const ada = bot.playground.member({ name: 'Ada' });
    await services.store.settings.update({ guildId, by: '7', note: 'x' }, (settings) => ({
      ...settings,
      questionDays: 90,
    }));
    const { message: answer } = await ada.slash('ask', { question: 'What challenges does Japan face?' });
    await ada.press(answer as SeenMessage, 'Yes');
    await expect.poll(() => services.store.people.traces(ada.id)).toMatchObject({ votes: 1, guilds: 1 });

    const { message } = await slash('forget-me', { name: 'Ada' });
    expect(message.text).toContain('1 vote on whether an answer was what you asked: deleted');
    expect(message.text).not.toContain('draft');
    await ada.press(message, 'Keep it');
    expect(message.text).toBe('Nothing was deleted.');
    expect(await services.store.people.traces(ada.id)).toMatchObject({ votes: 1 });

    const again = (await slash('forget-me', { name: 'Ada' })).message;
    bot = await bot.restart(services);
    await bot.playground.member({ name: 'Ada' }).press(again, 'Delete it all');
    expect(again.text).toContain('Done.');
    expect(Object.values(await services.store.people.traces(ada.id)).every((count) => count === 0)).toBe(
      true,
    );
    expect((await slash('forget-me', { name: 'Ada' })).message.text).toBe('Footnote keeps nothing of you.');
    expect(bot.playground.refusals).toEqual([]);
  });

  it('lets someone begin anew who goes on using it', async () => {
    const { services } = await start();
    const { member, message } = await slash('help', { name: 'Ada' });
    expect(message.ephemeral).toBe(true);
    const guilds = async () => (await services.store.people.traces(member.id)).guilds;
    await expect.poll(guilds).toBe(1);
    await member.press((await slash('forget-me', { name: 'Ada' })).message, 'Delete it all');
    expect(await guilds()).toBe(0);
    await slash('help', { name: 'Ada' });
    await expect.poll(guilds).toBe(1);
  });

  it('warns a moderator of drafts, and leaves what they changed without their name', async () => {
    const { services, guildId } = await start();
    const options = { name: 'Mo', permissions: MODERATOR };
    const mo = bot.playground.member(options);
    const { store } = services;
    await store.briefs.publish({ guildId, by: mo.id, slug: 'aktau', content: sampleBrief() });
    await store.drafts.save({ guildId, by: mo.id, title: null, text: 'Unfinished', basedOn: null });
    const { message } = await slash('forget-me', options);
    expect(message.text).toContain('**Your unpublished draft is deleted, too.**');
    expect(message.text).toContain('1 change that you made as a moderator: the change stays');
    await mo.press(message, 'Delete it all');

    const log = (await slash('brief log', options)).message.text;
    expect(log).toContain('someone who asked to be forgotten published **Port of Aktau**');
    expect(log).not.toContain(mo.id);
    expect((await slash('brief list', options)).message.text).toContain('someone who asked to be forgotten');
    expect(await store.drafts.list({ guildId, by: mo.id })).toEqual([]);
    expect(bot.playground.refusals).toEqual([]);
  });
});
