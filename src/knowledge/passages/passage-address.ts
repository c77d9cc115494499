import { readWebAddress } from './web-address.ts';

/** What a passage's own part of a pasted text says. */
export interface AddressedText {
  readonly text: string;
  readonly url: string | null;
  /** What stands where an address stands but is none that a reader could follow; it stays in the text. */
  readonly oddAddress?: string;
}

const LABEL = /(?:url|link|source|来源|链接)\s?[:：]$/iu;
const OTHER_SCHEME = /^<?(?:[a-z][a-z0-9+.-]{0,20}:\/\/|(?:javascript|data|mailto|file):)\S*$/iu;

/** Tells a passage's address from its text: it stands before it, behind it or alone. */
export function takeAddress(raw: string): AddressedText {
  const found = wholeLink(raw) ?? linkAtStart(raw) ?? firstAddress(raw) ?? lastAddress(raw);
  if (!found) return { text: raw, url: null, ...(OTHER_SCHEME.test(raw) ? { oddAddress: raw } : {}) };
  const url = readWebAddress(found.address);
  return url === undefined ? { text: raw, url: null, oddAddress: found.address } : { text: found.text, url };
}

interface FoundAddress {
  readonly address: string;
  /** The passage without it. */
  readonly text: string;
}

/** `[Title](https://…)` and nothing else. */
function wholeLink(raw: string): FoundAddress | undefined {
  const [, text, address] = /^\[([^\]\n]*)\]\((\S+)\)$/u.exec(raw) ?? [];
  return text === undefined || address === undefined ? undefined : { address, text: text.trim() };
}

/** `[Title](https://…), Publisher`: the text stays whole, so that it stays verbatim. */
function linkAtStart(raw: string): FoundAddress | undefined {
  const address = /^\[[^\]\n]*\]\(([^\s)]+)\)/u.exec(raw)?.[1];
  return address === undefined ? undefined : { address, text: raw };
}

function firstAddress(raw: string): FoundAddress | undefined {
  const end = raw.search(/\s/u);
  const place = placeAddress(end === -1 ? raw : raw.slice(0, end));
  return place?.start === 0
    ? { address: place.address, text: withoutQuotes(raw.slice(place.end).trim()) }
    : undefined;
}

function lastAddress(raw: string): FoundAddress | undefined {
  let from = raw.length;
  while (from > 0 && !/\s/u.test(raw[from - 1] ?? '')) from--;
  const place = placeAddress(raw.slice(from));
  return place && from + place.end >= raw.length
    ? { address: place.address, text: withoutLabel(raw.slice(0, from + place.start).trim()) }
    : undefined;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '（': '）', '<': '>' };

/** Where in a word without white space an address stands; start and end take in its brackets and a full stop. */
function placeAddress(word: string): { address: string; start: number; end: number } | undefined {
  const at = word.search(/https?:\/\//iu);
  const before = word[at - 1] ?? '';
  if (at === -1 || !/^[(（<:：,，.。;；]?$/u.test(before)) return undefined;
  const stop = /[.。,，;；]$/u.test(word) ? 1 : 0;
  const closing = CLOSING[before];
  if (closing === undefined)
    return { address: word.slice(at, word.length - stop), start: at, end: word.length };
  const end = closingIndex(word, at, before, closing);
  const isLast = end + 1 + stop >= word.length;
  return { address: word.slice(at, end), start: at - 1, end: isLast ? word.length : end + 1 };
}

/** Where the bracket before `from` closes; brackets in between, as addresses have them, are paired off. */
function closingIndex(word: string, from: number, opening: string, closing: string): number {
  let depth = 1;
  for (let at = from; at < word.length; at++) {
    if (word[at] === opening) depth++;
    else if (word[at] === closing) depth--;
    if (depth === 0) return at;
  }
  return word.length;
}

/** `"Title"` as Markdown writes it behind an address. */
function withoutQuotes(text: string): string {
  return /^"[^"\n]*"$/u.test(text) ? text.slice(1, -1) : text;
}

/** Takes off the `Source:` that stood before an address. */
function withoutLabel(text: string): string {
  const tail = text.slice(-10);
  const label = LABEL.exec(tail);
  return label ? text.slice(0, text.length - label[0].length).trimEnd() : text;
}
