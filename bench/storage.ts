/**
 * Measures the SQLite store: saves a second, the slowest publish, and the size and speed of a big file.
 *
 *     node bench/storage.ts [briefs]
 *
 * Fills one guild with 500 briefs of 13 claims and times publishes and saves there, one after the other
 * as moderators make them; then fills other guilds until there are `briefs` (10,000) and times what is
 * done at start, at the first question of a guild, and by a backup.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Brief } from '../src/knowledge/brief.ts';
import type { Store } from '../src/knowledge/stores/store.ts';
import { backupStore } from '../src/storage/backup.ts';
import { openSqliteStore } from '../src/storage/sqlite/open-sqlite-store.ts';
import { longBrief } from '../test/storage/sample-brief.ts';

const GUILD = '100000000000000001';
const BY = '200000000000000001';
const CLAIMS = 13;
const IN_GUILD = 500;
const ROUNDS = 500;

const total = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
const path = join(folder, 'footnote.db');
let store = await openSqliteStore({ path, maxBriefsPerGuild: Infinity });
let published = 0;

for (let index = 0; index < IN_GUILD; index += 1) await publish(store, GUILD);

const publishMs: number[] = [];
const saveMs: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const brief = await timed(publishMs, () => publish(store, GUILD));
  await timed(saveMs, () => edit(brief));
}
report('publish, 500 and more briefs in the guild', publishMs);
report('save of a new version', saveMs);

for (let guild = 0; published < total; guild += 1) {
  for (let index = 0; index < 20 && published < total; index += 1) await publish(store, `${guild}`);
}
await store.close();
const sizeBytes = statSync(path).size;
console.log(
  `${total} briefs of ${CLAIMS} claims, ${total + ROUNDS} versions: ${megabytes(sizeBytes)} MB, ` +
    `${Math.round(sizeBytes / total)} bytes a brief`,
);

const openMs: number[] = [];
store = await timed(openMs, () => openSqliteStore({ path }));
report('open and check the file', openMs);
const loadMs: number[] = [];
const changes = await timed(loadMs, () => store.briefs.since(GUILD, 0));
report(`read the ${changes.changed.length} briefs of a guild`, loadMs);
const askMs: number[] = [];
for (let round = 0; round < 1000; round += 1) {
  await timed(askMs, () => store.briefs.since(GUILD, changes.revision));
}
report('ask whether a guild has changed', askMs);
const listMs: number[] = [];
for (let round = 0; round < 20; round += 1) await timed(listMs, () => store.briefs.list(GUILD));
report(`list the ${changes.changed.length} briefs of a guild`, listMs);
const backupMs: number[] = [];
await timed(backupMs, async () => backupStore(path, join(folder, 'copy.db')));
report('back up', backupMs);
await store.close();
rmSync(folder, { recursive: true });

async function publish(to: Store, guildId: string): Promise<Brief> {
  published += 1;
  const title = `Brief ${published}`;
  const result = await to.briefs.publish({
    guildId,
    by: BY,
    slug: `brief-${published}`,
    content: longBrief(title, CLAIMS),
  });
  if (result.kind !== 'saved') throw new Error(result.kind);
  return result.brief;
}

async function edit(brief: Brief): Promise<void> {
  const result = await store.briefs.save({
    guildId: GUILD,
    by: BY,
    briefId: brief.id,
    baseVersion: brief.version,
    content: { ...brief, title: `${brief.title} again` },
  });
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
  const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  const figures =
    times.length === 1
      ? `${at(0)} ms`
      : `${Math.round(1000 / mean)} a second, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
  console.log(`${what}: ${figures}`);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
