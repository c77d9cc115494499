import { element } from './dom.js';
import { parseInline, parseMarkdown } from './markdown.js';
import { acting } from './server.js';
import { say } from './words.js';

/**
 * @import { Block, Inline } from './markdown.js'
 * @import { ViewContext } from './component-view.js'
 */

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

/** What markdown needs to know of the place where it is shown. @typedef {Pick<ViewContext, 'names' | 'onCommand'>} TextContext */

/** Shows a text in Discord's Markdown. @param {string} text @param {TextContext} context */
export function markdownView(text, context) {
  return element(
    'div',
    { class: 'markdown' },
    ...parseMarkdown(text).map((block) => blockView(block, context)),
  );
}

/** A text in one line, without marks, as a preview shows it. @param {string} text @param {TextContext} context */
export function lineView(text, context) {
  const parts = parseInline(text.replaceAll(/\s*\n\s*/g, ' '));
  return element('span', {}, ...parts.map((part) => inlineView(part, context))).textContent;
}

/** @param {Block} block @param {TextContext} context @returns {HTMLElement} */
function blockView(block, context) {
  if (block.kind === 'codeBlock') return element('pre', {}, element('code', {}, block.text));
  if (block.kind === 'quote') {
    return element('blockquote', {}, ...block.blocks.map((inner) => blockView(inner, context)));
  }
  if (block.kind === 'list') {
    const start = block.isOrdered && block.start !== 1 ? block.start : undefined;
    const items = block.items.map((item) =>
      element('li', {}, ...item.map((inner) => blockView(inner, context))),
    );
    return element(block.isOrdered ? 'ol' : 'ul', { start }, ...items);
  }
  const children = block.children.map((part) => inlineView(part, context));
  // One level for all sizes: below the page's own headings, and without gaps whatever a bot writes.
  if (block.kind === 'heading') return element('h3', { class: `size-${block.level}` }, ...children);
  return element('p', { class: block.kind === 'subtext' ? 'subtext' : null }, ...children);
}

/** @param {Inline} part @param {TextContext} context @returns {Node | string} */
function inlineView(part, context) {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'break') return element('br');
  if (part.kind === 'code') return element('code', {}, part.text);
  if (part.kind === 'time') return timeView(part.unixSeconds, part.style);
  if (part.kind === 'command') {
    const onclick = () => context.onCommand(part.name);
    return element('button', { type: 'button', class: 'mention', onclick }, `/${part.name}`);
  }
  if (part.kind === 'mention') {
    const name = context.names.get(part.id) ?? `unknown-${part.of}`;
    const sign = part.of === 'channel' ? '#' : name.startsWith('@') ? '' : '@';
    return element('span', { class: 'mention' }, `${sign}${name}`);
  }
  const children = part.children.map((inner) => inlineView(inner, context));
  if (part.kind === 'link') {
    return element('a', { href: part.url, target: '_blank', rel: 'noreferrer noopener' }, ...children);
  }
  if (part.kind === 'spoiler') return spoilerView(children);
  return element(tags[part.kind], {}, ...children);
}

/** Hides its content, from screen readers too, until it is asked for. @param {(Node | string)[]} children */
function spoilerView(children) {
  const content = element('span', { class: 'spoiler', tabindex: -1 }, ...children);
  const cover = element(
    'button',
    {
      type: 'button',
      class: 'spoiler',
      onclick() {
        cover.replaceWith(content);
        content.focus();
      },
    },
    say('Spoiler'),
  );
  return cover;
}

/** @param {number} unixSeconds @param {string} style */
function timeView(unixSeconds, style) {
  const date = new Date(unixSeconds * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  const shown =
    style === 'R'
      ? relative(unixSeconds)
      : new Intl.DateTimeFormat(acting.locale, timeStyles[style]).format(date);
  return element('time', { datetime: date.toISOString(), title: date.toString() }, shown);
}

/** @param {number} unixSeconds */
function relative(unixSeconds) {
  const seconds = unixSeconds - Date.now() / 1000;
  const format = new Intl.RelativeTimeFormat(acting.locale, { numeric: 'auto' });
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
