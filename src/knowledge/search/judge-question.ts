import type { MeasuredVector } from '../meaning/brief-vectors.ts';
import type { Glossary } from '../meaning/glossary.ts';
import type { AskedClaims } from './asked-claims.ts';
import { askedChallenges, askedTheme } from './asked-claims.ts';
import type { DocumentRange } from './claim-index.ts';
import { confidenceOf, evidenceFor, isAnswer, isAskedFor, isNear } from './confidence.ts';
import type { Evidence } from './confidence.ts';
import { errandLikeness } from './errands.ts';
import { readQuestion } from './question.ts';
import type { Question } from './question.ts';
import { rankClaims } from './rank-claims.ts';
import type { Signals } from './rank-claims.ts';
import type { Searchable } from './searchable.ts';

/**
 * What a glossed reading has to find for each word that the reading as typed finds; and of all briefs, some of which
 * may be in the question's language, how much of the question.
 */
const FAR_MORE = 2;
const NO_CHANCE = 0.3;

/** Of which claims a question is asked, and by what. */
export interface QuestionScope {
  /** Those of one brief; of all where undefined. */
  readonly range: DocumentRange | undefined;
  /** The question's vector; words alone count where undefined. */
  readonly meaning: MeasuredVector | undefined;
  /** For briefs in another language: what glosses the question's words, and its vector once they are glossed. */
  readonly glossed?:
    { readonly glossary: Glossary; readonly meaning: MeasuredVector | undefined } | undefined;
  /** Takes each word as it is typed: none is mended. */
  readonly isLiteral?: boolean | undefined;
}

/** A claim that was found for a question. */
export interface FoundClaim {
  readonly document: number;
  /** By which the claims are in order, the bonus included. */
  readonly score: number;
  /** For belonging to a theme, or to the challenges, that the question asks for as a whole. */
  readonly bonus: number;
  /** Undefined where only the bonus brought it in. */
  readonly signals: Signals | undefined;
}

/** What was found for a question, and whether it is an answer. */
export interface Judgement {
  readonly question: Question;
  /** Best first. */
  readonly found: readonly FoundClaim[];
  /** What speaks for and against the claim that matches best, bonuses apart. */
  readonly evidence: Evidence | undefined;
  /** 0..1, from the evidence; 0 without any. */
  readonly confidence: number;
  readonly asked: AskedClaims | undefined;
  readonly isAnswered: boolean;
  /** Whether what was found is near the question, if it is no answer. */
  readonly isNear: boolean;
}

/**
 * Looks for the claims that answer a question and judges whether they do. Where there are briefs in another language
 * the question is read both as typed and glossed, and the surer reading counts.
 * Cost: the postings of the question's words and, with a meaning, one dot product a claim; then a closer look at the
 * best 60 of each. About 0.3 ms by words at 10,000 claims, and 5 ms more with a meaning.
 */
export function judgeQuestion(text: string, searchable: Searchable, scope: QuestionScope): Judgement {
  const { range, meaning, glossed, isLiteral } = scope;
  const { index, knownWords } = searchable;
  const reading = { range, isLiteral, knownWords };
  const asTyped = judgeReading(readQuestion(text, index, reading), searchable, {
    range,
    meaning,
  });
  if (!glossed) return asTyped;
  const { glossary } = glossed;
  const inTheOther = judgeReading(readQuestion(text, index, { ...reading, glossary }), searchable, {
    range,
    meaning: glossed.meaning,
  });
  return isSurer(inTheOther, asTyped, scope) ? inTheOther : asTyped;
}

/**
 * Whether a glossed reading is to be taken rather than the one as typed: it found an answer alone, or far more of the
 * question. A dictionary offers many words for each, and some are found by chance: of all briefs it has to find a good
 * part of the question in any case.
 */
function isSurer(glossed: Judgement, asTyped: Judgement, { range }: Pick<QuestionScope, 'range'>): boolean {
  const words = glossed.evidence?.words ?? 0;
  if (!range && words <= NO_CHANCE) return false;
  if (glossed.isAnswered !== asTyped.isAnswered) return glossed.isAnswered;
  return words > 0 && words > FAR_MORE * (asTyped.evidence?.words ?? 0);
}

function judgeReading(
  question: Question,
  searchable: Searchable,
  { range, meaning }: Pick<QuestionScope, 'range' | 'meaning'>,
): Judgement {
  const ranked = rankClaims(question, searchable, { range, meaning });
  const findAsked = question.want === 'obstacle' ? askedChallenges : askedTheme;
  const asked = findAsked(question, ranked, searchable, range);

  const claims = new Map<number, FoundClaim>();
  for (const { document, score, signals } of ranked)
    claims.set(document, { document, score, bonus: 0, signals });
  for (const [document, bonus] of asked?.bonuses ?? []) {
    const claim = claims.get(document);
    claims.set(document, { document, bonus, score: (claim?.score ?? 0) + bonus, signals: claim?.signals });
  }
  const found = [...claims.values()].sort(
    (a, b) => b.score - a.score || searchable.index.compare(a.document, b.document),
  );

  const likeErrand = meaning && errandLikeness(meaning, searchable.errands);
  const evidence = evidenceFor(question, ranked, { index: searchable.index, likeErrand });
  const scope = { ofOneBrief: range !== undefined };
  return {
    question,
    found,
    evidence,
    confidence: evidence ? confidenceOf(evidence) : 0,
    asked,
    isAnswered:
      found.length > 0 &&
      ((evidence !== undefined && isAnswer(evidence, scope)) ||
        (asked !== undefined && isAskedFor(asked.confidence, scope))),
    isNear: evidence !== undefined && isNear(evidence, scope),
  };
}
