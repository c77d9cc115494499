import type { Brief } from '../brief.ts';
import type { ClaimIndex, DocumentRange } from './claim-index.ts';
import { confidenceInBrief } from './confidence.ts';
import type { Concept, Question } from './question.ts';
import type { RankedClaim } from './rank-claims.ts';
import type { BriefClaim, Searchable } from './searchable.ts';
import { termsOf } from './terms.ts';

/** Claims that a question asks for together: a whole theme, or all challenges of a brief. */
export interface AskedClaims {
  /** Document → how far it stands before the claims that were not asked for, the best of which has about 1. */
  readonly bonuses: ReadonlyMap<number, number>;
  /** How sure it is that they were asked for, 0..1. */
  readonly confidence: number;
}

const THEME_BONUS = 0.5;
const CHALLENGE_BONUS = 1;
const CHALLENGES_THEME_BONUS = 1.5;

/** How much of a theme's title the question has to name. */
const TITLE_SHARE = 0.6;

/** How much of the question has to be about the title: little where it asks for a whole subject, else most of it. */
const QUESTION_SHARE_IF_BROAD = 0.25;
const QUESTION_SHARE = 0.6;

/**
 * The claims of the theme whose title a question names: "Tell me about the jobs and the suppliers" asks for
 * "Jobs and Local Suppliers". Undefined where it names none.
 */
export function askedTheme(
  question: Question,
  ranked: readonly RankedClaim[],
  searchable: Searchable,
  range: DocumentRange | undefined,
): AskedClaims | undefined {
  const { index, claimOf } = searchable;
  let best: { brief: Brief; themeIndex: number; fit: number } | undefined;
  const seen = new Set<string>();
  for (const { document } of ranked) {
    const { brief, themeIndex } = claimOf(document);
    const title = brief.themes[themeIndex]?.title;
    const key = `${brief.id} ${themeIndex}`;
    if (title === undefined || seen.has(key)) continue;
    seen.add(key);
    const fit = titleFit(question, title, index, range);
    if (fit > (best?.fit ?? 0)) best = { brief, themeIndex, fit };
  }
  if (!best) return undefined;
  const { brief, themeIndex, fit } = best;
  const inTheme = claimsWhere(brief, searchable, (claim) => claim.themeIndex === themeIndex);
  return { bonuses: new Map(inTheme.map(({ document }) => [document, THEME_BONUS])), confidence: fit };
}

/**
 * How well a question fits a title: 0 where it asks for something else, up to 1 where it names the title and
 * nothing more. Words of general conversation do not make a title.
 */
function titleFit(
  question: Question,
  title: string,
  index: ClaimIndex,
  range: DocumentRange | undefined,
): number {
  const terms = new Set(termsOf(title).flatMap(({ kind, text }) => (kind === 'compound' ? [] : [text])));
  let titleWeight = 0;
  let titleFound = 0;
  for (const term of terms) {
    const idf = index.inverseDocumentFrequency(term, range);
    titleWeight += idf;
    titleFound += idf * Math.max(0, ...question.concepts.map((concept) => weightAs(concept, term)));
  }
  const [whole, found] = [
    question.concepts,
    question.concepts.filter((c) => [...terms].some((t) => weightAs(c, t) > 0)),
  ];
  const weigh = (concepts: readonly Concept[]): number =>
    concepts.reduce((sum, { weight }) => sum + weight, 0);
  if (titleWeight === 0 || found.every(({ isLight }) => isLight)) return 0;
  const titleShare = titleFound / titleWeight;
  const questionShare = weigh(found) / weigh(whole);
  const isNamed =
    titleShare >= TITLE_SHARE &&
    questionShare >= (question.isBroad ? QUESTION_SHARE_IF_BROAD : QUESTION_SHARE);
  return isNamed ? titleShare * questionShare : 0;
}

/** How far a concept is trusted to mean a term. */
function weightAs(concept: Concept, term: string): number {
  return concept.alternatives.find((alternative) => alternative.term === term)?.weight ?? 0;
}

/**
 * Every claim that states a challenge in the brief that the question speaks of, those of the themes about challenges
 * first. Undefined where no brief is meant or it states none.
 */
export function askedChallenges(
  question: Question,
  ranked: readonly RankedClaim[],
  searchable: Searchable,
  range: DocumentRange | undefined,
): AskedClaims | undefined {
  const { index, claimOf } = searchable;
  const briefs = range
    ? [claimOf(range.start).brief]
    : [...new Set(ranked.map(({ document }) => claimOf(document).brief))];
  let best: { brief: Brief; confidence: number } | undefined;
  for (const brief of briefs) {
    const confidence = confidenceInBrief(question, index, index.rangeOf(brief.id));
    if (confidence > (best?.confidence ?? 0)) best = { brief, confidence };
  }
  if (!best) return undefined;
  const { brief, confidence } = best;
  const challenges = claimsWhere(brief, searchable, ({ claim }) => claim.isChallenge);
  if (challenges.length === 0) return undefined;
  const bonusOf = ({ themeIndex }: BriefClaim): number =>
    brief.themes[themeIndex]?.kind === 'challenges' ? CHALLENGES_THEME_BONUS : CHALLENGE_BONUS;
  return {
    bonuses: new Map(challenges.map(({ document, claim }) => [document, bonusOf(claim)])),
    confidence,
  };
}

/** The claims of a brief that are of some kind, with their documents. */
function claimsWhere(
  brief: Brief,
  { index, claimOf }: Searchable,
  isWanted: (claim: BriefClaim) => boolean,
): { document: number; claim: BriefClaim }[] {
  const { start, end } = index.rangeOf(brief.id) ?? { start: 0, end: 0 };
  return Array.from({ length: end - start }, (_, offset) => start + offset)
    .map((document) => ({ document, claim: claimOf(document) }))
    .filter(({ claim }) => isWanted(claim));
}
