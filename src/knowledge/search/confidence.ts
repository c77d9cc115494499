import type { ClaimIndex, DocumentRange } from './claim-index.ts';
import type { Concept, Question } from './question.ts';
import { coverageOf } from './rank-claims.ts';
import type { Finding, RankedClaim } from './rank-claims.ts';

/** From this confidence on a claim is given as the answer. Set on the public sets and the off-topic questions. */
export const ANSWER_FROM = 0.35;

/** The same where one brief is asked: who names the brief asks for its subject. */
export const ANSWER_FROM_IN_ONE_BRIEF = 0.3;

/** What is left of the confidence when a name or number that the question turns on is in no claim. */
const MISSING_NAME = 0.3;

/** The same, when the clause is about the asker or the asked. */
const PERSONAL = 0.5;

/** So many words of the subject must be found for full confidence: one shared word can be chance. */
const FULL_EVIDENCE = 2;

/** A clause of a longer question counts by itself from this share of the question on. */
const CLAUSE_FROM = 0.25;

/**
 * How sure it is that a claim answers the question, 0..1, judged by the question's words alone: the share of them
 * that the claim has, less where only one of them is found, where its brief lacks a name of the question, or where
 * no brief could tell. Of a question in several clauses the surest counts: in "my uncle sells insurance, is the
 * route cheaper?" the second.
 */
export function confidenceOf(
  question: Question,
  { document, findings }: RankedClaim,
  index: ClaimIndex,
): number {
  const brief = index.rangeOf(index.locate(document).briefId);
  const clauses = [...Map.groupBy(findings, ({ concept }) => concept.clause).values()];
  const parts = [findings, ...clauses.filter((clause) => clause.length >= CLAUSE_FROM * findings.length)];
  return Math.max(
    0,
    ...parts.map(
      (part) => coverageOf(part) * evidenceOf(question, part) * doubtsOf(question, part, index, brief),
    ),
  );
}

/** How far the found words rule out chance, 0..1. A question of one word is judged by its form. */
function evidenceOf(question: Question, part: readonly Finding[]): number {
  const found = part.reduce((sum, { concept, presence }) => sum + (concept.isLight ? 0 : presence), 0);
  const [first] = part;
  const isPlainlyAsked = question.isKeywords || question.isBroad || first?.concept.isNamed === true;
  return Math.min(1, found / (part.length === 1 && isPlainlyAsked ? 1 : FULL_EVIDENCE));
}

/** What is left of the confidence, 0..1, after what speaks against any answer from this brief. */
function doubtsOf(
  { personalClauses }: Question,
  part: readonly Finding[],
  index: ClaimIndex,
  brief: DocumentRange | undefined,
): number {
  const isMissing = ({ alternatives }: Concept): boolean =>
    alternatives.every(({ term }) => index.documentFrequency(term, brief) === 0);
  const missesName = part.some(({ concept }) => concept.isNamed && isMissing(concept));
  const isPersonal = part.some(({ concept }) => personalClauses.has(concept.clause));
  return (missesName ? MISSING_NAME : 1) * (isPersonal ? PERSONAL : 1);
}

/**
 * How sure it is, 0..1, that a brief as a whole is what the question speaks of; 1 where it speaks of nothing in
 * particular.
 */
export function confidenceInBrief(
  question: Question,
  index: ClaimIndex,
  brief: DocumentRange | undefined,
): number {
  const findings = question.concepts.map((concept): Finding => {
    const found = concept.alternatives.filter(({ term }) => index.documentFrequency(term, brief) > 0);
    return { concept, presence: Math.max(0, ...found.map(({ weight }) => weight)) };
  });
  return findings.length === 0 ? 1 : coverageOf(findings) * doubtsOf(question, findings, index, brief);
}
