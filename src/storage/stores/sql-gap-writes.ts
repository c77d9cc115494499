import type { Selectable } from 'kysely';
import { type Gap, UNHELPFUL_FROM } from '../../knowledge/stores/gap-store.ts';
import { subjectMatcher, subjectOf } from '../../knowledge/questions/same-question.ts';
import { scrubQuestion } from '../../knowledge/questions/scrub-question.ts';
import { newId } from './new-id.ts';
import type { Queries, Schema, Writes } from '../schema.ts';

/** What a guild keeps at most; then the one that was asked longest ago makes room. */
const MAX_GAPS = 500;

/** Between the terms of a subject, which have no blanks in them. */
const SEPARATOR = ' ';

/** What happens to a gap when its question is met again. */
interface GapEvent {
  readonly guildId: string;
  readonly question: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly asked: 0 | 1;
  readonly unhelpful: -1 | 0 | 1;
}

/** Counts a question in the gap that it belongs to, which may be a new one. The caller holds the guild's lock. */
export async function countInGap(trx: Writes, event: GapEvent): Promise<void> {
  const { guildId, at, asked, unhelpful } = event;
  const question = scrubQuestion(event.question);
  const known = await findGap(trx, guildId, question);
  const asked_count = (known?.asked_count ?? 0) + asked;
  const unhelpful_count = Math.max(0, (known?.unhelpful_count ?? 0) + unhelpful);
  const isOpenAgain = known?.state === 'answered' && (asked === 1 || unhelpful_count >= UNHELPFUL_FROM);
  // In the words of today, so that no wording is kept longer than it may.
  const current = {
    question,
    subject: subjectOf(question).join(SEPARATOR),
    asked_count,
    unhelpful_count,
    last_asked_at: at,
    state: isOpenAgain ? 'open' : (known?.state ?? 'open'),
  } satisfies Partial<Selectable<Schema['gap']>>;
  if (asked_count + unhelpful_count === 0) {
    if (known) await trx.deleteFrom('gap').where('id', '=', known.id).execute();
  } else if (known) {
    await trx.updateTable('gap').set(current).where('id', '=', known.id).execute();
  } else {
    await trx
      .insertInto('gap')
      .values({ ...current, id: newId(), guild_id: guildId })
      .execute();
    await keepLatest(trx, guildId);
  }
}

/** The gap that a question belongs to: the one most like it is not sought, the latest that asks the same will do. */
export async function findGap(
  db: Queries,
  guildId: string,
  question: string,
  state?: Gap['state'],
): Promise<Omit<Selectable<Schema['gap']>, 'guild_id' | 'question' | 'last_asked_at'> | undefined> {
  const isSame = subjectMatcher(subjectOf(question));
  const rows = await db
    .selectFrom('gap')
    .where('guild_id', '=', guildId)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .orderBy('last_asked_at', 'desc')
    .select(['id', 'subject', 'asked_count', 'unhelpful_count', 'state'])
    .execute();
  return rows.find((row) => isSame(row.subject.split(SEPARATOR)));
}

async function keepLatest(trx: Writes, guildId: string): Promise<void> {
  const kept = trx
    .selectFrom('gap')
    .where('guild_id', '=', guildId)
    .orderBy('last_asked_at', 'desc')
    .orderBy('id')
    .limit(MAX_GAPS)
    .select('id');
  await trx.deleteFrom('gap').where('guild_id', '=', guildId).where('id', 'not in', kept).execute();
}
