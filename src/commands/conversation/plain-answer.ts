import type { Answer } from '../../knowledge/answer.ts';
import { answerCard, type AskedQuestion } from '../answer/answer-card.ts';
import type { ClaimsViewOptions } from '../claims/claims-view.ts';
import type { Card } from '../reply.ts';
import type { Services } from '../services.ts';

/** An answer that does not say who showed it: it replies to their message, or they alone read it. */
export async function plainAnswer(
  asked: AskedQuestion,
  options: ClaimsViewOptions,
  services: Services,
): Promise<{ readonly answer: Answer; readonly card: Card }> {
  const { answer, card } = await answerCard(asked, options, services);
  const { notes: _, ...rest } = card;
  return { answer, card: answer.kind === 'answered' ? rest : card };
}
