import { afterEach, expect, it } from 'vitest';
import { createQuestionLimit } from '../../src/commands/question-limit.ts';
import { speaker } from '../../src/messages/speak.ts';
import type { Member } from '../../src/playground/member.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { servicesWith } from '../commands/services.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MODERATOR } from './permissions.ts';

let bot: RunningBot;
afterEach(() => bot.close());

/** A bot that takes questions no faster than it may, with a clock to move. */
async function start(perMinute = 300) {
  let time = Date.UTC(2030, 0, 1);
  const services = await servicesWith();
  const settings = (guildId: string) => services.library.settings(guildId);
  const countQuestion = createQuestionLimit({ settings, perMinute, now: () => new Date(time) });
  bot = await startBot({ services: { ...services, countQuestion } });
  return { pass: (seconds: number) => (time += seconds * 1_000) };
}

async function ask(member: Member): Promise<SeenMessage> {
  const { message, error } = await member.slash('ask', { question: 'What challenges does Japan face?' });
  if (!message) throw new Error(error ?? 'no answer');
  return message;
}

it('asks a person, moderators too, to wait between questions, and lets buttons be pressed meanwhile', async () => {
  const { pass } = await start();
  const mo = bot.playground.member({ name: 'Mo', permissions: MODERATOR });
  const answer = await ask(mo);
  expect((await mo.press(answer, 'Sources')).kind).not.toBe('failed');
  const refusal = await ask(mo);
  expect(refusal).toMatchObject({
    text: 'One question at a time, please: ask again in 2 seconds.',
    ephemeral: true,
  });
  expect((await ask(bot.playground.member({ name: 'Bea' }))).text).toContain('Challenges Ahead');
  pass(2);
  expect((await ask(mo)).text).toContain('Challenges Ahead');
  expect(bot.playground.refusals).toEqual([]);
});

it('asks a server that has asked its share to wait, in the language of whoever asks', async () => {
  const { pass } = await start(2);
  for (const name of ['Ada', 'Bea']) await ask(bot.playground.member({ name }));
  pass(20);
  const vera = bot.playground.member({ name: 'Vera', locale: 'ru' });
  expect((await ask(vera)).text).toBe(speaker('ru')('cooldown.server', { count: 2, seconds: 40 }));
  expect((await ask(bot.playground.member({ name: 'Cy', guildId: null }))).text).toContain('Challenges');
  pass(40);
  expect((await ask(vera)).text).toContain('Challenges Ahead');
  expect(bot.playground.refusals).toEqual([]);
});
