import type { MeasuredVector } from '../meaning/brief-vectors.ts';
import type { Hit } from './best-hits.ts';
import type { ClaimIndex, DocumentRange } from './claim-index.ts';
import { offers } from './intent.ts';
import { nearestClaims, nearnessOf } from './nearest-claims.ts';
import type { Nearness } from './nearest-claims.ts';
import type { Concept, Question } from './question.ts';
import type { Searchable } from './searchable.ts';

/** How many documents words, and as many meaning, hand on to be looked at closely. */
const CANDIDATES = 60;

/** What a concept found only in a title counts for coverage, one found in the claim being 1. */
const THEME_TITLE_COVERAGE = 0.7;
const BRIEF_TITLE_COVERAGE = 0.4;

/**
 * What makes a score by words alone. BM25 counts in full, 1 for the best claim; then having all of the question, and
 * having what it asks for.
 */
const BY_WORDS = { coverage: 0.3, want: 0.15 };

/**
 * The same by words and meaning. Cosines count on their own scale; the words' part shrinks with the share of the
 * question that any claim has, so that a chance word of a paraphrase does not decide. Round figures from a wide
 * plateau: doubling or halving any of them moves no set by more than a point (docs/quality.md).
 */
const HYBRID = { inTheme: 1, alone: 0.25, brief: 0.2, words: 0.4, coverage: 0.2, want: 0.1 };

/** What all but cosines count for a claim whose cosines are of its words in another language. */
const BESIDE_GLOSSES = 1.6;

/** What became of one concept of a question. */
export interface Finding {
  readonly concept: Concept;
  /** How surely the claim has it: 0 (not) to 1 (the word itself, in the claim's own text). */
  readonly presence: number;
}

/** What a claim's rank rests on. */
export interface Signals {
  /** Its BM25 divided by that of the best claim, 0..1. */
  readonly words: number;
  /** Share of the question that it has, 0..1. */
  readonly coverage: number;
  /** Whether it holds the kind of thing that is asked for. */
  readonly offersWanted: boolean;
  /** Undefined where there is no model, or the brief has no vectors. */
  readonly nearness: Nearness | undefined;
}

/** A candidate, with what it has of the question. */
export interface RankedClaim extends Hit {
  readonly findings: readonly Finding[];
  readonly signals: Signals;
}

/**
 * The claims that match a question best, best first: by its words, and by its meaning where it is given.
 * In a hybrid ranking a claim without vectors counts as one of middling nearness.
 */
export function rankClaims(
  question: Question,
  searchable: Searchable,
  { range, meaning }: { range: DocumentRange | undefined; meaning: MeasuredVector | undefined },
): RankedClaim[] {
  const { index, claimOf } = searchable;
  const { want } = question;
  const hits = index.search(
    question.concepts.map(({ alternatives }) => alternatives),
    { limit: CANDIDATES, range },
  );
  const best = hits[0]?.score ?? 1;
  const bm25 = new Map(hits.map(({ document, score }) => [document, score]));
  const nearest = meaning ? nearestClaims(meaning, searchable, { limit: CANDIDATES, range }) : [];
  const candidates = new Set([...hits, ...nearest].map(({ document }) => document));
  const claims = [...candidates].map((document) => {
    const findings = question.concepts.map((concept) => ({
      concept,
      presence: presenceOf(concept, index, document),
    }));
    const signals: Signals = {
      words: (bm25.get(document) ?? 0) / best,
      coverage: coverageOf(findings),
      offersWanted: want !== undefined && offers(claimOf(document).claim, want),
      nearness: meaning && nearnessOf(meaning, document, searchable),
    };
    return { document, findings, signals };
  });
  const mostCovered = Math.max(0, ...claims.map(({ signals }) => signals.coverage));
  const known = claims.flatMap(({ signals }) => signals.nearness ?? []);
  const context = known.length > 0 ? { middling: middleOf(known), mostCovered } : undefined;
  return claims
    .map((claim) => ({ ...claim, score: scoreOf(claim.signals, context) }))
    .sort((a, b) => b.score - a.score || index.compare(a.document, b.document));
}

/** What a claim's score by meaning depends on beside the claim. */
interface HybridContext {
  /** The nearness that a claim without vectors is taken to have. */
  readonly middling: Nearness;
  /** The largest share of the question that a claim has. */
  readonly mostCovered: number;
}

/** What a claim is ranked by; without a context, by words alone. */
function scoreOf(
  { words, coverage, offersWanted, nearness }: Signals,
  context: HybridContext | undefined,
): number {
  if (!context) return words + BY_WORDS.coverage * coverage ** 2 + (offersWanted ? BY_WORDS.want : 0);
  const { alone, inTheme, brief, isGlossed } = nearness ?? context.middling;
  const rest =
    HYBRID.words * words * context.mostCovered +
    HYBRID.coverage * coverage ** 2 +
    (offersWanted ? HYBRID.want : 0);
  return (
    HYBRID.inTheme * inTheme +
    HYBRID.alone * alone +
    HYBRID.brief * brief +
    rest * (isGlossed ? BESIDE_GLOSSES : 1)
  );
}

function middleOf(nearnesses: readonly Nearness[]): Nearness {
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return {
    alone: median(nearnesses.map(({ alone }) => alone)),
    inTheme: median(nearnesses.map(({ inTheme }) => inTheme)),
    brief: median(nearnesses.map(({ brief }) => brief)),
    isGlossed: false,
  };
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
