import type { Selectable } from 'kysely';
import {
  type AskedQuestion,
  type Gap,
  type GapStore,
  type QuestionCounts,
  UNHELPFUL_FROM,
} from '../../knowledge/stores/gap-store.ts';
import { scrubQuestion } from '../../knowledge/questions/scrub-question.ts';
import { lockSettings } from './locked-settings.ts';
import { dayOf, daysBefore } from './moments.ts';
import type { Queries, Schema, Writes } from '../schema.ts';
import { countInGap, findGap } from './sql-gap-writes.ts';
import { readSettings } from './sql-guild-settings-store.ts';

/** The gaps of every guild. */
export class SqlGapStore implements GapStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async record(asked: AskedQuestion): Promise<void> {
    const { guildId, question, isAnswered } = asked;
    const { questionDays, hasWeeklySummary } = await readSettings(this.#db, guildId);
    const isKept = questionDays !== null;
    // Most questions are answered and were never a gap: they cost these two reads.
    const isGap =
      isKept &&
      (!isAnswered || (await findGap(this.#db, guildId, scrubQuestion(question), 'open')) !== undefined);
    if (!hasWeeklySummary && !isGap) return;

    const at = this.#clock();
    await this.#db.transaction().execute(async (trx) => {
      const settings = await lockSettings(trx, guildId);
      if (settings.hasWeeklySummary) await countOnDay(trx, asked, dayOf(at));
      if (settings.questionDays === null || !isGap) return;
      await expireGaps(trx, guildId, settings.questionDays, at);
      if (isAnswered) await markAnswered(trx, asked);
      else await countInGap(trx, { guildId, question, at, asked: 1, unhelpful: 0 });
    });
  }

  async list(guildId: string): Promise<Gap[]> {
    const { questionDays } = await readSettings(this.#db, guildId);
    if (questionDays === null) return [];
    const rows = await this.#of(guildId)
      .where('state', '!=', 'dismissed')
      .where('last_asked_at', '>=', daysBefore(this.#clock(), questionDays))
      .where((eb) => eb.or([eb('asked_count', '>', 0), eb('unhelpful_count', '>=', UNHELPFUL_FROM)]))
      .selectAll()
      .execute();
    return rows.map(toGap).sort(openAndMostAskedFirst);
  }

  async get(guildId: string, id: string): Promise<Gap | undefined> {
    const row = await this.#of(guildId).where('id', '=', id).selectAll().executeTakeFirst();
    return row && toGap(row);
  }

  async dismiss(guildId: string, id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .transaction()
      .execute((trx) =>
        trx
          .updateTable('gap')
          .set({ state: 'dismissed' })
          .where('guild_id', '=', guildId)
          .where('id', '=', id)
          .where('state', '!=', 'dismissed')
          .executeTakeFirst(),
      );
    return numUpdatedRows > 0n;
  }

  async counts(guildId: string, { from, before }: { from: string; before: string }): Promise<QuestionCounts> {
    const days = await this.#db
      .selectFrom('question_day')
      .where('guild_id', '=', guildId)
      .where('day', '>=', from)
      .where('day', '<', before)
      .select(['asked', 'unanswered'])
      .execute();
    return days.reduce(
      (sum, day) => ({ asked: sum.asked + day.asked, unanswered: sum.unanswered + day.unanswered }),
      { asked: 0, unanswered: 0 },
    );
  }

  #of(guildId: string) {
    return this.#db.selectFrom('gap').where('guild_id', '=', guildId);
  }
}

/** Deletes the gaps of a guild that have not been asked for as many days as it keeps them. */
export async function expireGaps(trx: Writes, guildId: string, days: number, now: string): Promise<void> {
  await trx
    .deleteFrom('gap')
    .where('guild_id', '=', guildId)
    .where('last_asked_at', '<', daysBefore(now, days))
    .execute();
}

async function markAnswered(trx: Writes, { guildId, question }: AskedQuestion): Promise<void> {
  const gap = await findGap(trx, guildId, scrubQuestion(question), 'open');
  // What people call unhelpful was answered all along.
  if (gap === undefined || gap.unhelpful_count >= UNHELPFUL_FROM) return;
  await trx.updateTable('gap').set({ state: 'answered' }).where('id', '=', gap.id).execute();
}

async function countOnDay(trx: Writes, { guildId, isAnswered }: AskedQuestion, day: string): Promise<void> {
  const unanswered = isAnswered ? 0 : 1;
  await trx
    .insertInto('question_day')
    .values({ guild_id: guildId, day, asked: 1, unanswered })
    .onConflict((conflict) =>
      conflict.columns(['guild_id', 'day']).doUpdateSet((eb) => ({
        asked: eb('question_day.asked', '+', 1),
        unanswered: eb('question_day.unanswered', '+', unanswered),
      })),
    )
    .execute();
}

function toGap(row: Selectable<Schema['gap']>): Gap {
  return {
    id: row.id,
    question: row.question,
    askedCount: row.asked_count,
    unhelpfulCount: row.unhelpful_count,
    state: row.state,
    lastAskedAt: row.last_asked_at,
  };
}

function openAndMostAskedFirst(a: Gap, b: Gap): number {
  if (a.state !== b.state) return a.state === 'open' ? -1 : 1;
  const times = (gap: Gap) => gap.askedCount + gap.unhelpfulCount;
  return times(b) - times(a) || (a.lastAskedAt < b.lastAskedAt ? 1 : -1);
}
