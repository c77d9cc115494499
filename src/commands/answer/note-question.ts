import { DependencyError } from '../../errors.ts';
import type { Answer } from '../../knowledge/answer.ts';
import type { Request } from '../command.ts';
import type { Services } from '../services.ts';

/**
 * Takes note of what a guild was asked and whether the briefs answered, as far as its settings allow: see `GapStore`.
 * Who asked is not passed on. An answer does not fail because it could not be counted.
 */
export async function noteQuestion(
  question: string,
  answer: Answer,
  { guildId }: Pick<Request, 'guildId'>,
  { library, store }: Pick<Services, 'library' | 'store'>,
): Promise<void> {
  if (guildId === null) return;
  try {
    const { questionDays, hasWeeklySummary } = await library.settings(guildId);
    // The store would say the same, for one more read.
    if (questionDays === null && !hasWeeklySummary) return;
    await store.gaps.record({ guildId, question, isAnswered: answer.kind === 'answered' });
  } catch (error) {
    if (!(error instanceof DependencyError)) throw error;
  }
}
