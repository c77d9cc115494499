import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BriefContent } from '../../../src/knowledge/brief.ts';
import { formatBrief, readBrief } from '../../../src/knowledge/reading/index.ts';

const RUNS = 400;

/** Problems of text that is no part of the brief that was read. */
const LEFT_OUT: readonly string[] = ['leftover', 'theme-without-claims'];

/** Pieces that mean something to the reader, to be thrown together in any order. */
const FRAGMENTS = [
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '\u00A0',
  '\u200B',
  '\uFEFF',
  '- ',
  ' - ',
  '– ',
  '— ',
  '• ',
  '* ',
  '1. ',
  '2. ',
  '2) ',
  '（1）',
  'a) ',
  '一、',
  '## ',
  ' ##',
  '> ',
  '**',
  '*',
  '_',
  '```',
  '[1]',
  ' [2, 3]',
  '[4-6].',
  '. [7]',
  '【8】',
  '[^9]',
  '【10†source】',
  '[[11]]',
  '[12](https://example.org/12)',
  '(#fn)',
  '-[14]',
  '、',
  '[0]',
  '[2024]',
  '[sic]',
  '[',
  ']',
  '.',
  '。',
  ', ',
  '?',
  '…',
  ':',
  '：',
  '"',
  'Core Viewpoint',
  'Core Viewpoint - ',
  'Summary',
  'Summary by Sections',
  'Group 1: ',
  'Group 1\n',
  'Group 2 - ',
  'Section II: ',
  '第二组：',
  'Title: ',
  'Source: ',
  'Headline: ',
  'Date: ',
  'Challenges Ahead',
  'Fees and Funding:',
  'The summit was held in Tokyo',
  'Article ',
  'words in the middle',
  'U.S.',
  '泰国与马来西亚签署协议',
  '2025-12-21 00:07',
  '21 December 2025',
  '·',
  ' | ',
  'Basin Monitor',
  '<br>',
  '&nbsp;',
  '🙂',
  '𠮷',
];

const fragment = fc.constantFrom(...FRAGMENTS);
const structuralText = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fragment },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));
const line = fc
  .array(fragment, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').replaceAll(/[\r\n]/gu, ''));
/** Lines of which most are what a brief is made of. */
const briefLikeText = fc
  .array(
    fc.oneof(
      line,
      line.map((text) => `- ${text}`),
      line.map((text) => `• ${text} [3].`),
      line.map((text) => `  - ${text}`),
      line.map((text) => `Group 1: ${text}`),
      line.map((text) => `\n${text}`),
      fc.constant('Core Viewpoint'),
      fc.constant('Basin Monitor·2025-07-20 13:30'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => lines.join('\n'));
const anyText = fc.oneof(structuralText, briefLikeText);

const word = fc.constantFrom(
  ...'Tokyo Kazakhstan energy summit ministers 2025 $3.7 billion C5+1 U.S. 19-20 "de-China" (founded 1975) [sic]'.split(
    ' ',
  ),
  ...'- – Group 2: Core Viewpoint Article part 1. e.g. cooperation; trade, minerals: and of will'.split(' '),
);
const phrase = (min: number, max: number) =>
  fc.array(word, { minLength: min, maxLength: max }).map((words) => `The ${words.join(' ')} region`);
const composedClaim = fc.record({
  text: fc.tuple(phrase(3, 14), fc.constantFrom('.', '', '?')).map(([text, stop]) => text + stop),
  citations: fc
    .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 5 })
    .map((all) => all.sort((a, b) => a - b)),
  isChallenge: fc.constant(false),
});
const composedClaims = fc.array(composedClaim, { minLength: 1, maxLength: 4 });
const composedBrief: fc.Arbitrary<BriefContent> = fc.record({
  title: phrase(1, 5),
  language: fc.constant('en'),
  coreViewpoint: composedClaims,
  themes: fc.array(
    fc.record({
      title: fc.constantFrom('Trade', 'Energy - and Water', 'What Next?', '1. Trade'),
      kind: fc.constant('theme' as const),
      claims: composedClaims,
    }),
    { maxLength: 4 },
  ),
  source: fc.record({
    title: fc.constantFrom(null, 'What each side wants: a guide', '北極海航路、6カ国が合意 - 砕氷船を共有へ'),
    publisher: fc.constantFrom(null, 'Xin Lang Cai Jing', 'Diário do Tejo'),
    publishedAt: fc.constantFrom(null, '2025-12-21T00:07', '2026-02-28T23:59'),
  }),
});

/** A brief without what reading judges by itself. */
function withoutJudgements({ title, coreViewpoint, themes, source }: BriefContent): unknown {
  const bare = (claims: BriefContent['coreViewpoint']) =>
    claims.map(({ text, citations }) => ({ text, citations }));
  return {
    title,
    source,
    coreViewpoint: bare(coreViewpoint),
    themes: themes.map((theme) => ({ title: theme.title, claims: bare(theme.claims) })),
  };
}

/** A text as the reader sees it, for the question whether it says something: letters and digits alone. */
function bare(text: string): string {
  return text.replaceAll(/&nbsp;|<br>/gu, ' ').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Whether the characters of `part` stand in `whole` in this order. */
function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + character.length;
    if (at < character.length) return false;
  }
  return true;
}

function claimsOf(brief: BriefContent | undefined): string[] {
  if (brief === undefined) return [];
  return [...brief.coreViewpoint, ...brief.themes.flatMap(({ claims }) => claims)].map(({ text }) => text);
}

describe('readBrief', () => {
  it('never throws, and finds an error exactly where it finds no claim', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        (text) => {
          const { brief, problems } = readBrief(text);
          expect(problems.some(({ severity }) => severity === 'error')).toBe(brief === undefined);
          for (const { line } of problems) expect(line).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('takes every claim from the text, in its own words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = bare(text);
        for (const claim of claimsOf(readBrief(text).brief))
          expect(isSubsequence(bare(claim), whole)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('reads back what formatBrief wrote of any text', () => {
    fc.assert(
      fc.property(anyText, fc.option(fc.oneof(line, fc.string()), { nil: undefined }), (text, title) => {
        const { brief } = readBrief(text, title === undefined ? {} : { title });
        if (brief === undefined) return;
        const written = formatBrief(brief);
        const again = readBrief(written);
        expect(again.brief).toEqual(brief);
        expect(again.problems.filter(({ kind }) => LEFT_OUT.includes(kind))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('reads back a brief that was composed elsewhere', () => {
    fc.assert(
      fc.property(composedBrief, (content) => {
        const { brief } = readBrief(formatBrief(content));
        expect(brief && withoutJudgements(brief)).toEqual(withoutJudgements(content));
      }),
      { numRuns: RUNS },
    );
  });
});
