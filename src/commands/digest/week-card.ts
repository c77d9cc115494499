import type { FeedbackCounts } from '../../knowledge/stores/feedback-store.ts';
import type { Gap, QuestionCounts } from '../../knowledge/stores/gap-store.ts';
import type { Say } from '../../messages/speak.ts';
import type { Card } from '../reply.ts';

/** Gaps that a summary names. */
const MAX_GAPS = 5;

/** From so many times on a gap is named: everyone sees what one person may have asked once, and privately. */
const OFTEN = 2;

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
  const bullets = gaps
    .map(({ question, askedCount, unhelpfulCount }) => ({
      question,
      count: Math.max(askedCount, unhelpfulCount),
    }))
    .filter(({ count }) => count >= OFTEN)
    .slice(0, MAX_GAPS)
    .map((gap) => ({ text: say('digest.gap', gap) }));
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
