import { describe, expect, it, test } from 'vitest';
import { plainLines, plainText } from '../../../src/discord/messages/message-text.ts';

const names = {
  user: (id: string) => (id === '7' ? 'Ada' : undefined),
  role: () => 'Editors',
  channel: () => 'briefs',
};
const read = (content: string) => plainText(content, '1', names);

describe('a message as plain text', () => {
  test.each([
    ['the mention of the bot, wherever it stands', '<@1> what  about <@!1> tea?\n<@1>', 'what about tea?'],
    ['what parts the mention from the question', 'hey <@1>, what is tea?', 'hey, what is tea?'],
    ['the mention of the bot before the end', 'what is tea <@1> ?', 'what is tea?'],
    ['a blank before a mark, as in French', '<@1> et au Japon ?', 'et au Japon ?'],
    ['a colon after the mention', '<@1>: what is tea?', 'what is tea?'],
    ['nothing but mentions', ' <@1> <@1>, ', ''],
    ['people, roles and channels by name', '<@7> of <@&2> in <#3>', 'Ada of Editors in briefs'],
    ['whom nobody knows', '<@8> asks', 'asks'],
    ['commands, emoji and times', '</ask:5> <:tea:6> <a:x:6> now <t:123:R>', '/ask now'],
    ['everyone', '@everyone and @here', 'everyone and here'],
    [
      'spoilers, bold, italics and strikes',
      '||what|| **is** *it* __with__ _the_ ~~tea~~ ***now***',
      'what is it with the tea now',
    ],
    ['words with underscores', 'the snake_case_name _is_ it', 'the snake_case_name is it'],
    ['code', '`what` is ``tea``', 'what is tea'],
    ['a block of code', '```ts\nwhat is tea?\n```', 'what is tea?'],
    [
      'quotes, headings and lists',
      '> quoted\n# Big\n-# small\n- one\n> * two\n3. c',
      'quoted Big small one two c',
    ],
    [
      'masked links and bare ones',
      '[tea](https://example.org/a) <https://example.org/b>',
      'tea https://example.org/b',
    ],
    ['escapes', '\\*not bold\\*', '*not bold*'],
    ['sums and signs', '2 * 3 * 4 > 5 - 1', '2 * 3 * 4 > 5 - 1'],
    ['other scripts', '**日本**は？', '日本は？'],
  ])('reads %s', (_, content, expected) => {
    expect(read(content)).toBe(expected);
  });

  it('takes a message of any kind of mark in good time', () => {
    for (const mark of [' ', '*', '_', '|', '`', '~', '[', '<@', '> ', '\\']) {
      const content = mark.repeat(4_000 / mark.length);
      expect(read(content).length).toBeLessThanOrEqual(4_000);
      expect(plainLines(content).length).toBeLessThanOrEqual(4_000);
    }
  });
});

describe('what a message says, line by line', () => {
  it('is without marks, mentions, emoji and addresses', () => {
    const message = [
      '# **Japan** invests',
      '> - ||$3.7 billion|| in <@123> [Kazakhstan](https://example.org/a) :flag:',
      '1. See https://example.org <:x:1> \\*now\\*',
      '**Two',
      'lines** <https://example.org/b>',
      '-# ~~ok~~ in snake_case </ask:1>',
    ].join('\n');
    expect(plainLines(message).replaceAll(/ +/g, ' ').split(/ ?\n/)).toEqual([
      'Japan invests',
      '$3.7 billion in Kazakhstan :flag:',
      'See *now*',
      'Two',
      'lines',
      'ok in snake_case',
    ]);
  });

  it('is nothing where nothing is said', () => {
    expect(plainLines(' \n<:x:1> <@1>')).toBe('');
  });
});
