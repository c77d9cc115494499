import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BRIDGE, folderOf, runScript } from '../cli/run-cli.ts';

const lines = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

test('bench:search measures ranking and writes a run', async () => {
  const folder = folderOf({
    'corpus.jsonl': lines(
      { id: 'd1', text: 'The bridge costs 412 million euros.' },
      { id: 'd2', text: 'Lorries pay a toll.', title: 'Bridge' },
    ),
    'queries.jsonl': lines(
      { id: 'q1', text: 'what does the bridge cost' },
      { id: 'q2', text: 'toll for lorries' },
    ),
    'qrels.tsv': 'q1\td1\t1\nq2\td2\t1\n',
  });
  const at = (name: string): string => join(folder, name);
  const files = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].flatMap((name) => [
    `--${name.split('.')[0]}`,
    at(name),
  ]);
  const { code, stdout } = await runScript('bench/search.ts', [...files, '--run', at('run.tsv'), '--json']);
  expect(JSON.parse(stdout)).toEqual({
    docs: 2,
    queries: 2,
    buildMs: expect.any(Number),
    p50Ms: expect.any(Number),
    p99Ms: expect.any(Number),
    heapMb: expect.any(Number),
    ndcg10: 1,
    mrr10: 1,
    recall10: 1,
  });
  const run = readFileSync(at('run.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(run.map((row) => row.slice(0, 3))).toEqual([
    ['q1', 'd1', '1'],
    ['q1', 'd2', '2'],
    ['q2', 'd2', '1'],
  ]);
  expect(code).toBe(0);
});

test('eval measures answers by kind, of the own brief and of all', async () => {
  const ask = { brief: 'bridge', lang: 'en' };
  const folder = folderOf({
    'bridge.txt': BRIDGE,
    'questions.jsonl': lines(
      {
        ...ask,
        id: 'a',
        question: 'how much toll do lorries pay',
        kind: 'direct',
        gold: [[0, 1]],
        answerable: true,
      },
      { ...ask, id: 'b', question: 'who won the world cup', kind: 'offtopic', gold: [], answerable: false },
    ),
  });
  const args = ['--briefs', folder, '--questions', join(folder, 'questions.jsonl')];
  const { stdout } = await runScript('bench/eval.ts', [...args, '--json']);
  const { ownBrief, allBriefs } = JSON.parse(stdout);
  expect(ownBrief).toEqual(allBriefs);
  expect(ownBrief).toMatchObject([
    { kind: 'direct', 'hit@1': 100 },
    { kind: 'offtopic', answered: 0 },
    { kind: 'all', n: 1 },
  ]);
  const table = await runScript('bench/eval.ts', args);
  expect(table.stdout).toMatch(/kind +n +hit@1/);
  const { stdout: why } = await runScript('bench/eval.ts', [...args, '--words', '--explain', 'a']);
  expect(why).toMatch(/asked of its own brief: answered/);
  expect(why).toMatch(/\* bridge 0,1 Lorries will pay a toll/);
});
