import { expect, it } from 'vitest';
import { formatBrief, readBrief } from '../../../src/knowledge/reading/index.ts';

const SIZE = 50_000;
const repeat = (text: string) => text.repeat(Math.ceil(SIZE / text.length));

it.each([
  '-',
  '- ',
  '[',
  '[]',
  '[1]',
  '[1]. - A ',
  '[0] ',
  '[1-50]',
  '1',
  ' ',
  '\n',
  'abc def. ',
  'abc\n',
  'Group 1: - ',
  'Group 1: a - b [1]. ',
  'Group 1: x\n',
  'Core Viewpoint - ',
  'Summary by Sections ',
  'Article [2] ',
  '* ',
  '*>',
  '• ',
  '# ',
  '> ',
  '1. a [1]. ',
  'Aa Bb - Cc ',
  '2025-12-21 00:07\n',
  'Source: ',
  'Headline: \n',
  '[1](#',
  '[[1]]',
  '[1]-',
  'Group 1\n',
  '## Group 1 ##\n',
  '第一组：甲 - 乙[1]。',
  '𠮷 ',
  '\uD800',
])('reads %j again and again without choking', (text) => {
  for (const hostile of [repeat(text), `- ${repeat(text)}`, `Group 1: ${repeat(text)}x [1].`]) {
    const { brief, problems } = readBrief(hostile);
    expect(brief !== undefined || problems[0]?.severity === 'error').toBe(true);
    expect(brief === undefined || formatBrief(brief) !== '').toBe(true);
  }
});
