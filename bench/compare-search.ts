/**
 * Compares the claim index with other search engines on generated claims, in one run on one machine.
 *
 *     npm run -s bench:compare -- [--sizes 1000,10000,100000,1000000] [--questions 500] [--json]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { generateClaims } from './generated-claims.ts';
import { percentile } from './ranking-metrics.ts';
import { ENGINES } from './search-engines.ts';
import type { Ask, Engine } from './search-engines.ts';
import { formatTable } from './table.ts';

const HELP = `bench:compare [options]

  --sizes N,…       numbers of claims (1000,10000,100000,1000000)
  --engines NAME,…  only the engines whose names begin so
  --questions N     questions, as far as 20 seconds go (500)
  --json            { results: [row…], skipped: [row…] } in place of the tables

Each engine gets a process of its own, so that none runs in what another left behind. Claims follow Zipf's law; a fifth
of the questions has a misspelt word. p50 and p99 are of single questions after a round that is not measured. heap
is what the index adds after a garbage collection, the claims' own text apart; RSS is the whole process.
buildCpuMs is the processor time of building, garbage collection included: what else the machine does matters less to it.`;

/** An engine is asked no longer than this. */
const ASKING_MS = 20_000;
const WARM_UP_MS = 3_000;
const HEAP_LIMIT_MB = 12_000;

const measurement = z.object({
  engine: z.string(),
  claims: z.number(),
  buildMs: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  heapMb: z.number(),
  rssMb: z.number(),
  asked: z.number(),
  found: z.number(),
  buildCpuMs: z.number(),
});
type Measurement = z.infer<typeof measurement>;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    engines: { type: 'string', default: '' },
    questions: { type: 'string', default: '500' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
    // For the processes that this one starts.
    only: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const questionCount = Number(values.questions);
if (values.help || ![...sizes, questionCount].every((number) => Number.isInteger(number) && number > 0)) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}
const prefixes = values.engines.split(',');
const engines = ENGINES.filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)));

if (values.only === undefined) compareAll();
else {
  const engine = ENGINES.find(({ name }) => name === values.only);
  for (const size of sizes) if (engine) console.log(JSON.stringify(measure(engine, size)));
}

function compareAll(): void {
  const results: Measurement[] = [];
  const skipped: { engine: string; claims: number }[] = [];
  for (const claims of sizes) {
    for (const engine of engines) {
      if (claims > engine.upTo) skipped.push({ engine: engine.name, claims });
      else results.push(measureApart(engine, claims));
    }
  }
  if (values.json) {
    console.log(JSON.stringify({ results, skipped }));
    return;
  }
  for (const claims of sizes) {
    console.log(`\n${claims.toLocaleString('en')} claims\n`);
    console.log(formatTable(results.filter((row) => row.claims === claims)));
    const left = skipped.filter((row) => row.claims === claims).map(({ engine }) => engine);
    if (left.length > 0) console.log(`left out as too slow or too large: ${left.join('; ')}`);
  }
  console.log(`\ngrowth: p50 in ms by number of claims\n`);
  console.log(formatTable(engines.map(({ name }) => growthOf(name, results))));
}

/** Measures in a fresh process, which can collect garbage when asked to. */
function measureApart({ name }: Engine, claims: number): Measurement {
  const script = fileURLToPath(import.meta.url);
  const flags = ['--expose-gc', `--max-old-space-size=${HEAP_LIMIT_MB}`];
  const args = ['--only', name, '--sizes', String(claims), '--questions', String(questionCount)];
  const output = execFileSync(process.execPath, [...flags, script, ...args], { encoding: 'utf8' });
  return measurement.parse(JSON.parse(output));
}

function measure(engine: Engine, size: number): Measurement {
  const { claims, questions } = generateClaims(size, questionCount);
  const heapBefore = usedBytes();
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const ask = engine.build(claims);
  const buildMs = performance.now() - start;
  const buildCpu = process.cpuUsage(cpuStart);
  const heapBytes = usedBytes() - heapBefore;
  askAll(ask, questions, WARM_UP_MS);
  const { timesMs, found } = askAll(ask, questions, ASKING_MS);
  return {
    engine: engine.name,
    claims: claims.length,
    buildMs: Math.round(buildMs),
    p50Ms: round(percentile(timesMs, 0.5), 3),
    p99Ms: round(percentile(timesMs, 0.99), 3),
    heapMb: round(heapBytes / 2 ** 20, 1),
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    asked: timesMs.length,
    found: round(found / timesMs.length, 1),
    buildCpuMs: Math.round((buildCpu.user + buildCpu.system) / 1000),
  };
}

/** Asks the questions one by one until the time is up, five at least. */
function askAll(ask: Ask, questions: readonly string[], forMs: number): { timesMs: number[]; found: number } {
  const timesMs: number[] = [];
  let found = 0;
  const end = performance.now() + forMs;
  for (const question of questions) {
    const start = performance.now();
    if (start > end && timesMs.length >= 5) break;
    found += ask(question);
    timesMs.push(performance.now() - start);
  }
  return { timesMs, found };
}

function growthOf(name: string, results: readonly Measurement[]): Record<string, string | number | null> {
  const p50Of = (claims: number): number | null =>
    results.find((row) => row.engine === name && row.claims === claims)?.p50Ms ?? null;
  return {
    engine: name,
    ...Object.fromEntries(sizes.map((claims) => [claims.toLocaleString('en'), p50Of(claims)])),
  };
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
