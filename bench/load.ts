/**
 * Puts the bot under load: the real processes and discord.js clients, through the playground.
 *
 *     npm run -s bench:load -- [--guilds 10] [--briefs 1] [--rate 100] [--seconds 10] [--processes 1]
 *                              [--http N] [--database sqlite|postgres] [--words] [--kill] [--roll] [--warm-up N]
 *                              [--node=OPTIONS] [--json]
 *
 * The playground and the people who type are this process; each bot is one of its own, as in production.
 */
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { reportErrorsPlainly } from './plain-errors.ts';
import { UserError } from '../src/errors.ts';
import { GuildLibrary } from '../src/knowledge/guild-library.ts';
import { startPlayground } from '../src/playground/playground.ts';
import { BotProcess, machineCpuSeconds, usageOf, type Usage } from './load-bots.ts';
import { startLoadBalancer } from './load-balancer.ts';
import { keepVectors, openLoadDatabase, publishBriefs } from './load-database.ts';
import { runTraffic, type Published, type Sample } from './load-traffic.ts';
import { percentile } from './ranking-metrics.ts';
import { formatTable } from './table.ts';

reportErrorsPlainly();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const HELP = `bench:load [options]

  --guilds N       servers that have the bot (10)
  --briefs N       briefs of 13 claims in each of them beforehand (1)
  --rate N         interactions a second, on average (100)
  --seconds N      for how long (10)
  --processes N    bot processes that share the shards (1)
  --http N         instead of those, replicas that interactions are sent to over HTTP, in turn (0)
  --database NAME  sqlite, or postgres: a server of its own (sqlite)
  --words          without the sentence model
  --kill           ends one of the processes without warning after a third of the time, and starts it again
  --roll           stops the processes and starts them again, one after the other, from a third of the time on
  --warm-up N      also gives the times without those of the first N seconds (0)
  --node=OPTIONS   further options of node for the bots, such as --node="--cpu-prof --cpu-prof-dir=/tmp/profiles"
  --json           one line of JSON

Of what people do, 70 % ask, 10 % look at a theme, 10 % type five keystrokes that ask for suggestions, 5 % look at the
challenges and 5 % publish a brief, which takes three interactions. The r-th busiest server has a 1/r share of the
first one's traffic. A time is counted from when an interaction was to be sent to the bot's first response.
Times are counted from the first second on, when the bots have just said that they are ready; p99BySecondMs shows how
long the start is felt. restCpuPercent is what else the machine did meanwhile, the PostgreSQL server included.`;

/** How a shard is spread: at most so many guilds, as Discord advises. */
const GUILDS_PER_SHARD = 1_000;
/** What people do. */
const KINDS: readonly Sample['kind'][] = ['ask', 'theme', 'autocomplete', 'challenges', 'publish'];
/** How long a process that was killed stays away, as a supervisor would have it. */
const RESTART_AFTER_MS = 1_000;

