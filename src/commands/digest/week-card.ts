import type { FeedbackCounts } from '../../knowledge/feedback-store.ts';
import type { Gap, QuestionCounts } from '../../knowledge/gap-store.ts';
import type { Say } from '../../messages/speak.ts';
import type { Card } from '../reply.ts';

/** Gaps that a summary names. */
const MAX_GAPS = 5;

/** What a week brought. */
export interface Week {
  readonly questions: QuestionCounts;
  readonly votes: FeedbackCounts;
  /** Open ones of that week, most asked first. */
  readonly gaps: readonly Gap[];
}

/** Sums up what was asked in a week; undefined where nothing was. */
export function weekCard({ questions, votes, gaps }: Week, say: Say): Card | undefined {
  if (questions.asked === 0 && gaps.length === 0) return undefined;
  const voters = votes.helpful + votes.unhelpful;
  const bullets = gaps.slice(0, MAX_GAPS).map(({ question, askedCount, unhelpfulCount }) => ({
    text: say('digest.gap', { question, count: Math.max(askedCount, unhelpfulCount) }),
  }));
  return {
    tone: 'answer',
    locale: say.locale,
    lead: [
      say.line('digest.week', { asked: questions.asked, unanswered: questions.unanswered }),
      ...(voters > 0 ? [say('digest.votes', { helpful: votes.helpful, voters })] : []),
    ],
    ...(bullets.length > 0 ? { chapters: [{ title: say('digest.gaps'), sections: [{ bullets }] }] } : {}),
    notes: [say.line('digest.for-moderators', { gaps: { command: 'gaps' } })],
  };
}
