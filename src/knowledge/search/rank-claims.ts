import type { Hit } from './best-hits.ts';
import type { ClaimIndex, DocumentRange } from './claim-index.ts';
import type { Claim } from '../brief.ts';
import { offers } from './intent.ts';
import type { Concept, Question } from './question.ts';

/** How many documents BM25 hands on to be looked at closely. */
const CANDIDATES = 60;

/** What a concept found only in a title counts for coverage, one found in the claim being 1. */
const THEME_TITLE_COVERAGE = 0.7;
const BRIEF_TITLE_COVERAGE = 0.4;

/** Of a score whose BM25 part is 1 for the best claim: for having all of the question, and for having what it asks for. */
const COVERAGE_BONUS = 0.3;
const WANT_BONUS = 0.15;

/** What became of one concept of a question. */
export interface Finding {
  readonly concept: Concept;
  /** How surely the claim has it: 0 (not) to 1 (the word itself, in the claim's own text). */
  readonly presence: number;
}

/** A candidate, with what it has of the question. */
export interface RankedClaim extends Hit {
  readonly findings: readonly Finding[];
}

/** The claims that match a question's words best, best first, with how much of the question each covers. */
export function rankClaims(
  question: Question,
  index: ClaimIndex,
  claimAt: (document: number) => Claim,
  range?: DocumentRange,
): RankedClaim[] {
  const { want } = question;
  const hits = index.search(
    question.concepts.map(({ alternatives }) => alternatives),
    { limit: CANDIDATES, range },
  );
  const best = hits[0]?.score ?? 1;
  return hits
    .map((hit) => {
      const findings = question.concepts.map((concept) => ({
        concept,
        presence: presenceOf(concept, index, hit.document),
      }));
      const offersWanted = want !== undefined && offers(claimAt(hit.document), want);
      return {
        document: hit.document,
        findings,
        score:
          hit.score / best + COVERAGE_BONUS * coverageOf(findings) ** 2 + (offersWanted ? WANT_BONUS : 0),
      };
    })
    .sort((a, b) => b.score - a.score || a.document - b.document);
}

/** Share of the concepts' weight that is present, 0..1. */
export function coverageOf(findings: readonly Finding[]): number {
  const total = findings.reduce((sum, { concept }) => sum + concept.weight, 0);
  const covered = findings.reduce((sum, { concept, presence }) => sum + concept.weight * presence, 0);
  return total === 0 ? 0 : covered / total;
}

/** How surely a document has a concept: 1 for the word itself in the claim, less for titles and substitutes. */
function presenceOf(concept: Concept, index: ClaimIndex, document: number): number {
  let best = 0;
  for (const { term, weight } of concept.alternatives) {
    const { text, themeTitle, briefTitle } = index.occurrences(term, document);
    const place =
      text > 0 ? 1 : themeTitle > 0 ? THEME_TITLE_COVERAGE : briefTitle > 0 ? BRIEF_TITLE_COVERAGE : 0;
    best = Math.max(best, place * weight);
  }
  return best;
}
