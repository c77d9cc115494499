/**
 * Measures the store on a PostgreSQL server: what a question costs, what a change costs, and when another
 * process sees it.
 *
 *     node bench/postgres.ts postgres://user:password@host:5432/empty_database
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openPostgresStore } from '../src/storage/postgres/open-postgres-store.ts';
import { longBrief } from '../test/storage/sample-brief.ts';

const GUILD = '100000000000000001';
const BY = '200000000000000001';
const ROUNDS = 1000;
const RATE = 300;

const [url] = process.argv.slice(2);
if (url === undefined) throw new Error('name a database: postgres://user:password@host:5432/empty_database');
const one = await openPostgresStore(url, { maxBriefsPerGuild: Infinity });
const two = await openPostgresStore(url);
let published = 0;

const publishMs: number[] = [];
const visibleMs: number[] = [];
let known = (await two.briefs.since(GUILD, 0)).revision;
for (let round = 0; round < ROUNDS / 2; round += 1) {
  await timed(publishMs, publish);
  // Acknowledged here: how long until the other one, asking as it does before each question, has it?
  await timed(visibleMs, async () => {
    const { changed, revision } = await two.briefs.since(GUILD, known);
    if (changed.length !== 1) throw new Error('not visible');
    known = revision;
  });
}
report('publish a brief of 13 claims', publishMs);
report('see it in another process', visibleMs);

const askMs: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await timed(askMs, () => two.briefs.since(GUILD, known));
}
report('ask whether a guild has changed', askMs);

const burstMs: number[] = [];
const start = performance.now();
await Promise.all(Array.from({ length: 10 * ROUNDS }, () => two.briefs.since(GUILD, known)));
console.log(
  `the same, as fast as 5 connections go: ${Math.round((10 * ROUNDS * 1000) / (performance.now() - start))} a second`,
);

const before = process.cpuUsage();
const began = performance.now();
const underway: Promise<unknown>[] = [];
while (performance.now() - began < 10_000) {
  const due = ((performance.now() - began) * RATE) / 1000;
  while (underway.length < due) underway.push(timed(burstMs, () => two.briefs.since(GUILD, known)));
  await sleep(1);
}
await Promise.all(underway);
const { user, system } = process.cpuUsage(before);
report(`the same, ${RATE} a second for ten seconds`, burstMs);
console.log(`  of one core, in this process: ${((user + system) / 1e5).toFixed(1)} %`);

// What LISTEN/NOTIFY would take instead: from the change's commit to the other's news of it.
const listener = new Client({ connectionString: url });
const notifier = new Client({ connectionString: url });
await Promise.all([listener.connect(), notifier.connect()]);
await listener.query('listen footnote');
const notifyMs: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await notifier.query('begin');
  await notifier.query(`notify footnote, '${round}'`);
  const news = new Promise((resolve) => listener.once('notification', resolve));
  await timed(notifyMs, async () => await Promise.all([notifier.query('commit'), news]));
}
report('commit with NOTIFY, and hear of it', notifyMs);
await Promise.all([listener.end(), notifier.end(), one.close(), two.close()]);

async function publish(): Promise<void> {
  published += 1;
  const slug = `brief-${published}`;
  const result = await one.briefs.publish({ guildId: GUILD, by: BY, slug, content: longBrief(slug, 13) });
  if (result.kind !== 'saved') throw new Error(result.kind);
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  times.push(performance.now() - start);
  return result;
}

function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
  console.log(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`);
}
