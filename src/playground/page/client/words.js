import { acting } from './server.js';

/**
 * The page's own words are written in English where they stand, and are their own keys: what a
 * language lacks is said in English. `{name}` stands for something that is put in.
 * @typedef {Readonly<Record<string, string>>} Words
 */

/** Languages with words of their own, each in the file `words-….js`. */
const translated = new Set(['zh-CN', 'ja', 'ru', 'fr', 'es-ES']);

/** Those of the person's language. @type {Words} */
let words = {};

/** Fetches the words of the person's language; until then the page speaks as before. */
export async function fetchWords() {
  const { locale } = acting;
  /** @type {{ words: Words }} */
  const fetched = translated.has(locale) ? await import(`./words-${locale.toLowerCase()}.js`) : { words: {} };
  // A language that was chosen meanwhile has its own words on the way.
  if (locale === acting.locale) words = fetched.words;
  document.documentElement.lang = acting.locale;
}

/** Says something in the person's language. @param {string} english @param {Record<string, string | number>} [values] */
export function say(english, values = {}) {
  return (words[english] ?? english).replaceAll(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}

/**
 * As {@link say}, with elements put in.
 * @param {string} english @param {Record<string, Node>} values @returns {(Node | string)[]}
 */
export function sayWith(english, values) {
  return (words[english] ?? english)
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? (values[part.slice(1, -1)] ?? part) : part));
}
