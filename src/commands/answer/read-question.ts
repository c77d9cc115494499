import { LocalizedError } from '../../messages/localized-error.ts';

/** Longer than any question: a pasted article is not one. */
const MAX_QUESTION_LENGTH = 1_000;

/**
 * A question as it is to be asked.
 *
 * @throws LocalizedError for none, and for more than a question.
 */
export function readQuestion(text: string): string {
  const question = text.trim();
  if (question === '') throw new LocalizedError('ask.empty');
  if (question.length > MAX_QUESTION_LENGTH)
    throw new LocalizedError('ask.too-long', { length: question.length });
  return question;
}
