/**
 * Measures what the searchable briefs of a guild take in memory, for the estimate that INDEX_MEMORY_MB is held to.
 *
 *     node --expose-gc bench/index-memory.ts
 */
import { Collection } from '../src/knowledge/collection.ts';
import { Meanings } from '../src/knowledge/meaning/meanings.ts';
import type { Brief } from '../src/knowledge/brief.ts';
import { generateClaims } from './generated-claims.ts';

const { gc } = globalThis;
if (!gc) throw new Error('start node with --expose-gc');

/** As long as the built-in model's. */
const DIMENSIONS = 384;
const GUILDS = 500;
const { claims } = generateClaims(50_000, 0);
let taken = 0;

/** Vectors of the right size, as a store would give them. */
const meanings = new Meanings({
  embedder: Promise.resolve({
    id: 'bench',
    languages: ['en'],
    dimensions: DIMENSIONS,
    embed: async (texts) => texts.map(() => Float32Array.from({ length: DIMENSIONS }, Math.random)),
    close: async () => {},
  }),
});

console.log('briefs a guild  claims a brief  KB a guild');
for (const [briefs, claimsEach] of [
  [1, 1],
  [1, 13],
  [3, 13],
  [10, 13],
  [10, 50],
] as const) {
  const before = usedBytes();
  const collections = Array.from(
    { length: GUILDS },
    () =>
      new Collection({
        briefs: Array.from({ length: briefs }, () => brief(claimsEach)),
        meanings,
      }),
  );
  await Promise.all(collections.map((collection) => collection.settled()));
  const kb = (usedBytes() - before) / GUILDS / 1024;
  console.log(
    `${String(briefs).padStart(14)}${String(claimsEach).padStart(16)}${kb.toFixed(1).padStart(12)}`,
  );
  collections.length = 0;
}

function brief(size: number): Brief {
  // Sliced anew, as text from a database is: claims that are substrings of one text share its memory.
  const texts = Array.from({ length: size }, () =>
    Buffer.from(claims[taken++ % claims.length] ?? '').toString(),
  );
  const claimOf = (text: string) => ({ text, citations: [1, 2], isChallenge: false });
  return {
    id: `brief-${taken}`,
    guildId: '1',
    slug: `brief-${taken}`,
    code: 'BRF',
    labels: texts.map((_, index) => `1.${index + 1}`),
    title: `Brief ${taken}`,
    language: 'en',
    coreViewpoint: texts.slice(0, 1).map(claimOf),
    themes: [{ title: 'Works', kind: 'theme', claims: texts.slice(1).map(claimOf) }],
    source: { title: 'Bench', publisher: null, publishedAt: null },
    version: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: '1',
  };
}

function usedBytes(): number {
  gc?.();
  gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
