import type { Line, Span } from '../../commands/reply.ts';

/** Command ids by name, as Discord gave them at registration; they make `</ask:1>` clickable. */
export type CommandIds = ReadonlyMap<string, string>;

/**
 * Escapes plain text so that Discord shows it as it stands: no markup, no mention, no link (a masked link
 * could deceive, a bare one cannot be told from the bot's own), no line break. Characters that turn the
 * direction of text or cannot be seen are taken out.
 */
export function escapeMarkdown(text: string): string {
  return escapeSpan(text.trim());
}

/** The same for a part of a line, whose blanks at both ends part it from its neighbours. */
function escapeSpan(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\\*_~|`#<>[\]@]/g, '\\$&')
    .replace(/^([-+])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/(https?|discord):\/\//gi, '$1\\://');
}

/** Writes text in a code block, where nothing is markup but the end of the block, and nothing needs a backslash. */
export function renderVerbatim(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(INVISIBLE, ''));
  // A zero-width space keeps three backticks from ending the block.
  return `\`\`\`\n${lines.join('\n').replaceAll('```', '``\u200B`')}\n\`\`\``;
}

/** Takes the backslashes of {@link escapeMarkdown} out again. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

/** Control characters other than white space, zero-width ones, and those that override text direction. */
const INVISIBLE = /[\p{Cc}--\s]|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gv;

/** Writes a line as Discord markdown. */
export function renderLine(line: Line, commandIds: CommandIds): string {
  return typeof line === 'string'
    ? escapeMarkdown(line)
    : line.map((span) => renderSpan(span, commandIds)).join('');
}

function renderSpan(span: Span, commandIds: CommandIds): string {
  if (typeof span === 'string') return escapeSpan(span);
  if ('strong' in span) return `**${escapeMarkdown(span.strong)}**`;
  if ('user' in span) return `<@${span.user}>`;
  if ('channel' in span) return `<#${span.channel}>`;
  if ('time' in span) return renderTime(span);
  if ('link' in span) return renderLink(span.link, span.url);
  // Subcommands go by the id of their group.
  const id = commandIds.get(span.command.split(' ')[0] ?? '');
  return id === undefined ? `\`/${span.command}\`` : `</${span.command}:${id}>`;
}

/** Discord counts in whole seconds. */
function renderTime({ time, style }: Extract<Span, { time: string }>): string {
  const seconds = Math.floor(Date.parse(time) / 1_000);
  return `<t:${seconds}:${style === 'relative' ? 'R' : 'f'}>`;
}

/** Cuts plain text that is longer than a place holds, with an ellipsis; for labels, never for claims. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // Half of a surrogate pair is no character.
  const head = text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${head.trimEnd()}…`;
}

/**
 * A citation as the brief marks it, `[5]`: a link where its passage has a web address, else kept from being
 * read as one.
 */
export function renderCitation(citation: number, url: string | undefined): string {
  return url === undefined ? `\\[${citation}\\]` : renderLink(`[${citation}]`, url);
}

/** A masked link. Discord shows backslashes within its label, so the label is words that need none. */
function renderLink(label: string, url: string): string {
  return `[${label}](<${escapeUrl(url)}>)`;
}

/** Percent-encodes whatever could end a masked link early or be read as markup behind it. */
function escapeUrl(url: string): string {
  return url.replace(/[\s<>()[\]\\|*`"'@\p{Cc}\p{Cf}]/gu, (character) =>
    encodeURIComponent(character).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`),
  );
}
