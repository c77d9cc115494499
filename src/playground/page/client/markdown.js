/**
 * Discord's subset of Markdown, read into plain data; markdown-view.js makes elements of it.
 * Source: https://support.discord.com/hc/en-us/articles/210298617
 */

/**
 * @typedef {{ kind: 'text', text: string }
 *   | { kind: 'break' }
 *   | { kind: 'code', text: string }
 *   | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler', children: Inline[] }
 *   | { kind: 'link', url: string, children: Inline[] }
 *   | { kind: 'time', unixSeconds: number, style: string }
 *   | { kind: 'command', name: string }
 *   | { kind: 'mention', of: 'user' | 'role' | 'channel', id: string }} Inline
 */

/**
 * @typedef {{ kind: 'paragraph' | 'subtext', children: Inline[] }
 *   | { kind: 'heading', level: number, children: Inline[] }
 *   | { kind: 'quote', blocks: Block[] }
 *   | { kind: 'codeBlock', text: string }
 *   | { kind: 'list', isOrdered: boolean, start: number, items: Block[][] }} Block
 */

/** @type {(kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler') => (match: RegExpExecArray) => Inline} */
const around =
  (kind) =>
  ([, inner = '']) => ({ kind, children: parseInline(inner) });

/** @type {(url: string, text: string) => Inline} */
const link = (url, text) => ({ kind: 'link', url, children: [{ kind: 'text', text }] });

/**
 * Tried in this order at each position; the first that matches there wins.
 * @type {{ pattern: RegExp, make: (match: RegExpExecArray) => Inline, afterWord?: false }[]}
 */
