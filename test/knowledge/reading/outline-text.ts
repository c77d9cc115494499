import type { Claim } from '../../../src/knowledge/brief.ts';
import { readBrief } from '../../../src/knowledge/reading/index.ts';

function line({ text, citations }: Claim): string {
  return citations.length > 0 ? `- ${text} ${citations.join(' ')}` : `- ${text}`;
}

/** What a text is read as, one line a thing: core claims, then `# Title` and its claims, then the source. */
export function outlineOf(text: string): string[] {
  const { brief } = readBrief(text);
  if (brief === undefined) return [];
  const { title, publisher, publishedAt } = brief.source;
  const source = [title, publisher, publishedAt].filter((part) => part !== null);
  return [
    ...brief.coreViewpoint.map(line),
    ...brief.themes.flatMap((theme) => [`# ${theme.title}`, ...theme.claims.map(line)]),
    ...(source.length > 0 ? [source.join(' | ')] : []),
  ];
}
