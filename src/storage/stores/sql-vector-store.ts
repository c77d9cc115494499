import { createHash } from 'node:crypto';
import type { VectorStore } from '../../knowledge/stores/vector-store.ts';
import type { Queries } from '../schema.ts';

/** Rows of one statement: well below what databases take as parameters. */
const ROWS_AT_ONCE = 500;

/** The vectors of texts, by hash: 1 kB a text, and the text itself cannot be read from it. */
export class SqlVectorStore implements VectorStore {
  readonly #db: Queries;

  constructor(db: Queries) {
    this.#db = db;
  }

  async find(modelId: string, texts: readonly string[]): Promise<ReadonlyMap<string, Int8Array>> {
    const byHash = new Map(texts.map((text) => [hashOf(text), text]));
    const found = new Map<string, Int8Array>();
    for (const hashes of chunksOf([...byHash.keys()])) {
      const rows = await this.#db
        .selectFrom('vector')
        .where('model', '=', modelId)
        .where('text_hash', 'in', hashes)
        .select(['text_hash', 'components'])
        .execute();
      for (const { text_hash, components } of rows) {
        const text = byHash.get(text_hash);
        if (text !== undefined) found.set(text, Int8Array.from(Buffer.from(components, 'base64')));
      }
    }
    return found;
  }

  async keep(modelId: string, vectors: ReadonlyMap<string, Int8Array>): Promise<void> {
    const all = [...vectors].map(([text, vector]) => ({
      model: modelId,
      text_hash: hashOf(text),
      components: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64'),
    }));
    // In one order, so that two processes that keep the same texts cannot wait for each other.
    all.sort((a, b) => (a.text_hash < b.text_hash ? -1 : 1));
    for (const rows of chunksOf(all)) {
      // In a transaction, which waits for another process's lock.
      await this.#db.transaction().execute((trx) =>
        trx
          .insertInto('vector')
          .values(rows)
          .onConflict((conflict) => conflict.columns(['model', 'text_hash']).doNothing())
          .execute(),
      );
    }
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, chunk) =>
    items.slice(chunk * ROWS_AT_ONCE, (chunk + 1) * ROWS_AT_ONCE),
  );
}