const rules = [
  { pattern: /\\([^0-9A-Za-z\s])/y, make: ([, char = '']) => ({ kind: 'text', text: char }) },
  { pattern: /\n/y, make: () => ({ kind: 'break' }) },
  {
    pattern: /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y,
    make: ([, , text = '']) => ({ kind: 'code', text: text.trim() }),
  },
  { pattern: /\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, make: around('bold') },
  { pattern: /__((?:\\.|[^\\])+?)__(?!_)/sy, make: around('underline') },
  { pattern: /\*(?=[^\s*])((?:\\.|\*\*|[^\\*])+?)\*(?!\*)/sy, make: around('italic') },
  {
    pattern: /_(?=[^\s_])((?:\\.|__|[^\\_])+?)_(?![0-9A-Za-z_])/sy,
    make: around('italic'),
    afterWord: false,
  },
  { pattern: /~~((?:\\.|[^\\])+?)~~/sy, make: around('strike') },
  { pattern: /\|\|((?:\\.|[^\\])+?)\|\|/sy, make: around('spoiler') },
  {
    pattern: /\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/y,
    make: ([, text = '', url = '']) => ({ kind: 'link', url, children: parseInline(text) }),
  },
  { pattern: /<(https?:\/\/[^\s>]+)>/y, make: ([, url = '']) => link(url, url) },
  { pattern: /https?:\/\/[^\s<]*[^\s<.,:;"')\]!?|*_~]/y, make: ([url]) => link(url, url), afterWord: false },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y,
    make: ([, seconds, style = 'f']) => ({ kind: 'time', unixSeconds: Number(seconds), style }),
  },
  { pattern: /<\/([^:>\n]+):\d+>/y, make: ([, name = '']) => ({ kind: 'command', name }) },
  { pattern: /<a?:(\w+):\d+>/y, make: ([, name = '']) => ({ kind: 'text', text: `:${name}:` }) },
  { pattern: /<@!?(\d+)>/y, make: ([, id = '']) => ({ kind: 'mention', of: 'user', id }) },
  { pattern: /<@&(\d+)>/y, make: ([, id = '']) => ({ kind: 'mention', of: 'role', id }) },
  { pattern: /<#(\d+)>/y, make: ([, id = '']) => ({ kind: 'mention', of: 'channel', id }) },
];

/** Characters that can begin a rule; what lies between them is plain text. */
const plain = /[^\\\n`*_~|[<h]+/y;

/**
 * Reads what stands within a line or several.
 * @param {string} text
 * @returns {Inline[]}
 */
export function parseInline(text) {
  /** @type {Inline[]} */
  const parts = [];
  /** @param {string} piece */
  const addText = (piece) => {
    const last = parts.at(-1);
    if (last?.kind === 'text') last.text += piece;
    else parts.push({ kind: 'text', text: piece });
  };
  for (let at = 0; at < text.length;) {
    const isAfterWord = at > 0 && /[0-9A-Za-z]/.test(text.charAt(at - 1));
    const found = firstMatch(text, at, isAfterWord);
    if (found) {
      if (found.part.kind === 'text') addText(found.part.text);
      else parts.push(found.part);
      at += found.length;
    } else {
      plain.lastIndex = at;
      const piece = plain.exec(text)?.[0] ?? text.charAt(at);
      addText(piece);
      at += piece.length;
    }
  }
  return parts;
}

/** @param {string} text @param {number} at @param {boolean} isAfterWord */
function firstMatch(text, at, isAfterWord) {
  for (const { pattern, make, afterWord } of rules) {
    if (isAfterWord && afterWord === false) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    // make may read inner text with the same patterns, so nothing of them is used after it.
    if (match) return { length: match[0].length, part: make(match) };
  }
  return undefined;
}

const listItem = /^( *)([-*]|\d{1,9}\.) +(.*)$/;

/**
 * Reads a whole text.
 * @param {string} text
 * @returns {Block[]}
 */
export function parseMarkdown(text) {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  /** @type {Block[]} */
  const blocks = [];
  for (let i = 0; i < lines.length;) {
    const [block, next] = readBlock(lines, i);
    if (block) blocks.push(block);
    i = next;
  }
  return blocks;
}

/** @param {string[]} lines @param {number} i @returns {[Block | undefined, number]} */
function readBlock(lines, i) {
  const line = lines[i] ?? '';
  if (line.trim() === '') return [undefined, i + 1];
  if (line.startsWith('```')) {
    const end = lines.findIndex((other, at) => at > i && other.trimEnd().endsWith('```'));
    if (end !== -1) {
      const last = (lines[end] ?? '').trimEnd().slice(0, -3);
      const body = [...lines.slice(i + 1, end), ...(last === '' ? [] : [last])];
      return [{ kind: 'codeBlock', text: body.join('\n') }, end + 1];
    }
  }
  if (line.startsWith('>>> ')) {
    const rest = [line.slice(4), ...lines.slice(i + 1)].join('\n');
    return [{ kind: 'quote', blocks: parseMarkdown(rest) }, lines.length];
  }
  if (line.startsWith('> ')) {
    const end = endOf(lines, i, (other) => other.startsWith('> '));
    const rest = lines.slice(i, end).map((other) => other.slice(2));
    return [{ kind: 'quote', blocks: parseMarkdown(rest.join('\n')) }, end];
  }
  const heading = /^(#{1,3}) +(.+)$/.exec(line);
  if (heading) {
    return [
      { kind: 'heading', level: heading[1]?.length ?? 1, children: parseInline(heading[2] ?? '') },
      i + 1,
    ];
  }
  if (/^-# +\S/.test(line)) {
    return [{ kind: 'subtext', children: parseInline(line.replace(/^-# +/, '')) }, i + 1];
  }
  if (listItem.test(line)) return readList(lines, i);
  const end = endOf(lines, i, isPlainLine);
  return [{ kind: 'paragraph', children: parseInline(lines.slice(i, end).join('\n')) }, end];
}

/** @param {string} line */
function isPlainLine(line) {
  return line.trim() !== '' && !/^(```|> |>>> |#{1,3} +\S|-# +\S)/.test(line) && !listItem.test(line);
}

/** The first line after `i` for which `holds` is false. @param {string[]} lines @param {number} i @param {(line: string) => boolean} holds */
function endOf(lines, i, holds) {
  let end = i + 1;
  while (end < lines.length && holds(lines[end] ?? '')) end += 1;
  return end;
}

/**
 * Items of one depth; deeper ones become lists within the item above them.
 * @param {string[]} lines @param {number} i @returns {[Block, number]}
 */
function readList(lines, i) {
  const [, indent = '', marker = ''] = listItem.exec(lines[i] ?? '') ?? [];
  const isOrdered = marker.endsWith('.');
  /** @type {Block[][]} */
  const items = [];
  let at = i;
  while (at < lines.length) {
    const match = listItem.exec(lines[at] ?? '');
    if (!match) break;
    const [, otherIndent = '', otherMarker = '', text = ''] = match;
    if (otherIndent.length > indent.length && items.length > 0) {
      const [inner, next] = readList(lines, at);
      items.at(-1)?.push(inner);
      at = next;
    } else if (otherIndent.length < indent.length || otherMarker.endsWith('.') !== isOrdered) {
      break;
    } else {
      items.push([{ kind: 'paragraph', children: parseInline(text) }]);
      at += 1;
    }
  }
  return [{ kind: 'list', isOrdered, start: isOrdered ? Number.parseInt(marker, 10) : 1, items }, at];
}
