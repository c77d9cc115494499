import type { ClaimIndex, DocumentRange } from './claim-index.ts';
import type { Concept, Question } from './question.ts';
import { coverageOf } from './rank-claims.ts';
import type { RankedClaim } from './rank-claims.ts';

/** From this confidence on a claim is given as the answer. Set on the public sets and the off-topic questions. */
export const ANSWER_FROM = 0.35;

/** The same where one brief is asked: who names the brief asks for its subject. */
export const ANSWER_FROM_IN_ONE_BRIEF = 0.3;

/** What is left of the confidence when a name or number that the question turns on is in no claim. */
const MISSING_NAME = 0.5;

/** The same, when the clause is about the asker or the asked. */
const PERSONAL = 0.5;

/** So many words of the subject must be found for full confidence: one shared word can be chance. */
const FULL_EVIDENCE = 2;

/** A clause of a longer question counts by itself from this share of the question on. */
const CLAUSE_FROM = 0.25;

/**
 * How sure it is that a claim answers the question, 0..1, judged by the question's words alone: the share of them
 * that the claim has, less where only one of them is found, where a name is missing or where no brief could tell.
 * Of a question in several clauses the surest counts: in "my uncle sells insurance, is the route cheaper?" the second.
 */
export function confidenceOf(question: Question, { presence }: RankedClaim): number {
  const clauses = Map.groupBy(question.concepts.keys(), (index) => question.concepts[index]?.clause ?? 0);
  const whole = [...question.concepts.keys()];
  const parts = [...clauses.values()].filter((part) => part.length >= CLAUSE_FROM * whole.length);
  return Math.max(0, ...[whole, ...parts].map((part) => confidenceOfPart(question, part, presence)));
}

function confidenceOfPart(question: Question, part: readonly number[], presence: readonly number[]): number {
  const concepts = part.map((index) => question.concepts[index]).filter((concept) => concept !== undefined);
  const found = part.map((index) => presence[index] ?? 0);
  const missesName = concepts.some(({ isNamed, isKnown }) => isNamed && !isKnown);
  const isPersonal = concepts.some(({ clause }) => question.personalClauses.has(clause));
  return (
    coverageOf(concepts, found) *
    evidenceOf(question, concepts, found) *
    (missesName ? MISSING_NAME : 1) *
    (isPersonal ? PERSONAL : 1)
  );
}

/** How far the found words rule out chance, 0..1. A question of one word is judged by its form. */
function evidenceOf(question: Question, concepts: readonly Concept[], found: readonly number[]): number {
  const ofSubject = found.filter((_, index) => concepts[index]?.isLight === false);
  const evidence = Math.min(1, ofSubject.reduce((sum, share) => sum + share, 0) / FULL_EVIDENCE);
  const isPlainlyAsked = question.isKeywords || question.isBroad || concepts[0]?.isNamed === true;
  return concepts.length === 1 && isPlainlyAsked ? Math.min(1, FULL_EVIDENCE * evidence) : evidence;
}

/** How sure it is, 0..1, that a brief as a whole is what the question speaks of; 1 where it speaks of nothing else. */
export function confidenceOfWhole(question: Question, index: ClaimIndex, range: DocumentRange | undefined): number {
  const { concepts } = question;
  if (concepts.length === 0) return 1;
  const found = concepts.map(({ alternatives }) =>
    Math.max(0, ...alternatives.map(({ term, weight }) => (index.documentFrequency(term, range) > 0 ? weight : 0))),
  );
  const missesName = concepts.some(({ isNamed }, at) => isNamed && found[at] === 0);
  const isPersonal = concepts.some(({ clause }) => question.personalClauses.has(clause));
  return coverageOf(concepts, found) * (missesName ? MISSING_NAME : 1) * (isPersonal ? PERSONAL : 1);
}
