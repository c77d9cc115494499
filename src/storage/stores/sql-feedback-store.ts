import { createHash } from 'node:crypto';
import type { Feedback, FeedbackCounts, FeedbackStore } from '../../knowledge/stores/feedback-store.ts';
import { keepsVotes } from '../../knowledge/stores/guild-settings.ts';
import { subjectOf } from '../../knowledge/questions/same-question.ts';
import { lockSettings } from './locked-settings.ts';
import type { Queries } from '../schema.ts';
import { countInGap } from './sql-gap-writes.ts';

/** The votes of every guild. */
export class SqlFeedbackStore implements FeedbackStore {
  readonly #db: Queries;
  readonly #clock: () => string;

  constructor(db: Queries, clock: () => string) {
    this.#db = db;
    this.#clock = clock;
  }

  async record(feedback: Feedback): Promise<void> {
    const { guildId, userId, question, isHelpful } = feedback;
    const at = this.#clock();
    await this.#db.transaction().execute(async (trx) => {
      const settings = await lockSettings(trx, guildId);
      if (!keepsVotes(settings)) return;

      const vote_key = voteKey(feedback);
      const before = await trx
        .selectFrom('feedback')
        .where('vote_key', '=', vote_key)
        .select('is_helpful')
        .executeTakeFirst();
      const vote = { is_helpful: isHelpful ? 1 : 0, given_at: at };
      if (before?.is_helpful === vote.is_helpful) return;
      await trx
        .insertInto('feedback')
        .values({ ...vote, vote_key, guild_id: guildId, user_id: userId })
        .onConflict((conflict) => conflict.column('vote_key').doUpdateSet(vote))
        .execute();
      // A first “yes” says nothing of a gap; a later one takes the “no” back.
      if (settings.questionDays === null || (isHelpful && before === undefined)) return;
      await countInGap(trx, { guildId, question, at, asked: 0, unhelpful: isHelpful ? -1 : 1 });
    });
  }

  async counts(guildId: string, from: string): Promise<FeedbackCounts> {
    const votes = await this.#db
      .selectFrom('feedback')
      .where('guild_id', '=', guildId)
      .where('given_at', '>=', from)
      .select('is_helpful')
      .execute();
    const helpful = votes.filter((vote) => vote.is_helpful === 1).length;
    return { helpful, unhelpful: votes.length - helpful };
  }
}

/** Who voted on what: the question by what it is about, so that asking it in other words is no second vote. */
function voteKey({ guildId, userId, briefId, question }: Feedback): string {
  const parts = JSON.stringify([guildId, userId, briefId, subjectOf(question)]);
  return createHash('sha256').update(parts).digest('base64');
}
