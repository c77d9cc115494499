import { describe, expect, test } from 'vitest';

/** The page's own code is JavaScript without declarations, so its types are said here. */
interface Markdown {
  parseInline: (text: string) => unknown;
  parseMarkdown: (text: string) => unknown;
}
const path = '../../../src/playground/page/client/markdown.js';
const { parseInline, parseMarkdown } = (await import(path)) as Markdown;

const t = (text: string) => ({ kind: 'text', text });
const n = (kind: string, ...children: object[]) => ({ kind, children });

describe('within a line', () => {
  test.each([
    [
      '**bold** and *italic* and _also_',
      [n('bold', t('bold')), t(' and '), n('italic', t('italic')), t(' and '), n('italic', t('also'))],
    ],
    ['__under__ ~~gone~~', [n('underline', t('under')), t(' '), n('strike', t('gone'))]],
    ['***both***', [n('bold', n('italic', t('both')))]],
    ['||secret||', [n('spoiler', t('secret'))]],
    ['`a*b*`', [{ kind: 'code', text: 'a*b*' }]],
    ['snake_case_name and 2*3*4', [t('snake_case_name and 2'), n('italic', t('3')), t('4')]],
    ['\\*not italic\\* \\[x\\](y)', [t('*not italic* [x](y)')]],
    [
      '[C5+1](https://example.org/a_b)',
      [{ kind: 'link', url: 'https://example.org/a_b', children: [t('C5+1')] }],
    ],
    [
      'see https://example.org/x.',
      [
        t('see '),
        { kind: 'link', url: 'https://example.org/x', children: [t('https://example.org/x')] },
        t('.'),
      ],
    ],
    ['[run](javascript:alert(1))', [t('[run](javascript:alert(1))')]],
    ['<script>alert(1)</script>', [t('<script>alert(1)</script>')]],
    [
      '<t:1700000000:R> </ask:12> <@1> <#2>',
      [
        { kind: 'time', unixSeconds: 1_700_000_000, style: 'R' },
        t(' '),
        { kind: 'command', name: 'ask' },
        t(' '),
        { kind: 'mention', of: 'user', id: '1' },
        t(' '),
        { kind: 'mention', of: 'channel', id: '2' },
      ],
    ],
    ['5 * 3 ** 2', [t('5 * 3 ** 2')]],
  ])('%s', (text, expected) => {
    expect(parseInline(text)).toEqual(expected);
  });
});

describe('block by block', () => {
  test('headings, subtext and paragraphs', () => {
    expect(parseMarkdown('# One\n### Three\n-# small\nplain\nstill\n\nnew')).toEqual([
      { kind: 'heading', level: 1, children: [t('One')] },
      { kind: 'heading', level: 3, children: [t('Three')] },
      { kind: 'subtext', children: [t('small')] },
      { kind: 'paragraph', children: [t('plain'), { kind: 'break' }, t('still')] },
      { kind: 'paragraph', children: [t('new')] },
    ]);
  });

  test('lists, nested and numbered', () => {
    const item = (text: string) => ({ kind: 'paragraph', children: [t(text)] });
    expect(parseMarkdown('- a\n  - b\n- c\n3. d')).toEqual([
      {
        kind: 'list',
        isOrdered: false,
        start: 1,
        items: [[item('a'), { kind: 'list', isOrdered: false, start: 1, items: [[item('b')]] }], [item('c')]],
      },
      { kind: 'list', isOrdered: true, start: 3, items: [[item('d')]] },
    ]);
  });

  test('quotes and code', () => {
    expect(parseMarkdown('> a\n> - b\n```js\n**x**\n```')).toMatchObject([
      { kind: 'quote', blocks: [{ kind: 'paragraph' }, { kind: 'list' }] },
      { kind: 'codeBlock', text: '**x**' },
    ]);
  });

  test('a dash without a space is no list, and a hash without one no heading', () => {
    expect(parseMarkdown('-a\n#b')).toMatchObject([{ kind: 'paragraph' }]);
  });
});

test('hostile text is read in good time, and none of it is lost', () => {
  for (const piece of ['**', '_', '[', '[a](', '||', '`', '\\', '> ', '- ', '*a ']) {
    const text = piece.repeat(4000 / piece.length);
    expect(JSON.stringify(parseMarkdown(text)).length).toBeGreaterThan(2);
  }
});
