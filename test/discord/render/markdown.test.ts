import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  escapeMarkdown,
  renderLine,
  renderVerbatim,
  shorten,
  unescapeMarkdown,
} from '../../../src/discord/render/markdown.ts';

describe('escapeMarkdown', () => {
  it.each([
    ['bold and italics', '**a** _b_', '\\*\\*a\\*\\* \\_b\\_'],
    ['a masked link', '[free](https://x.y)', '\\[free\\](https\\://x.y)'],
    ['everyone', '@everyone', '\\@everyone'],
    ['a mention', '<@1>', '\\<\\@1\\>'],
    ['a heading', '# a', '\\# a'],
    ['a bullet', '- a', '\\- a'],
    ['a number that starts a list', '2027. a', '2027\\. a'],
    ['a spoiler and code', '||a|| `b`', '\\|\\|a\\|\\| \\`b\\`'],
    ['line breaks', 'a\n# b\r\nc', 'a \\# b c'],
    ['a text that runs backwards', 'a\u202Eb\u200Bc', 'abc'],
  ])('keeps %s from meaning anything', (_name, text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it.each(['C5+1', '$3.7 billion', '2019-2021', '"de-China"', '中亚……', '€17,000 (about 60%)'])(
    'leaves %s as it is',
    (text) => {
      expect(escapeMarkdown(text)).toBe(text);
    },
  );

  it('is undone by unescapeMarkdown, apart from white space and what cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1 \\*_~|`#<>[]@-+.:/'.split('')) }), (text) => {
        expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

describe('renderLine', () => {
  it('escapes each span and keeps the blanks between them', () => {
    const line = ['Showing *results* for ', { strong: '_x_' }, '. ', { command: 'ask' }, ' ', { user: '12' }];
    expect(renderLine(line, new Map([['ask', '9']]))).toBe(
      'Showing \\*results\\* for **\\_x\\_**. </ask:9> <@12>',
    );
  });

  it('leaves times to the reader’s clock, and people and channels to their names', () => {
    const time = '2026-01-02T03:04:05.678Z';
    const line = [
      { time, style: 'relative' },
      ' ',
      { time, style: 'dateTime' },
      ' ',
      { channel: '7' },
    ] as const;
    expect(renderLine(line, new Map())).toBe('<t:1767323045:R> <t:1767323045:f> <#7>');
  });

  it('makes a subcommand clickable by its group’s id', () => {
    expect(renderLine([{ command: 'brief list' }], new Map([['brief', '9']]))).toBe('</brief list:9>');
  });

  it.each([
    ['https://example.org/a_b?c=d#e', 'https://example.org/a_b?c=d#e'],
    [
      'https://example.org/a>)[x](<https://evil.example',
      'https://example.org/a%3e%29%5bx%5d%28%3chttps://evil.example',
    ],
    ['https://example.org/`a\n@everyone', 'https://example.org/%60a%0a%40everyone'],
  ])('keeps the address %s within its link', (url, escaped) => {
    const [start, end] = ['[Open the source](<', '>)'];
    const rendered = renderLine([{ link: 'Open the source', url }], new Map());
    expect(rendered.toLowerCase()).toBe(`${start}${escaped}${end}`.toLowerCase());
  });

  it('names a command that is not registered yet', () => {
    expect(renderLine([{ command: 'ask' }], new Map())).toBe('`/ask`');
  });
});

describe('shorten', () => {
  it('cuts only what is too long', () => {
    expect(shorten('abcdef', 6)).toBe('abcdef');
    expect(shorten('abcdefg', 6)).toBe('abcde…');
  });

  it('cuts no character in half', () => {
    expect(shorten('abcd🧨🧨', 6)).toBe('abcd…');
  });
});

describe('renderVerbatim', () => {
  it('shows text as it stands, line breaks too', () => {
    expect(renderVerbatim('“*a*” [5]\n\nhttps://example.org/_b_')).toBe(
      '```\n“*a*” [5]\n\nhttps://example.org/_b_\n```',
    );
  });

  it('lets no text end the block, or turn its direction', () => {
    expect(renderVerbatim('a ```b```` @everyone \u202Ec')).not.toMatch(/a.*```|\u202E/);
  });
});