const { values } = parseArgs({
  options: {
    guilds: { type: 'string', default: '10' },
    briefs: { type: 'string', default: '1' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '10' },
    processes: { type: 'string', default: '1' },
    http: { type: 'string', default: '0' },
    database: { type: 'string', default: 'sqlite' },
    words: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    roll: { type: 'boolean', default: false },
    'warm-up': { type: 'string', default: '0' },
    node: { type: 'string', default: '' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const [guilds, briefs, rate, seconds, http, processes, warmUp] = (
  ['guilds', 'briefs', 'rate', 'seconds', 'http', 'processes', 'warm-up'] as const
).map((name) => wholeNumber(name, values[name])) as [number, number, number, number, number, number, number];
const { database: kind } = values;
if (kind !== 'sqlite' && kind !== 'postgres') throw new UserError('--database: sqlite or postgres');
if (values.kill && (processes < 2 || http > 0)) throw new UserError('--kill: needs --processes 2 or more');
if (values.roll && http > 0) throw new UserError('--roll: is for processes on the gateway');

const note = (text: string) =>
  console.error(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}`);
const shardsEach = Math.max(1, Math.ceil(guilds / GUILDS_PER_SHARD / processes));
const shardCount = shardsEach * processes;

const playground = await startPlayground({ maxConcurrency: 16 });
const guildIds = addGuilds();
const database = await openLoadDatabase(kind);
if (briefs > 0) {
  note(`publishing ${guilds * briefs} briefs`);
  await publishBriefs(database.store, guildIds, briefs);
}
if (!values.words) {
  note('making vectors');
  await keepVectors(database.store);
}
const bots = Array.from({ length: http || processes }, (_, n) => botProcess(n));
note(http > 0 ? `starting ${http} replicas` : `starting ${processes} × ${shardsEach} shards`);
await Promise.all(bots.map((bot) => bot.start()));
const balancer = http > 0 ? await startLoadBalancer(bots.map(({ url }) => url)) : undefined;
await playground.setInteractionsEndpoint(balancer && `${balancer.url}/interactions`);
note(`${rate} interactions a second for ${seconds} s`);

/** What another process sees: this one has a library of its own over the same database. */
const library = new GuildLibrary([], database.store);
const published: Published[] = [];
const visibleMs: number[] = [];
const watching: Promise<void>[] = [];
const before = [...bots.map(({ usage }) => usage), usageOf(process.pid)];
const startedAt = performance.now();
const machineBefore = machineCpuSeconds();
const cut = values.kill ? killOne(bots[1]!) : undefined;
const rolling = values.roll ? rollAll() : undefined;
const samples = await runTraffic({
  playground,
  guildIds,
  rate,
  seconds,
  onPublished: (one) => {
    published.push(one);
    watching.push(untilVisible(one));
  },
});
const machineSeconds = machineCpuSeconds() - machineBefore;
/** Longer than asked for by the last answers. */
const elapsedSeconds = (performance.now() - startedAt) / 1000;
const after = [...bots.map(({ usage }) => usage), usageOf(process.pid)];
await Promise.all(watching);
const awayMs = await rolling;
const result = await report();
if (values.json) console.log(JSON.stringify(result));
else print(result);
await Promise.all(bots.map((bot) => bot.stop()));
balancer?.close();
await playground.close();
await database.close();

/** Guilds whose shards follow each other, so that each shard has as many; the busiest ones are spread, too. */
function addGuilds(): string[] {
  const firstMoment = BigInt(Math.ceil(1e11 / shardCount) * shardCount);
  return Array.from({ length: guilds }, (_, n) => {
    const id = String((firstMoment + BigInt(n)) << 22n);
    return playground.addGuild(`Guild ${n}`, { hasBot: true, id }).id;
  });
}

function botProcess(n: number): BotProcess {
  const first = n * shardsEach;
  const env = {
    DISCORD_TOKEN: playground.token,
    DISCORD_API_URL: playground.apiUrl,
    DATABASE_URL: database.url,
    ...(http > 0
      ? { DISCORD_PUBLIC_KEY: playground.publicKey }
      : { SHARDS: `${first}-${first + shardsEach - 1}/${shardCount}` }),
    PORT: '0',
    LOG_LEVEL: 'info',
    FOOTNOTE_MODEL: values.words ? 'off' : '',
    LIMIT_BRIEFS: '999999999',
    LIMIT_CHANGES_PER_MINUTE: '999999999',
    LIMIT_QUESTIONS_PER_MINUTE: '999999999',
  };
  return new BotProcess(env, values.node.split(' ').filter(Boolean));
}

/** The process that serves a guild. */
function processOf(guild: number): number {
  return Math.floor((guild % shardCount) / shardsEach);
}

async function untilVisible({ guild, title }: Published): Promise<void> {
  const start = performance.now();
  while (!(await isVisible({ guild, title }))) await sleep(1);
  visibleMs.push(performance.now() - start);
}

async function isVisible({ guild, title }: Published): Promise<boolean> {
  const collection = await library.collection(guildIds[guild]!);
  return collection.briefs.some((brief) => brief.title === title);
}

/** Kills a process under load and starts it again; resolves to when both was, by performance.now(). */
async function killOne(bot: BotProcess): Promise<{ killedAt: number; restartedAt: number }> {
  await sleep((seconds * 1000) / 3);
  const killedAt = performance.now();
  await bot.kill();
  await sleep(RESTART_AFTER_MS);
  const restartedAt = performance.now();
  note('starting the killed bot again');
  await bot.start();
  return { killedAt, restartedAt };
}

/** Restarts each process in turn, as a new release does; resolves to how long each was away. */
async function rollAll(): Promise<number[]> {
  await sleep((seconds * 1000) / 3);
  const away: number[] = [];
  for (const bot of bots) {
    const stoppedAt = performance.now();
    await bot.stop();
    await bot.start();
    away.push(Math.round(performance.now() - stoppedAt));
    await sleep(RESTART_AFTER_MS);
  }
  return away;
}

async function report(): Promise<Record<string, unknown>> {
  const gone = await cut;
  const backAt = gone === undefined ? undefined : firstAnswerAfter(gone.restartedAt);
  // What was under way at the killed process is lost with it: Discord gives up on it after three seconds.
  const isWhileAway = ({ guild, dueAt }: Sample): boolean =>
    gone !== undefined &&
    processOf(guild) === 1 &&
    dueAt > gone.killedAt - 3_000 &&
    dueAt < (backAt ?? Infinity);
  const counted = samples.filter((sample) => !isWhileAway(sample));
  const failed = counted.filter(({ error }) => error !== undefined);
  const answered = counted.filter(({ error }) => error === undefined);
  const refusals = playground.refusals.filter(({ path }) => !path.endsWith('/permissions'));
  const logged = bots.flatMap(({ errors }) => errors);
  for (const line of [...new Set(failed.map(({ error }) => error)), ...logged].slice(0, 5))
    note(String(line));
  const lost = (await Promise.all(published.map(isVisible))).filter((isThere) => !isThere).length;
  const usages = after.map((usage, n) => used(usage, before[n]));
  return {
    guilds,
    briefs,
    rate,
    seconds,
    processes: bots.length,
    transport: http > 0 ? 'http' : 'gateway',
    database: kind,
    sent: samples.length,
    answered: samples.filter(({ error }) => error === undefined).length,
    ...timesOf(answered),
    ...(warmUp > 0 && { warm: timesOf(answered.filter(({ dueAt }) => dueAt >= startedAt + warmUp * 1000)) }),
    p99ByKindMs: Object.fromEntries(
      KINDS.map((kind) => [kind, timesOf(answered.filter((sample) => sample.kind === kind)).p99Ms]),
    ),
    p99BySecondMs: Array.from({ length: seconds }, (_, second) => {
      const isThen = ({ dueAt }: Sample): boolean => Math.floor((dueAt - startedAt) / 1000) === second;
      return Math.round(timesOf(answered.filter(isThen)).p99Ms);
    }),
    perSecond: round(answered.length / seconds),
    cpuMsPerInteraction: round(
      (10 * elapsedSeconds * sum(usages.slice(0, -1).map(({ cpuPercent }) => cpuPercent))) / samples.length,
    ),
    errors: failed.length + refusals.length + logged.length,
    peakRssMb: Math.max(...usages.slice(0, -1).map(({ peakRssMb }) => peakRssMb ?? 0)),
    published: published.length,
    lostPublishes: lost,
    visibleP50Ms: round(percentile(visibleMs, 0.5)),
    visibleMaxMs: round(Math.max(0, ...visibleMs)),
    ...(gone && {
      unansweredWhileAway: samples.filter((sample) => isWhileAway(sample) && sample.error !== undefined)
        .length,
      answersAgainAfterMs: backAt === undefined ? null : round(backAt - gone.restartedAt),
    }),
    ...(awayMs && { awayMs }),
    bots: usages.slice(0, -1),
    playground: usages.at(-1),
    restCpuPercent:
      Math.round((machineSeconds / elapsedSeconds) * 100) - sum(usages.map(({ cpuPercent }) => cpuPercent)),
  };
}

function timesOf(some: readonly Sample[]) {
  const times = some.map(({ latencyMs }) => latencyMs);
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((share) => round(percentile(times, share))) as [
    number,
    number,
    number,
  ];
  return { p50Ms, p95Ms, p99Ms };
}

/** When an interaction of the killed process was first answered again. */
function firstAnswerAfter(restartedAt: number): number | undefined {
  const answeredAt = samples
    .filter(({ guild, error }) => processOf(guild) === 1 && error === undefined)
    .map(({ dueAt, latencyMs }) => dueAt + latencyMs)
    .filter((at) => at > restartedAt);
  return answeredAt.length === 0 ? undefined : Math.min(...answeredAt);
}

function used({ rssMb, peakRssMb, cpuSeconds }: Usage, before: Usage | undefined) {
  const spent = (cpuSeconds ?? Number.NaN) - (before?.cpuSeconds ?? 0);
  return {
    rssMb: rssMb ?? null,
    peakRssMb: peakRssMb ?? null,
    cpuPercent: Math.round((spent / elapsedSeconds) * 100),
  };
}

function print({ bots: each, playground: world, ...figures }: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${inWords(value)}`);
  const rows = (each as object[]).map((usage, n) => ({ process: `bot ${n}`, ...usage }));
  console.log(`\n${formatTable([...rows, { process: 'playground', ...(world as object) }])}`);
}

/** A figure as it is, several with their names. */
function inWords(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(/["{}[\]]/g, '')
    .replaceAll(',', ', ')
    .replaceAll(':', ' ');
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new UserError(`--${name}: must be a whole number`);
  return Number(text);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function round(value: number): number {
  return Number(value.toFixed(1));
}
