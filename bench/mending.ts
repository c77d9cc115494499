/**
 * Measures how fast a misspelt word is mended against vocabularies of several sizes.
 *
 *     npm run -s bench:mending -- [--sizes 10000,50000,150000] [--json]
 */
import { parseArgs } from 'node:util';
import { Vocabulary } from '../src/knowledge/search/vocabulary.ts';
import { generateWords } from './generated-claims.ts';
import { percentile } from './ranking-metrics.ts';
import { formatTable } from './table.ts';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '10000,50000,150000' }, json: { type: 'boolean' } },
});

/** Misspelt words that are measured, after as many that are not. */
const MISSPELT = 1000;

/** Left out, swapped, wrong. */
const ERRORS: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) => `${word.slice(0, at)}x${word.slice(at + 1)}`,
];

const rows = values.sizes.split(',').map((size) => measure(Number(size)));
console.log(values.json ? JSON.stringify(rows) : formatTable(rows));

function measure(size: number): { words: number; p50Ms: number; p99Ms: number; mended: number } {
  const vocabulary = new Vocabulary();
  const words = generateWords(size);
  for (const word of words) vocabulary.add(word);
  const long = words.filter((word) => word.length > 5);
  const misspelt = Array.from({ length: 2 * MISSPELT }, (_, number) => {
    const word = long[(number * 7919) % long.length] ?? '';
    return ERRORS[number % ERRORS.length]?.(word, 1 + (number % (word.length - 2))) ?? '';
  });
  let mended = 0;
  const timesMs = misspelt.map((word) => {
    const start = performance.now();
    if (vocabulary.mend(word) !== undefined) mended += 1;
    return performance.now() - start;
  });
  const measured = timesMs.slice(MISSPELT);
  return {
    words: size,
    p50Ms: Number(percentile(measured, 0.5).toFixed(3)),
    p99Ms: Number(percentile(measured, 0.99).toFixed(3)),
    mended: mended / misspelt.length,
  };
}
