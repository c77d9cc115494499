/**
 * Measures the claim index alone, or the whole search by words and meaning: how fast it is built and asked, and how
 * well it ranks.
 *
 *     npm run -s bench:search -- --corpus corpus.jsonl --queries queries.jsonl [--qrels qrels.tsv]
 *                                [--glossed] [--hybrid [--vectors FILE]] [--run OUT.tsv] [--limit 10] [--json]
 */
import { reportErrorsPlainly } from './plain-errors.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ClaimIndex } from '../src/knowledge/search/claim-index.ts';
import { readQuestion } from '../src/knowledge/search/question.ts';
import { termsOf } from '../src/knowledge/search/terms.ts';
import { lazyGlossary } from '../src/glossary/open-glossary.ts';
import { readJsonLines } from '../src/cli/json-lines.ts';
import { withCollection } from '../src/cli/open-collection.ts';
import { briefsOfCorpus, readClaims } from './corpus-briefs.ts';
import { mean, ndcg, percentile, recall, reciprocalRank } from './ranking-metrics.ts';

reportErrorsPlainly();

const HELP = `bench:search --corpus corpus.jsonl --queries queries.jsonl [options]

  --corpus FILE    one claim a line: { "id", "text", "title"?, "paragraph"? }
  --queries FILE   one question a line: { "id", "text" }
  --qrels FILE     query TAB claim TAB relevance: adds nDCG@10, MRR@10 and recall@10
  --run FILE       writes query TAB claim TAB rank TAB score
  --limit N        claims a question (10)
  --glossed        questions of another language than the corpus: Chinese or Japanese over English, or English over Chinese
  --hybrid         by words and meaning: the whole of an answer's ranking, the question's vector included
  --vectors FILE   database that keeps the vectors for the next run (hybrid)
  --json           one line of JSON

Times are of the index alone, one question after the other, after one round that is not measured.
The title stands in for the theme's title; with --hybrid, a paragraph for a brief, and making vectors is part of building.`;

const row = z.object({ id: z.string(), text: z.string() });

/** Finds the claims for a question, best first, by id. */
type Search = (text: string, depth: number) => Promise<{ id: string; score: number }[]>;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    qrels: { type: 'string' },
    run: { type: 'string' },
    glossed: { type: 'boolean' },
    hybrid: { type: 'boolean' },
    vectors: { type: 'string' },
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
const corpus = readClaims(values.corpus);
const queries = readJsonLines(values.queries).map(({ value }) => row.parse(value));

const glossary = values.glossed ? await lazyGlossary()() : undefined;
const heapBefore = usedHeap();
const buildStart = performance.now();
const result = await (values.hybrid ? withHybrid(measure) : measure(wordsAlone()));
if (values.json) console.log(JSON.stringify(result));
else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(10)} ${value}`);

/** Measures a search that has just been built. */
async function measure(search: Search): Promise<Record<string, number>> {
  const buildMs = performance.now() - buildStart;
  const heapMb = (usedHeap() - heapBefore) / 2 ** 20;
  for (const { text } of queries.slice(0, 1000)) await search(text, limit);
  const timesMs: number[] = [];
  const runs: { id: string; hits: Awaited<ReturnType<Search>> }[] = [];
  for (const { id, text } of queries) {
    const start = performance.now();
    const hits = await search(text, limit);
    timesMs.push(performance.now() - start);
    runs.push({ id, hits });
  }
  if (values.run !== undefined) {
    const lines = runs.flatMap(({ id, hits }) =>
      hits.map((hit, rank) => [id, hit.id, rank + 1, round(hit.score, 5)].join('\t')),
    );
    writeFileSync(values.run, `${lines.join('\n')}\n`);
  }
  return {
    docs: corpus.length,
    queries: queries.length,
    buildMs: round(buildMs, 1),
    p50Ms: round(percentile(timesMs, 0.5), 3),
    p99Ms: round(percentile(timesMs, 0.99), 3),
    heapMb: round(heapMb, 1),
    ...(values.qrels === undefined ? {} : await quality(search, readJudgements(values.qrels))),
  };
}

function wordsAlone(): Search {
  const index = new ClaimIndex();
  index.add(
    'corpus',
    corpus.map(({ text, title }) => ({ text, themeTitle: title })),
  );
  return async (text, depth) => {
    const question = glossary
      ? readQuestion(text, index, { glossary }).concepts.map(({ alternatives }) => alternatives)
      : termsOf(text).map((term) => [{ term: term.text, weight: 1 }]);
    return index
      .search(question, { limit: depth })
      .map(({ document, score }) => ({ id: corpus[document]?.id ?? '', score }));
  };
}

async function withHybrid<T>(work: (search: Search) => Promise<T>): Promise<T> {
  const { briefs, idOf } = briefsOfCorpus(corpus);
  return await withCollection(briefs, { vectors: values.vectors }, (collection) =>
    work(async (text, depth) => {
      const found = (await collection.explain(text))?.found ?? [];
      return found.slice(0, depth).map((claim) => ({ id: idOf(claim), score: claim.score }));
    }),
  );
}

async function quality(
  search: Search,
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Promise<Record<string, number>> {
  const judged: { relevant: ReadonlyMap<string, number>; ranking: string[] }[] = [];
  for (const { id, text } of queries) {
    const relevant = judgements.get(id);
    if (relevant) judged.push({ relevant, ranking: (await search(text, 10)).map((hit) => hit.id) });
  }
  const average = (measure: typeof ndcg): number =>
    round(mean(judged.map(({ ranking, relevant }) => measure(ranking, relevant, 10))), 4);
  return { ndcg10: average(ndcg), mrr10: average(reciprocalRank), recall10: average(recall) };
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
