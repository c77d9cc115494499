import type { ClaimIndex, DocumentRange } from './claim-index.ts';
import { isCountryTerm } from './countries.ts';
import { isYear } from './question.ts';
import type { Concept, Question } from './question.ts';
import { coverageOf } from './rank-claims.ts';
import type { Finding, RankedClaim } from './rank-claims.ts';

/**
 * From this confidence on a claim is given as the answer. Where one brief is asked less will do: who names the brief
 * asks for its subject. Set by how many off-topic questions may be answered (docs/quality.md): 1 to 2 % of those asked
 * of all briefs, 3 to 5 % of those asked of one. The hybrid ones are low because the confidence is calibrated on
 * questions as often unanswerable as not, and people ask in words of their own.
 */
const ANSWER_FROM = {
  byWords: { ofOne: 0.3, ofAll: 0.35 },
  hybrid: { ofOne: 0.006, ofAll: 0.031 },
};

/** A claim is shown as near from this share of the confidence that makes an answer. */
const NEAR_FROM = 0.5;

/** What is left of the confidence when a name or number that the question turns on is in no claim. */
const MISSING_NAME = 0.3;

/** The same, when the clause is about the asker or the asked. */
const PERSONAL = 0.5;

/** So many words of the subject must be found for full confidence: one shared word can be chance. */
const FULL_EVIDENCE = 2;

/** A clause of a longer question counts by itself from this share of the question on. */
const CLAUSE_FROM = 0.25;

/**
 * The logarithm of the odds that a claim answers, by what speaks for and against it. Logistic regression over public
 * questions with and without an answer (bench/fit-confidence.ts), rounded; but for the weights of cosines, which tell
 * questions on another subject from those in other words, of which the public sets have few (docs/quality.md).
 */
const LOG_ODDS = {
  base: -6.2,
  words: 4.1,
  nearest: 12,
  likeErrand: -6,
  isPersonal: -0.9,
  missesName: -1.2,
};

/** From this presence on a claim counts as having a country or year: its brief's title is enough. */
const PRESENT = 0.3;

/** What speaks for and against a claim as an answer. */
export interface Evidence {
  /** How much of the question's words the claim has, 0..1, less where only one of them is found. */
  readonly words: number;
  /** The largest cosine of the question and a claim; undefined where meaning is not known. */
  readonly nearest: number | undefined;
  /** How like an errand for an assistant the question is: a cosine; undefined where meaning is not known. */
  readonly likeErrand: number | undefined;
  /** Whether the question, or the clause that is found, is about the asker or the asked. */
  readonly isPersonal: boolean;
  /** Whether the brief lacks a name or number of the question. */
  readonly missesName: boolean;
  /** Whether the claim lacks a country or a year of the question: no other can stand for it. */
  readonly missesPlaceOrYear: boolean;
}

/** A clause of a question, or all of it, and what a claim has of it. */
type Part = readonly Finding[];

/**
 * What speaks for the best of some ranked claims. Of a question in several clauses the surest counts: in "my uncle
 * sells insurance, is the route cheaper?" the second.
 */
export function evidenceFor(
  question: Question,
  ranked: readonly RankedClaim[],
  { index, likeErrand }: { index: ClaimIndex; likeErrand: number | undefined },
): Evidence | undefined {
  const [best] = ranked;
  if (!best) return undefined;
  const { findings } = best;
  const brief = index.rangeOf(index.locate(best.document).briefId);
  const clauses = [...Map.groupBy(findings, ({ concept }) => concept.clause).values()];
  const parts = [findings, ...clauses.filter((clause) => clause.length >= CLAUSE_FROM * findings.length)];
  const nearest = ranked.flatMap(({ signals }) => signals.nearness?.alone ?? []);
  const judged = parts.map((part) => {
    const doubts = doubtsOf(question, part, index, brief);
    const words = coverageOf(part) * evidenceOf(question, part);
    return { words, ...doubts, left: words * shareLeft(doubts) };
  });
  const { left: _, ...surest } = judged.reduce((a, b) => (b.left > a.left ? b : a));
  return {
    ...surest,
    nearest: best.signals.nearness && Math.max(...nearest),
    likeErrand,
    missesPlaceOrYear: findings.some(({ concept, presence }) => isPlaceOrYear(concept) && presence < PRESENT),
  };
}

