import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import { speaker } from '../../src/messages/speak.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { servicesWith } from '../commands/services.ts';
import { claim, sampleBrief } from '../storage/sample-brief.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MODERATOR } from './permissions.ts';

let services: Services;
let bot: RunningBot;
let guildId: string;
beforeAll(async () => {
  services = await servicesWith();
  bot = await startBot({ services });
  guildId = bot.playground.guilds[0]?.id ?? '';
});
afterAll(() => bot.close());

async function keepQuestions(questionDays: number | null) {
  await services.store.settings.update({ guildId, by: '7', note: 'x' }, (settings) => ({
    ...settings,
    questionDays,
  }));
}

const moderator = (locale = 'en-US') =>
  bot.playground.member({ name: `Mo ${locale}`, locale, permissions: MODERATOR });

async function ask(question: string): Promise<SeenMessage> {
  const { message, error } = await bot.playground.member().slash('ask', { question });
  if (!message) throw new Error(error ?? 'no answer');
  return message;
}

async function gapsFor(locale?: string): Promise<SeenMessage> {
  const { message, error } = await moderator(locale).slash('gaps');
  if (!message) throw new Error(error ?? 'no list');
  return message;
}

describe('what the briefs don’t say', () => {
  it('is not kept until a manager says so, and moderators are told that', async () => {
    await ask('Who won the world cup in 2022?');
    const message = await gapsFor();
    expect(message.text).toContain('This server keeps no questions');
    expect(message.text).toMatch(/<\/settings:\d+>/);
    await expect(bot.playground.member().slash('gaps')).rejects.toThrow(/permission|not/i);
  });

  it('is listed with its near-duplicates as one, without who asked', async () => {
    await keepQuestions(90);
    await ask('Who won the world cup in 2022?');
    await ask('<@123456789012345678> who won the 2022 World Cup, mail ada@example.org');
    await ask('How deep is the port of Aktau?');
    const { text } = await gapsFor();
    expect(text).toMatch(/\*\*… who won the 2022 World Cup, mail …\*\*: asked 2 times, last <t:\d+:R>/);
    expect(text).toMatch(/\*\*How deep is the port of Aktau\?\*\*: asked once/);
    expect(text).not.toContain('example');
    expect(text).not.toContain(bot.playground.member().id);
  });

  it('shows what two people say was not what they asked', async () => {
    const question = 'What challenges does Japan face?';
    for (const name of ['Bea', 'Cy']) {
      const member = bot.playground.member({ name });
      const { message } = await member.slash('ask', { question });
      await member.press(message as SeenMessage, 'No');
    }
    expect((await gapsFor()).text).toContain(
      '**What challenges does Japan face?**: answered, “not what I asked” from 2 people',
    );
  });

  it('leads to a brief in which a claim can be added, and is then marked as answered', async () => {
    const { store } = services;
    await store.briefs.publish({ guildId, by: '7', slug: 'aktau', content: sampleBrief() });
    const mo = moderator();
    const list = await gapsFor();
    const open = async (label: string) => {
      const select = list.selects[0];
      const option = select?.options.find((other) => other.label === label);
      await mo.select(list, select?.customId ?? '', [option?.value ?? '']);
    };
    await open('How deep is the port of Aktau?');
    expect(list.text).toContain('> How deep is the port of Aktau?');
    const briefs = list.selects[0];
    expect(briefs?.options.map(({ label }) => label)).toEqual(['Port of Aktau']);
    const form = await mo.select(list, briefs?.customId ?? '', [briefs?.options[0]?.value ?? '']);
    expect(form.modal?.title).toBe('Edit Port of Aktau');
    expect((await mo.press(list, 'Add a brief')).modal).toBeDefined();

    const [brief] = await store.briefs.list(guildId);
    const content = sampleBrief({ coreViewpoint: [claim('The port of Aktau is 5.3 metres deep.')] });
    await store.briefs.save({ guildId, briefId: brief?.id ?? '', baseVersion: 1, by: '7', content });
    expect((await ask('How deep is the port of Aktau?')).text).toContain('5.3');
    await mo.press(list, 'All questions');
    expect(list.text).toMatch(/### Answered by now\n- \*\*How deep is the port of Aktau\?\*\*: asked once/);
  });

  it('is put away by a moderator, and stays away', async () => {
    const mo = moderator();
    const list = await gapsFor();
    const select = list.selects[0];
    const option = select?.options.find(({ label }) => label.includes('World Cup'));
    await mo.select(list, select?.customId ?? '', [option?.value ?? '']);
    await mo.press(list, 'Dismiss');
    expect(list.text).toContain('Dismissed.');
    await ask('Who won the world cup in 2022?');
    expect((await gapsFor()).text).not.toContain('World Cup');
  });

  it('is exported as a table', async () => {
    const { message } = await moderator().press(await gapsFor(), 'Export');
    const [file] = message?.attachments ?? [];
    expect(file?.filename).toBe('gaps.csv');
    const table = await (await fetch(file?.url ?? '')).text();
    expect(table.split('\r\n').slice(0, 2)).toEqual([
      expect.stringContaining('"Question","Times asked"'),
      expect.stringMatching(/^"What challenges does Japan face\?","0","2","[^"]+","no"$/),
    ]);
  });

  it('is paged, also after a restart, and gone when the server stops keeping it', async () => {
    for (const word of [
      'zebra',
      'yak',
      'wombat',
      'vole',
      'urial',
      'tapir',
      'stoat',
      'rhino',
      'quail',
      'puma',
    ]) {
      await ask(`Where does the ${word} live?`);
    }
    const list = await gapsFor('ru');
    bot = await bot.restart(services);
    const next = speaker('ru')('paging.next');
    await moderator('ru').press(list, next);
    expect(list.text).toContain(speaker('ru')('paging.page', { page: 2, count: 2 }));

    await keepQuestions(null);
    await keepQuestions(30);
    expect((await gapsFor()).text).toContain('There is no question that the briefs don’t answer.');
    expect(bot.playground.refusals).toEqual([]);
  });
});
