import type { ClaimIndex, DocumentRange } from './claim-index.ts';
import type { Question } from './question.ts';
import { termsOf } from './terms.ts';

/** How much of a theme's title the question has to name. */
const TITLE_SHARE = 0.6;

/** How much of the question has to be about the title: little where it asks for a whole subject, else most of it. */
const QUESTION_SHARE_IF_BROAD = 0.25;
const QUESTION_SHARE = 0.6;

/**
 * How well a question fits a theme's title, 0 (asks for something else) to 1 (names the theme and nothing else).
 * "Tell me about the jobs and the suppliers" fits "Jobs and Local Suppliers".
 */
export function themeFit(
  question: Question,
  title: string,
  index: ClaimIndex,
  range?: DocumentRange,
): number {
  const titleTerms = new Set(
    termsOf(title)
      .filter(({ kind }) => kind !== 'compound')
      .map(({ text }) => text),
  );
  let titleWeight = 0;
  let titleFound = 0;
  for (const term of titleTerms) {
    const idf = index.inverseDocumentFrequency(term, range);
    const found = question.concepts
      .flatMap(({ alternatives }) => alternatives)
      .filter((a) => a.term === term);
    titleWeight += idf;
    titleFound += idf * Math.max(0, ...found.map(({ weight }) => weight));
  }
  let questionWeight = 0;
  let questionFound = 0;
  for (const { alternatives, weight } of question.concepts) {
    questionWeight += weight;
    if (alternatives.some(({ term }) => titleTerms.has(term))) questionFound += weight;
  }
  if (titleWeight === 0 || questionWeight === 0) return 0;
  const titleShare = titleFound / titleWeight;
  const questionShare = questionFound / questionWeight;
  const isAsked =
    titleShare >= TITLE_SHARE &&
    questionShare >= (question.isBroad ? QUESTION_SHARE_IF_BROAD : QUESTION_SHARE);
  return isAsked ? titleShare * questionShare : 0;
}