/** How sure it is, 0..1, that the best claim answers: by words and meaning, or by words where meaning is not known. */
export function confidenceOf(evidence: Evidence): number {
  return likelihoodOf(evidence) * (evidence.missesPlaceOrYear ? MISSING_NAME : 1);
}

/** The same as if any country or year would do. */
function likelihoodOf(evidence: Evidence): number {
  const { words, nearest, likeErrand = 0, isPersonal, missesName } = evidence;
  if (nearest === undefined) return words * shareLeft(evidence);
  const logOdds =
    LOG_ODDS.base +
    LOG_ODDS.words * words +
    LOG_ODDS.nearest * nearest +
    LOG_ODDS.likeErrand * likeErrand +
    (isPersonal ? LOG_ODDS.isPersonal : 0) +
    (missesName ? LOG_ODDS.missesName : 0);
  return 1 / (1 + Math.exp(-logOdds));
}

/** Whether the best claim is given as an answer. */
export function isAnswer(evidence: Evidence, { ofOneBrief }: { ofOneBrief: boolean }): boolean {
  return !evidence.missesPlaceOrYear && confidenceOf(evidence) >= answerFrom(evidence, ofOneBrief);
}

/** Whether the best claim, if it is no answer, is near enough to be shown as the nearest. */
export function isNear(evidence: Evidence, { ofOneBrief }: { ofOneBrief: boolean }): boolean {
  return likelihoodOf(evidence) >= NEAR_FROM * answerFrom(evidence, ofOneBrief);
}

function answerFrom({ nearest }: Evidence, ofOneBrief: boolean): number {
  const from = nearest === undefined ? ANSWER_FROM.byWords : ANSWER_FROM.hybrid;
  return ofOneBrief ? from.ofOne : from.ofAll;
}

/** Whether claims that the question asks for by a title or as challenges are given, at a confidence of 0..1. */
export function isAskedFor(confidence: number, { ofOneBrief }: { ofOneBrief: boolean }): boolean {
  return confidence >= (ofOneBrief ? ANSWER_FROM.byWords.ofOne : ANSWER_FROM.byWords.ofAll);
}

function isPlaceOrYear({ alternatives, surface }: Concept): boolean {
  return isYear(surface) || alternatives.some(({ term }) => isCountryTerm(term));
}

/** How far the found words rule out chance, 0..1. A question of one word is judged by its form. */
function evidenceOf(question: Question, part: Part): number {
  const found = part.reduce((sum, { concept, presence }) => sum + (concept.isLight ? 0 : presence), 0);
  const [first] = part;
  const isPlainlyAsked = question.isKeywords || question.isBroad || first?.concept.isNamed === true;
  return Math.min(1, found / (part.length === 1 && isPlainlyAsked ? 1 : FULL_EVIDENCE));
}

/** What speaks against any answer from a brief. */
interface Doubts {
  readonly missesName: boolean;
  readonly isPersonal: boolean;
}

function doubtsOf(
  { personalClauses }: Question,
  part: Part,
  index: ClaimIndex,
  brief: DocumentRange | undefined,
): Doubts {
  const isMissing = ({ alternatives }: Concept): boolean =>
    alternatives.every(({ term }) => index.documentFrequency(term, brief) === 0);
  return {
    missesName: part.some(({ concept }) => concept.isNamed && isMissing(concept)),
    isPersonal: part.some(({ concept }) => personalClauses.has(concept.clause)),
  };
}

/** What doubts leave of a confidence by words, 0..1. */
function shareLeft({ missesName, isPersonal }: Doubts): number {
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
  if (findings.length === 0) return 1;
  return coverageOf(findings) * shareLeft(doubtsOf(question, findings, index, brief));
}
