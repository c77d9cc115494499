import type { Passage } from '../stores/brief-store.ts';
import { passagesToJson } from './passage-json.ts';
import { readPassages } from '../reading/read-passages.ts';

/**
 * Writes passages as a text that `readPassages` reads back to the same: plain where that can be, else JSON.
 *
 *     [1] The summit was held in Tokyo.
 *     https://example.org/summit
 *
 *     [2]: https://example.org/trade
 */
export function formatPassages(passages: readonly Passage[]): string {
  const plain = `${passages.map(formatPassage).join('\n\n')}\n`;
  return samePassages(readPassages(plain).passages, passages) ? plain : passagesToJson(passages);
}

function formatPassage({ number, text, url }: Passage): string {
  if (text === null) return `[${number}]: ${url ?? ''}`;
  return `[${number}] ${text}${url === null ? '' : `\n${url}`}`;
}

function samePassages(some: readonly Passage[], others: readonly Passage[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ number, text, url }, index) => {
      const other = others[index];
      return other?.number === number && other.text === text && other.url === url;
    })
  );
}
