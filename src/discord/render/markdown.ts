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
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).trimEnd()}…`;
}

/** Citations as the brief marks them, `[5][6]`, kept from being read as links. */
export function renderCitations(citations: readonly number[]): string {
  return citations.map((citation) => `\\[${citation}\\]`).join('');
}
