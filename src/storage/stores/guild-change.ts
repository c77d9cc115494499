import type { AuditEntry } from '../../knowledge/stores/audit-log.ts';
import type { Queries, Writes } from '../schema.ts';

/** Who changes something in which guild, and when (ISO 8601, UTC). */
export interface ChangeMaker {
  readonly guildId: string;
  readonly by: string;
  readonly at: string;
}

/** A change of a guild while it is being made: its transaction, its number, and its one line in the audit log. */
export class GuildChange implements ChangeMaker {
  readonly trx: Writes;
  readonly guildId: string;
  readonly by: string;
  readonly at: string;
  /** The guild's revision once the change is done. */
  readonly revision: number;
  #isRecorded = false;

  constructor(trx: Writes, maker: ChangeMaker, revision: number) {
    this.trx = trx;
    this.guildId = maker.guildId;
    this.by = maker.by;
    this.at = maker.at;
    this.revision = revision;
  }

  get isRecorded(): boolean {
    return this.#isRecorded;
  }

  /** Writes the change down. Exactly once: the revision is the line's key. */
  async record(entry: Omit<AuditEntry, 'revision' | 'at' | 'by'>): Promise<void> {
    const { guildId: guild_id, revision, at: made_at, by: made_by } = this;
    await this.trx
      .insertInto('audit')
      .values({ guild_id, revision, made_at, made_by, ...entry })
      .execute();
    this.#isRecorded = true;
  }
}

/**
 * Runs `work` as one change of a guild. What `work` wrote stays only if it recorded the change;
 * otherwise (it was refused, or there was nothing to do) all is rolled back, and its result returned.
 */
export async function changeGuild<T>(
  db: Queries,
  maker: ChangeMaker,
  work: (change: GuildChange) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      const change = new GuildChange(trx, maker, await takeRevision(trx, maker.guildId));
      const result = await work(change);
      if (!change.isRecorded) throw new NotRecorded(result);
      return result;
    });
  } catch (error) {
    if (error instanceof NotRecorded) return error.result as T;
    throw error;
  }
}

/** Thrown to make kysely roll back; never leaves this file. */
class NotRecorded extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('nothing was recorded');
    this.result = result;
  }
}

// Also makes the changes of one guild queue up on any database: the row stays locked until the
// transaction ends, so what is read after this is what is written over.
async function takeRevision(trx: Writes, guildId: string): Promise<number> {
  const { revision } = await trx
    .insertInto('guild')
    .values({ id: guildId, revision: 1, settings: null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ revision: eb('guild.revision', '+', 1) })),
    )
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}
