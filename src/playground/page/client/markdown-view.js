import { element } from './dom.js';
import { parseMarkdown } from './markdown.js';

/** @import { Block, Inline } from './markdown.js' */

const tags = /** @type {const} */ ({ bold: 'strong', italic: 'em', underline: 'u', strike: 's' });

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const timeStyles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/**
 * Shows a text in Discord's Markdown.
 * @param {string} text
 * @param {ReadonlyMap<string, string>} names what to call people and channels, by id
 */
export function markdownView(text, names = new Map()) {
  return element(
    'div',
    { class: 'markdown' },
    ...parseMarkdown(text).map((block) => blockView(block, names)),
  );
}

/** @param {Block} block @param {ReadonlyMap<string, string>} names @returns {HTMLElement} */
function blockView(block, names) {
  if (block.kind === 'codeBlock') return element('pre', {}, element('code', {}, block.text));
  if (block.kind === 'quote') {
    return element('blockquote', {}, ...block.blocks.map((inner) => blockView(inner, names)));
  }
  if (block.kind === 'list') {
    const start = block.isOrdered && block.start !== 1 ? block.start : undefined;
    const items = block.items.map((item) =>
      element('li', {}, ...item.map((inner) => blockView(inner, names))),
    );
    return element(block.isOrdered ? 'ol' : 'ul', { start }, ...items);
  }
  const children = block.children.map((part) => inlineView(part, names));
  // The page's own heading is the first level, so a message begins with the second.
  if (block.kind === 'heading') return element(/** @type {'h2'} */ (`h${block.level + 1}`), {}, ...children);
  return element('p', { class: block.kind === 'subtext' ? 'subtext' : null }, ...children);
}

/** @param {Inline} part @param {ReadonlyMap<string, string>} names @returns {Node | string} */
function inlineView(part, names) {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'break') return element('br');
  if (part.kind === 'code') return element('code', {}, part.text);
  if (part.kind === 'time') return timeView(part.unixSeconds, part.style);
  if (part.kind === 'command') return element('span', { class: 'mention' }, `/${part.name}`);
  if (part.kind === 'mention') {
    const sign = part.of === 'channel' ? '#' : '@';
    return element('span', { class: 'mention' }, `${sign}${names.get(part.id) ?? `unknown-${part.of}`}`);
  }
  const children = part.children.map((inner) => inlineView(inner, names));
  if (part.kind === 'link') {
    return element('a', { href: part.url, target: '_blank', rel: 'noreferrer noopener' }, ...children);
  }
  if (part.kind === 'spoiler') {
    return element('details', { class: 'spoiler' }, element('summary', {}, 'spoiler'), ...children);
  }
  return element(tags[part.kind], {}, ...children);
}

/** @param {number} unixSeconds @param {string} style */
function timeView(unixSeconds, style) {
  const date = new Date(unixSeconds * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  const shown =
    style === 'R'
      ? relative(unixSeconds)
      : new Intl.DateTimeFormat(undefined, timeStyles[style]).format(date);
  return element('time', { datetime: date.toISOString(), title: date.toString() }, shown);
}

/** @param {number} unixSeconds */
function relative(unixSeconds) {
  const seconds = unixSeconds - Date.now() / 1000;
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  /** @type {[Intl.RelativeTimeFormatUnit, number][]} */
  const units = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return format.format(Math.round(seconds / size), unit);
}
