/**
 * Measures the claim index alone: how fast it is built and asked, and how well it ranks.
 *
 *     npm run -s bench:search -- --corpus corpus.jsonl --queries queries.jsonl [--qrels qrels.tsv]
 *                                [--run OUT.tsv] [--limit 10] [--json]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ClaimIndex } from '../src/knowledge/search/claim-index.ts';
import { termsOf } from '../src/knowledge/search/terms.ts';
import { readJsonLines } from '../src/cli/json-lines.ts';
import { mean, ndcg, percentile, recall, reciprocalRank } from './ranking-metrics.ts';

const HELP = `bench:search --corpus corpus.jsonl --queries queries.jsonl [options]

  --corpus FILE    one claim a line: { "id", "text", "title"? }
  --queries FILE   one question a line: { "id", "text" }
  --qrels FILE     query TAB claim TAB relevance: adds nDCG@10, MRR@10 and recall@10
  --run FILE       writes query TAB claim TAB rank TAB score
  --limit N        claims a question (10)
  --json           one line of JSON

Times are of the index alone, one question after the other, after one round that is not measured.
The title stands in for the theme's title.`;

const row = z.object({ id: z.string(), text: z.string(), title: z.string().optional() });

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    qrels: { type: 'string' },
    run: { type: 'string' },
    limit: { type: 'string', default: '10' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help || values.corpus === undefined || values.queries === undefined) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}
const limit = Number(values.limit);
const corpus = readRows(values.corpus);
const queries = readRows(values.queries);

const heapBefore = usedHeap();
const buildStart = performance.now();
const index = new ClaimIndex();
index.add(
  'corpus',
  corpus.map(({ text, title }) => ({ text, themeTitle: title })),
);
const buildMs = performance.now() - buildStart;
const heapMb = (usedHeap() - heapBefore) / 2 ** 20;

for (const { text } of queries.slice(0, 1000)) search(text, limit);
const timesMs: number[] = [];
const runs = queries.map(({ id, text }) => {
  const start = performance.now();
  const hits = search(text, limit);
  timesMs.push(performance.now() - start);
  return { id, hits };
});

const result: Record<string, number> = {
  docs: corpus.length,
  queries: queries.length,
  buildMs: round(buildMs, 1),
  p50Ms: round(percentile(timesMs, 0.5), 3),
  p99Ms: round(percentile(timesMs, 0.99), 3),
  heapMb: round(heapMb, 1),
  ...(values.qrels === undefined ? {} : quality(readJudgements(values.qrels))),
};

if (values.run !== undefined) {
  const lines = runs.flatMap(({ id, hits }) =>
    hits.map((hit, rank) => [id, hit.id, rank + 1, round(hit.score, 5)].join('\t')),
  );
  writeFileSync(values.run, `${lines.join('\n')}\n`);
}
if (values.json) console.log(JSON.stringify(result));
else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(10)} ${value}`);

function search(text: string, depth: number): { id: string; score: number }[] {
  const question = termsOf(text).map((term) => [{ term: term.text, weight: 1 }]);
  return index
    .search(question, { limit: depth })
    .map(({ document, score }) => ({ id: corpus[document]?.id ?? '', score }));
}

function quality(judgements: ReadonlyMap<string, ReadonlyMap<string, number>>): Record<string, number> {
  const judged = queries.flatMap(({ id, text }) => {
    const relevant = judgements.get(id);
    return relevant ? [{ relevant, ranking: search(text, 10).map((hit) => hit.id) }] : [];
  });
  const average = (measure: typeof ndcg): number =>
    round(mean(judged.map(({ ranking, relevant }) => measure(ranking, relevant, 10))), 4);
  return { ndcg10: average(ndcg), mrr10: average(reciprocalRank), recall10: average(recall) };
}

function readRows(path: string): z.infer<typeof row>[] {
  return readJsonLines(path).map(({ value }) => row.parse(value));
}

function readJudgements(path: string): Map<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [query, document, relevance] = line.trim().split('\t');
    if (query === undefined || document === undefined || Number.isNaN(Number(relevance))) continue;
    const ofQuery = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, ofQuery.set(document, Number(relevance)));
  }
  return judgements;
}

/** Bytes in use, after a collection where node was started with --expose-gc. */
function usedHeap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
