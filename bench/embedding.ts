/**
 * Measures the sentence model: speed and memory, and what its vectors find.
 *
 *     node bench/embedding.ts [--briefs DIR --questions FILE.jsonl]
 *
 * With briefs and questions (as for eval) it ranks the claims of each question's brief by cosine alone, with full
 * vectors and with kept ones of one byte a component.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readBriefFile } from '../src/cli/brief-files.ts';
import { readJsonLines } from '../src/cli/json-lines.ts';
import { cosineInt8, dotInt8, toInt8 } from '../src/knowledge/meaning/int8-vector.ts';
import { openEmbedder } from '../src/embedding/open-embedder.ts';
import { placedClaims } from '../src/knowledge/brief.ts';
import type { EmbeddedKind, Embedder } from '../src/knowledge/meaning/embedder.ts';
import { judgeAnswer, summarizeByKind } from './answer-quality.ts';
import { percentile } from './ranking-metrics.ts';
import { formatTable } from './table.ts';

const OPENINGS = 7;
const ROUNDS = 300;
const WARM_UP_ROUNDS = 20;

/** Of 12 and of 40 tokens, the two at the ends included. */
const QUERY = 'When did the five ministers first meet in Tokyo?';
const CLAIM =
  'The five ministers agreed in Tokyo on a railway across the Caspian Sea, on training for two thousand ' +
  'engineers and on loans of three billion dollars, although none of them said who would repay them.';

const questionRow = z.object({
  brief: z.string(),
  question: z.string(),
  kind: z.string(),
  gold: z.array(z.tuple([z.number(), z.number()])),
  answerable: z.boolean(),
});

const { values } = parseArgs({ options: { briefs: { type: 'string' }, questions: { type: 'string' } } });

const idleMb = residentMb();
const embedder = await open();
const loadedMb = residentMb();
const firstMs = await timeOne(embedder, QUERY, 'query');
const rows = [
  { what: 'query of 12 tokens', ...(await time(embedder, QUERY, 'query')) },
  { what: 'claim of 40 tokens', ...(await time(embedder, CLAIM, 'claim')) },
];
const usedMb = residentMb();
const loadMs: number[] = [];
for (let i = 0; i < OPENINGS; i++) {
  const start = performance.now();
  const opened = await open();
  loadMs.push(performance.now() - start);
  await opened.close();
}

console.log(`${embedder.id}, ${embedder.dimensions} dimensions\n`);
console.log(formatTable([...rows, { what: 'load', ...summarize(loadMs) }]));
console.log(`\nfirst query after loading ${firstMs.toFixed(1)} ms`);
console.log(`memory: ${loadedMb - idleMb} MB added by loading, ${usedMb - idleMb} MB after use`);
console.log(`dot product of kept vectors: ${(await dotMicroseconds()).toFixed(2)} µs`);
if (values.briefs && values.questions) await measureQuality(values.briefs, values.questions);
await embedder.close();

async function open(): Promise<Embedder> {
  const opened = await openEmbedder();
  if (opened.kind === 'ready') return opened.embedder;
  console.error(`no model: ${opened.reason}, ${opened.detail}`);
  return process.exit(1);
}

function residentMb(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
}

async function timeOne(model: Embedder, text: string, kind: EmbeddedKind): Promise<number> {
  const start = performance.now();
  await model.embed([text], kind);
  return performance.now() - start;
}

async function time(model: Embedder, text: string, kind: EmbeddedKind) {
  const times: number[] = [];
  for (let i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) times.push(await timeOne(model, text, kind));
  return summarize(times.slice(WARM_UP_ROUNDS));
}

function summarize(times: readonly number[]) {
  const at = (share: number) => Number(percentile(times, share).toFixed(1));
  return { 'min ms': at(0), 'p50 ms': at(0.5), 'p99 ms': at(0.99) };
}

/** Of a dot product, in the quickest of several rankings of 10,000 kept vectors. */
async function dotMicroseconds(): Promise<number> {
  const [query, claim] = (await embedder.embed([QUERY, CLAIM])).map(toInt8);
  const kept = Array.from({ length: 10_000 }, () => claim!.slice());
  const scores = new Float32Array(kept.length);
  const rankingMs = Array.from({ length: 40 }, () => {
    const start = performance.now();
    scoreAll(query!, kept, scores);
    return performance.now() - start;
  });
  return (Math.min(...rankingMs) * 1000) / kept.length;
}

function scoreAll(query: Int8Array, kept: readonly Int8Array[], scores: Float32Array): void {
  for (let i = 0; i < kept.length; i++) scores[i] = dotInt8(query, kept[i]!);
}

async function measureQuality(briefsFolder: string, questionsFile: string): Promise<void> {
  const questions = readJsonLines(questionsFile).map(({ value }) => questionRow.parse(value));
  const files = readdirSync(briefsFolder).filter((name) => name.endsWith('.txt'));
  const claims = new Map<string, Awaited<ReturnType<typeof embedClaims>>>();
  for (const name of files) {
    const brief = readBriefFile(join(briefsFolder, name));
    claims.set(brief.slug, await embedClaims(brief));
  }
  const vectors = await embedder.embed(questions.map(({ question }) => question));
  const differences: number[] = [];
  const judge = (score: (question: Float32Array, claim: Float32Array) => number) =>
    questions.map((question, i) => {
      const points = claims
        .get(question.brief)!
        .map(({ vector, ...point }) => ({ ...point, score: score(vectors[i]!, vector) }))
        .sort((a, b) => b.score - a.score);
      return judgeAnswer(question, { kind: 'answered', points, mendings: [] });
    });
  const full = judge(dot);
  const kept = judge((question, claim) => {
    const cosine = cosineInt8(toInt8(question), toInt8(claim));
    differences.push(Math.abs(cosine - dot(question, claim)));
    return cosine;
  });
  console.log(`\neach question asked of its own brief, by cosine alone\n\n${formatQuality(full)}`);
  console.log(`\nthe same with kept vectors\n\n${formatQuality(kept)}`);
  const largest = Math.max(...differences).toFixed(4);
  console.log(`\ncosines differ by ${percentile(differences, 0.5).toFixed(4)} (median), ${largest} (most)`);
}

async function embedClaims(brief: ReturnType<typeof readBriefFile>) {
  const placed = placedClaims(brief);
  const vectors = await embedder.embed(
    placed.map(({ claim }) => claim.text),
    'claim',
  );
  return placed.map((position, i) => ({ ...position, brief, vector: vectors[i]! }));
}

function formatQuality(judgements: Parameters<typeof summarizeByKind>[0]): string {
  const found = summarizeByKind(judgements).filter((row) => row['hit@1'] !== null);
  return formatTable(
    found.map(({ kind, n, ...row }) => ({
      kind,
      n,
      'hit@1': row['hit@1'],
      'hit@3': row['hit@3'],
      MRR: row.MRR,
    })),
  );
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
