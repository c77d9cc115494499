import type { BriefContent, Claim } from '../brief.ts';
import { writeCitations } from './citations.ts';
import { bareTitle } from './headings.ts';
import { isTitleText } from './outline.ts';
import { isPlainText, writeDateline } from './source-lines.ts';

function claimLine(claim: Claim): string {
  return `- ${writeCitations(claim.text, claim.citations)}`;
}

/**
 * Writes a brief as plain text, one claim a line; {@link readBrief} reads the same brief back from it.
 *
 *     Japan-Central Asia C5+1 summit
 *
 *     Core Viewpoint
 *     - The first summit was held in Tokyo [1][2].
 *
 *     Group 1: Challenges Ahead
 *     - Japan faces logistical challenges [28].
 *
 *     最近，日本又把手伸向了中亚
 *     Xin Lang Cai Jing·2025-12-21 00:07
 */
export function formatBrief(content: BriefContent): string {
  return write(content, { title: '', heading: '' });
}

/** Writes a brief as Markdown: the same text with heading marks, and read back just so. */
export function formatMarkdown(content: BriefContent): string {
  return write(content, { title: '# ', heading: '## ' });
}

function write(content: BriefContent, marks: { title: string; heading: string }): string {
  const { title, coreViewpoint, themes, source } = content;
  const isChinese = content.language === 'zh';
  // Of a heading the reader takes numbering and a final colon away.
  const isWhole = marks.title === '' || bareTitle(title) === title;
  const isOwnLine = isWhole && isPlainText(title) && isTitleText(title);
  const blocks = [[marks.title + (isOwnLine ? title : `Title: ${title}`)]];
  if (coreViewpoint.length > 0) {
    blocks.push([
      marks.heading + (isChinese ? '核心观点' : 'Core Viewpoint'),
      ...coreViewpoint.map(claimLine),
    ]);
  }
  for (const [index, theme] of themes.entries()) {
    const label = isChinese ? `第${index + 1}组：` : `Group ${index + 1}: `;
    blocks.push([marks.heading + label + theme.title, ...theme.claims.map(claimLine)]);
  }
  blocks.push([source.title ?? '', writeDateline(source)].filter((line) => line !== ''));
  const written = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${written.join('\n\n')}\n`;
}
