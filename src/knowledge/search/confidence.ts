import type { Question } from './question.ts';
import type { RankedClaim } from './rank-claims.ts';

/** From this confidence on a claim is given as the answer. */
export const ANSWER_FROM = 0.35;

/** A name or number that no claim has leaves this much of the confidence: the question turns on it. */
const MISSING_NAME = 0.6;

/** One shared word can be chance. */
const SINGLE_MATCH = 0.5;

/** How sure it is that a claim answers the question, 0..1, judged by the question's words alone. */
export function confidenceOf(question: Question, best: RankedClaim): number {
  const missesName = question.concepts.some(({ isNamed, isKnown }) => isNamed && !isKnown);
  const isChance = best.matched < 2 && question.concepts.length > 1;
  return best.coverage * (missesName ? MISSING_NAME : 1) * (isChance ? SINGLE_MATCH : 1);
}
