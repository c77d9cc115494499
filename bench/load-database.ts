import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedder } from '../src/embedding/open-embedder.ts';
import { Meanings } from '../src/knowledge/meaning/meanings.ts';
import type { Store } from '../src/knowledge/stores/store.ts';
import { bundledBrief, loadBundledBriefs } from '../src/storage/bundled-briefs.ts';
import { openStore } from '../src/storage/open-store.ts';
import { startPostgres } from '../test/storage/postgres-process.ts';
import { BRIEF_KINDS, loadBrief, titleOf } from './load-briefs.ts';

/** A database for a load, and this process's own view of it. */
export interface LoadDatabase {
  readonly url: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** Makes an empty database that goes with {@link LoadDatabase.close}. */
export async function openLoadDatabase(kind: 'sqlite' | 'postgres'): Promise<LoadDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-load-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const server = kind === 'postgres' ? await startPostgres() : undefined;
  const url = server
    ? `postgres://${server.user}:test@127.0.0.1:${server.port}/postgres`
    : `sqlite:${join(folder, 'footnote.db')}`;
  const store = await openStore(url, { maxBriefsPerGuild: Infinity });
  return {
    url,
    store,
    async close() {
      await store.close();
      await server?.close();
    },
  };
}

/** Publishes briefs in each guild, the kinds in turn. */
export async function publishBriefs(store: Store, guildIds: readonly string[], each: number): Promise<void> {
  const publishAll = async (guildId: string, guild: number) => {
    for (let n = 0; n < each; n += 1) {
      const kind = (guild + n) % BRIEF_KINDS;
      const title = n < BRIEF_KINDS ? titleOf(kind) : `${titleOf(kind)} ${n}`;
      const input = { guildId, by: guildId, slug: `brief-${n}`, content: loadBrief(kind, title) };
      const result = await store.briefs.publish(input);
      if (result.kind !== 'saved') throw new Error(`cannot publish: ${result.kind}`);
    }
  };
  for (let start = 0; start < guildIds.length; start += 50) {
    await Promise.all(guildIds.slice(start, start + 50).map((id, i) => publishAll(id, start + i)));
  }
}

/**
 * Makes the vectors of all wordings beforehand, as they would be a minute after a brief was published, and those that
 * every bot makes at its very first start: making them takes 30 ms a claim, and would be most of what is measured.
 */
export async function keepVectors(store: Store): Promise<void> {
  const opened = await openEmbedder();
  if (opened.kind !== 'ready') return;
  const meanings = new Meanings({ embedder: Promise.resolve(opened.embedder), store: store.vectors });
  const { briefs } = await loadBundledBriefs('data/briefs');
  const kinds = Array.from({ length: BRIEF_KINDS }, (_, kind) =>
    bundledBrief(`kind-${kind}`, loadBrief(kind)),
  );
  for (const brief of [...briefs, ...kinds]) await meanings.ofBrief(brief);
  await meanings.ofErrands();
  await meanings.close();
}
