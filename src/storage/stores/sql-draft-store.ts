import type {
  Draft,
  DraftInput,
  DraftOwner,
  DraftStore,
  DraftSummary,
} from '../../knowledge/stores/draft-store.ts';
import { newId } from './new-id.ts';
import type { Queries, Writes } from '../schema.ts';

/** The drafts of every moderator. */
export class SqlDraftStore implements DraftStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async save(draft: DraftInput): Promise<Draft> {
    const now = this.#clock();
    const values = {
      title: draft.title,
      text: draft.text,
      base_brief_id: draft.basedOn?.briefId ?? null,
      base_version: draft.basedOn?.version ?? null,
      updated_at: now,
    };
    const { id, ...input } = draft;
    // In a transaction, which waits for another process's lock.
    return await this.#db.transaction().execute(async (trx) => {
      const kept =
        id === undefined
          ? undefined
          : await trx
              .updateTable('draft')
              .set(values)
              .where('id', '=', id)
              .where('guild_id', '=', draft.guildId)
              .where('made_by', '=', draft.by)
              .returning(['id', 'created_at'])
              .executeTakeFirst();
      if (kept) return { ...input, id: kept.id, createdAt: kept.created_at, updatedAt: now };

      const fresh = newId();
      await trx
        .insertInto('draft')
        .values({ ...values, id: fresh, guild_id: draft.guildId, made_by: draft.by, created_at: now })
        .execute();
      return { ...input, id: fresh, createdAt: now, updatedAt: now };
    });
  }

  async get(owner: DraftOwner, id: string): Promise<Draft | undefined> {
    const row = await this.#of(owner)
      .where('id', '=', id)
      .select([...SUMMARY, 'text'])
      .executeTakeFirst();
    return row && { ...toSummary(owner, row), text: row.text };
  }

  async list(owner: DraftOwner): Promise<DraftSummary[]> {
    const rows = await this.#of(owner).select(SUMMARY).orderBy('updated_at', 'desc').orderBy('id').execute();
    return rows.map((row) => toSummary(owner, row));
  }

  async discard(owner: DraftOwner, id: string): Promise<boolean> {
    return await this.#db.transaction().execute((trx) => discardDraft(trx, owner, id));
  }

  #of({ guildId, by }: DraftOwner) {
    return this.#db.selectFrom('draft').where('guild_id', '=', guildId).where('made_by', '=', by);
  }
}

/** Drops a draft; false when its owner has no such draft. */
export async function discardDraft(trx: Writes, owner: DraftOwner, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('draft')
    .where('id', '=', id)
    .where('guild_id', '=', owner.guildId)
    .where('made_by', '=', owner.by)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const SUMMARY = ['id', 'title', 'base_brief_id', 'base_version', 'created_at', 'updated_at'] as const;

interface SummaryRow {
  id: string;
  title: string | null;
  base_brief_id: string | null;
  base_version: number | null;
  created_at: string;
  updated_at: string;
}

function toSummary({ guildId, by }: DraftOwner, row: SummaryRow): DraftSummary {
  const { base_brief_id: briefId, base_version: version } = row;
  return {
    id: row.id,
    guildId,
    by,
    title: row.title,
    basedOn: briefId === null || version === null ? null : { briefId, version },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
