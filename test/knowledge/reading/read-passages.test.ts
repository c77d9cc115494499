import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPassages } from '../../../src/knowledge/reading/read-passages.ts';
import { speaker } from '../../../src/messages/speak.ts';

/** `number|text|url` a passage. */
const read = (text: string) =>
  readPassages(text).passages.map(({ number, text, url }) => [number, text, url] as const);
const warnings = (text: string) =>
  readPassages(text).problems.map(
    ({ line, kind, values }) => `${line}: ${speaker('en-US')(`problem.${kind}`, values)}`,
  );

describe('readPassages', () => {
  it.each([
    ['square brackets', '[1] One.\n[2] Two.'],
    ['Chinese brackets', '【1】One.\n【2】 Two.'],
    ['full-width brackets and digits', '［１］One.\n［２］Two.'],
    ['numbers with a full stop', '1. One.\n2. Two.'],
    ['numbers with a bracket', '1) One.\n\n2) Two.'],
    ['numbers in round brackets', '(1) One.\n（2） Two.'],
    ['Chinese numbering', '1、One.\n2、Two.'],
    ['bold numbers in a Markdown list', '- **[1]** One.\n- **[2]** Two.'],
    ['Markdown footnotes', '[^1]: One.\n[^2]: Two.'],
    ['headings and quotes', '### [1]\n\nOne.\n> [2] Two.'],
    ['Windows line ends and a byte-order mark', '\uFEFF[1] One.\r\n[2] Two.\r\n'],
  ])('reads %s', (_name, text) => {
    expect(read(text)).toEqual([
      [1, 'One.', null],
      [2, 'Two.', null],
    ]);
    expect(warnings(text)).toEqual([]);
  });

  it.each([
    ['[1]: https://example.org/a', null],
    ['[1]: <https://example.org/a> "One."', 'One.'],
    ['[1] One. (https://example.org/a)', 'One.'],
    ['【1】One.（https://example.org/a）', 'One.'],
    ['[1] One. https://example.org/a.', 'One.'],
    ['[1] One.\nSource: https://example.org/a', 'One.'],
    ['[1] https://example.org/a\nOne.', 'One.'],
    ['[1](https://example.org/a) One.', 'One.'],
    ['1. [One.](https://example.org/a)', 'One.'],
    ['1. [One.](https://example.org/a), Publisher', '[One.](https://example.org/a), Publisher'],
    ['[1] One.\n\n[1]: https://example.org/a', 'One.'],
  ])('tells the address from the text in %j', (text, expected) => {
    expect(read(text)).toEqual([[1, expected, 'https://example.org/a']]);
    expect(warnings(text)).toEqual([]);
  });

  it('keeps the brackets of an address, and the address in the middle of a passage', () => {
    expect(read('[1] One (https://example.org/a_(b)).\n[2] See https://example.org for more.')).toEqual([
      [1, 'One', 'https://example.org/a_(b)'],
      [2, 'See https://example.org for more.', null],
    ]);
  });

  it('goes on until the next number, over lines, paragraphs and lists of another form', () => {
    expect(read('[5] One\ntwo.\n\n1. three\n2. four\n[7] Five [5].')).toEqual([
      [5, 'One\ntwo.\n\n1. three\n2. four', null],
      [7, 'Five [5].', null],
    ]);
  });

  it('takes a number that does not go up for a list within the passage, and says so', () => {
    expect(read('4. One\n1. a\n5. Two')).toEqual([
      [4, 'One\n1. a', null],
      [5, 'Two', null],
    ]);
    expect(warnings('4. One\n1. a\n5. Two')).toEqual([
      '2: "1" is not above 4, so it was read as part of passage [4].',
    ]);
  });

  it('leaves years and decimals alone', () => {
    expect(read('1. In\n2019. was\n1.5 billion')).toEqual([[1, 'In\n2019. was\n1.5 billion', null]]);
  });

  it('reads a JSON list', () => {
    const json = '[\n  {"number": 2, "text": "Two."},\n  {"number": "1", "url": "https://example.org/"}\n]';
    expect(read(json)).toEqual([
      [1, null, 'https://example.org/'],
      [2, 'Two.', null],
    ]);
  });

  it.each([
    ['', '1: No passage was found'],
    ['Just a text.', '1: No passage was found'],
    ['[]', '1: No passage was found'],
    ['[{"number": 1,}]', '1: No passage was found'],
    ['\nReferences\n[1] One.', '2: "References" stands before the first number'],
    ['[1] One.\n[1] Two.', '2: Passage [1] is on line 1 already'],
    ['[1] One.\n[2]', '2: Passage [2] is empty'],
    ['[1] One.\n[1000] Two.', '2: [1000] was not read as a passage'],
    ['[1]: javascript:alert(1)', '1: "javascript:alert(1)" is no address'],
    [
      '[1] One. (https://bank.example@evil.example/)',
      '1: "https://bank.example@evil.example/" is no address',
    ],
    [`[1] ${'word '.repeat(5_000)}`, '1: Passage [1] has 24,999 characters'],
    [
      '[\n{"number": 1, "text": "a"},\n{"number": 0, "text": "b"}]',
      '3: A passage was left out: its “number”',
    ],
    ['[{"number": 1, "text": "a", "url": "ftp://x"}]', '1: "ftp://x" is no address'],
  ])('reports what is wrong with %j', (text, start) => {
    expect(warnings(text)[0]?.slice(0, start.length)).toBe(start);
  });

  it('says on which line a JSON list is broken', () => {
    expect(warnings('[\n{"number": 1,}]')[1]).toMatch(/^2: This is not valid JSON/);
  });

  const pasted = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(
          '\n',
          '\n[1] ',
          '\n2. ',
          '\n（3）',
          '[4]: ',
          'https://a.b/c',
          '(',
          ')',
          '[x](',
          '{"number":',
          '\r\n',
        ),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  it('never throws, gives each number once and ascending, and invents no text', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { passages, problems } = readPassages(text);
        const numbers = passages.map(({ number }) => number);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        const given = text
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/[\p{Cc}--[\n\t]]|\uFEFF/gv, '')
          .toWellFormed();
        for (const passage of passages) expect(given).toContain(passage.text ?? '');
        expect(problems.some(({ severity }) => severity === 'error')).toBe(passages.length === 0);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['brackets', '['],
    ['opening round brackets', '1. ('],
    ['addresses', '[1] (https://'],
    ['blanks', '[1] a      '],
    ['blank lines', '[1] a\n'],
    ['numbers', '1.\n'],
    ['one long word', 'x'],
    ['links', '[1] [a]('],
    ['JSON lists', '[{"number":1},'],
  ])('reads a megabyte of %s', (_name, unit) => {
    // A quadratic reader would take hours over it.
    expect(() => readPassages(unit.repeat(1_000_000 / unit.length))).not.toThrow();
  });
});
