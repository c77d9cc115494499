import { sql } from 'kysely';
import type { AuditEntry } from '../../knowledge/stores/audit-log.ts';
import type { DigestStore, DigestWeek, DigestWork } from '../../knowledge/stores/digest-store.ts';
import { dayOf, daysBefore, later } from './moments.ts';
import type { Queries, Writes } from '../schema.ts';

/** A change waits for others, in ms. */
const GATHERING_MS = 60_000;
/** How long one process alone may send, in ms. */
const CLAIM_MS = 120_000;
const WEEK_DAYS = 7;

/** The digests of every guild. */
export class SqlDigestStore implements DigestStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async due(): Promise<string[]> {
    const now = this.#clock();
    const rows = await this.#db
      .selectFrom('digest')
      .innerJoin('guild', 'guild.id', 'digest.guild_id')
      .leftJoin('departure', 'departure.guild_id', 'digest.guild_id')
      .where('departure.left_at', 'is', null)
      .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
      .where((eb) =>
        eb.or([
          eb('weekly_due', '<=', now),
          eb.and([
            eb('guild.revision', '>', eb.ref('told_revision')),
            eb.exists(
              eb
                .selectFrom('audit')
                .whereRef('audit.guild_id', '=', 'digest.guild_id')
                .whereRef('audit.revision', '>', 'digest.told_revision')
                .where('audit.made_at', '<=', later(now, -GATHERING_MS))
                .select('audit.revision'),
            ),
          ]),
        ]),
      )
      .select('digest.guild_id')
      .execute();
    return rows.map((row) => row.guild_id);
  }

  async claim(guildId: string): Promise<DigestWork | undefined> {
    const now = this.#clock();
    return await this.#db.transaction().execute(async (trx) => {
      const row = await trx
        .updateTable('digest')
        .set((eb) => ({
          claimed_until: later(now, CLAIM_MS),
          // What was being told when a process ended is told as far as then, by the same name.
          telling_revision: eb.fn.coalesce(
            'telling_revision',
            eb.selectFrom('guild').whereRef('guild.id', '=', 'digest.guild_id').select('guild.revision'),
          ),
        }))
        .where('guild_id', '=', guildId)
        .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
        .returning(['channel_id', 'told_revision', 'telling_revision', 'weekly_due'])
        .executeTakeFirst();
      if (!row) return undefined;
      const { channel_id: channelId, told_revision: told, weekly_due: dueAt } = row;
      const revision = row.telling_revision ?? told;
      return {
        guildId,
        channelId,
        changes: await changesBetween(trx, guildId, { after: told, upTo: revision }),
        revision,
        week: dueAt !== null && dueAt <= now ? weekOf(dueAt, now) : undefined,
      };
    });
  }

  async settle({ guildId, revision, week }: DigestWork): Promise<void> {
    const now = this.#clock();
    await this.#db.transaction().execute((trx) =>
      trx
        .updateTable('digest')
        .set({
          told_revision: revision,
          telling_revision: null,
          claimed_until: null,
          ...(week && { weekly_due: nextWeek(week.dueAt, now) }),
        })
        .where('guild_id', '=', guildId)
        // Turned off and on again meanwhile, it begins anew.
        .where('telling_revision', '=', revision)
        .execute(),
    );
  }
}

/** The moment when a summary is first due where it is chosen now. */
export function firstWeek(now: string): string {
  return daysBefore(now, -WEEK_DAYS);
}

/** A week after the last, or as many as it takes: what was missed is told once. */
function nextWeek(dueAt: string, now: string): string {
  let next = dueAt;
  while (next <= now) next = daysBefore(next, -WEEK_DAYS);
  return next;
}

function weekOf(dueAt: string, now: string): DigestWeek {
  const from = daysBefore(dueAt, WEEK_DAYS);
  return { dueAt, from, days: { from: dayOf(from), before: dayOf(now) } };
}

async function changesBetween(
  trx: Writes,
  guildId: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<AuditEntry[]> {
  return await trx
    .selectFrom('audit')
    .where('guild_id', '=', guildId)
    .where('revision', '>', after)
    .where('revision', '<=', upTo)
    .where(sql<boolean>`action like 'brief-%'`)
    .orderBy('revision')
    .select(['revision', 'made_at as at', 'made_by as by', 'action', 'subject', 'title', 'version', 'note'])
    .execute();
}
