import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BriefContent, Claim } from '../../../src/knowledge/brief.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';

const C5PLUS1 = new URL('../../../data/briefs/c5plus1.txt', import.meta.url);

type Write<T extends readonly unknown[]> = (...parts: T) => string;

const CITATIONS: Array<Write<[numbers: readonly number[]]>> = [
  (numbers) => numbers.map((number) => `[${number}]`).join(''),
  (numbers) => numbers.map((number) => `【${number}】`).join(' '),
  (numbers) => numbers.map((number) => `[^${number}]`).join(''),
  (numbers) => numbers.map((number) => `[${number}]`).join('、'),
  (numbers) => `[${numbers.join(', ')}]`,
  (numbers) => `[${numbers.join('、')}]`,
];
const PLACES: Array<Write<[sentence: string, markers: string]>> = [
  (sentence, markers) => `${sentence} ${markers}.`,
  (sentence, markers) => `${sentence}${markers}.`,
  (sentence, markers) => `${sentence}. ${markers}`,
];
/** Titles that stand on lines of their own, and those that may also stand inside a line. */
const OWN_LINE_TITLES: Array<Write<[index: number, title: string]>> = [
  (index, title) => `### Group ${index + 1}: ${title}`,
  (_index, title) => `**${title}**`,
  (_index, title) => title,
  (index, title) => `${'一二三四'[index]}、${title}`,
];
const INLINE_TITLES: Array<Write<[index: number, title: string]>> = [
  (index, title) => `Group ${index + 1}: ${title}`,
  (index, title) => `Section ${index + 1} – ${title}`,
  (index, title) => `Theme ${'ABCD'[index]}：${title}`,
  (index, title) => `第${'一二三四'[index]}组：${title}`,
  (_index, title) => `${title}:`,
];
const OWN_LINE_BULLETS: Array<Write<[index: number]>> = [
  () => '•',
  () => '+ ',
  (index) => `${'abc'[index]}) `,
  (index) => `（${index + 1}）`,
];
const INLINE_BULLETS: Array<Write<[index: number]>> = [
  () => '- ',
  () => '– ',
  () => '—\u00A0',
  () => '• ',
  () => '* ',
  (index) => `${index + 1}. `,
  (index) => `${index + 1}) `,
];
const CORE_LABELS = ['Core Viewpoint', 'Core View', 'Key Takeaways', 'Main Point', '核心观点'];

const style = fc.record({
  cite: fc.constantFrom(...CITATIONS),
  place: fc.constantFrom(...PLACES),
  core: fc.constantFrom(...CORE_LABELS),
});
const listStyle = fc.record({
  title: fc.constantFrom(...OWN_LINE_TITLES, ...INLINE_TITLES),
  bullet: fc.constantFrom(...OWN_LINE_BULLETS, ...INLINE_BULLETS),
  lineEnd: fc.constantFrom('\n', '\r\n', '\n\n', '  \r\n'),
});
const inlineStyle = fc.record({
  title: fc.constantFrom(...INLINE_TITLES),
  bullet: fc.constantFrom(...INLINE_BULLETS),
  themeEnd: fc.constantFrom(' ', '\n'),
});

const { brief: c5plus1 } = readBrief(readFileSync(C5PLUS1, 'utf8'));
const SOURCE = '最近,日本又把手伸向了中亚……\nXin Lang Cai Jing·2025-12-21 00:07';

function rewritten(
  { coreViewpoint, themes }: BriefContent,
  write: Write<[claim: Claim]>,
  layout: {
    core: Write<[claim: string]>;
    title: Write<[index: number, title: string]>;
    bullet: Write<[index: number]>;
    claimEnd: string;
    themeEnd: string;
  },
): string {
  const sections = themes.map(({ title, claims }, index) =>
    [layout.title(index, title), ...claims.map((claim, place) => layout.bullet(place) + write(claim))].join(
      layout.claimEnd,
    ),
  );
  const core = coreViewpoint.map((claim) => layout.core(write(claim)));
  return `${[...core, ...sections].join(layout.themeEnd)}\n\n${SOURCE}`;
}

it('reads the C5+1 brief the same in every layout of lists', () => {
  fc.assert(
    fc.property(style, listStyle, ({ cite, place, core }, { title, bullet, lineEnd }) => {
      const write = ({ text, citations }: Claim) => place(text.slice(0, -1), cite(citations));
      const text =
        c5plus1 &&
        rewritten(c5plus1, write, {
          core: (claim) => `${core}${lineEnd}${claim}`,
          title: (index, name) => `\n${title(index, name)}`,
          bullet,
          claimEnd: lineEnd,
          themeEnd: lineEnd,
        });
      expect(readBrief(text ?? '').brief).toEqual(c5plus1);
    }),
  );
});

it('reads the C5+1 brief the same in every layout of running lines', () => {
  fc.assert(
    fc.property(style, inlineStyle, ({ cite, place, core }, { title, bullet, themeEnd }) => {
      const write = ({ text, citations }: Claim) => place(text.slice(0, -1), cite(citations));
      const text =
        c5plus1 &&
        rewritten(c5plus1, write, {
          core: (claim) => `${core} - ${claim}`,
          title,
          bullet,
          claimEnd: ' ',
          themeEnd,
        });
      expect(readBrief(text ?? '').brief).toEqual(c5plus1);
    }),
  );
});
