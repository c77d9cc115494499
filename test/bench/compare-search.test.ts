import { expect, test } from 'vitest';
import { generateClaims } from '../../bench/generated-claims.ts';
import { runScript } from '../cli/run-cli.ts';

test('the same numbers generate the same claims and questions', () => {
  const generated = generateClaims(50, 10);
  expect(generateClaims(50, 10)).toEqual(generated);
  expect([generated.claims.length, generated.questions.length]).toEqual([50, 10]);
});

test('generated claims have few words often and many words rarely', () => {
  const counts = new Map<string, number>();
  for (const word of generateClaims(500, 1).claims.flatMap((claim) => claim.split(' ')))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const inOrder = [...counts.values()].sort((a, b) => b - a);
  expect(inOrder[0]).toBeGreaterThan(5 * (inOrder[9] ?? 0));
  expect(inOrder.filter((count) => count === 1).length).toBeGreaterThan(inOrder.length / 2);
});

test('bench:compare measures each engine at each size, and says what it leaves out', async () => {
  const args = ['--sizes', '100', '--questions', '10', '--engines', 'footnote,lunr'];
  const { code, stdout } = await runScript('bench/compare-search.ts', [...args, '--json']);
  const { results, skipped } = JSON.parse(stdout);
  expect(results).toMatchObject([
    { engine: 'footnote', claims: 100, asked: 10 },
    { engine: 'lunr', claims: 100, asked: 10 },
  ]);
  expect([code, skipped]).toEqual([0, []]);
  const table = await runScript('bench/compare-search.ts', args);
  expect(table.stdout).toMatch(/engine +claims +buildMs +p50Ms/);
});

test('bench:compare shows how it is used when it is given no number', async () => {
  const { code, stdout } = await runScript('bench/compare-search.ts', ['--sizes', 'many']);
  expect([code, stdout]).toEqual([1, expect.stringContaining('--sizes')]);
});
