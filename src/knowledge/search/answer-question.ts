import type { Answer, Point, ThemeRef } from '../answer.ts';
import { CORE_VIEWPOINT } from '../brief.ts';
import { judgeQuestion } from './judge-question.ts';
import type { FoundClaim, QuestionScope } from './judge-question.ts';
import { matchesIn } from './matches.ts';
import type { BriefClaim, Searchable } from './searchable.ts';
import { writtenForm } from './written-form.ts';

/**
 * How far from the level of chance to the best score a claim has to be to be part of the answer, unless it was asked
 * for. Cosines of one brief's claims lie close together, so that shares of the best score alone say little.
 */
const NEAR_ENOUGH = 0.5;

/** The level of chance: the mean of the lower half of so many best claims, and no more than a share of the best. */
const CHANCE_CLAIMS = 30;
const MOST_CHANCE = 0.6;

/** How many claims and themes are offered where the briefs do not say. */
const NEAREST_CLAIMS = 5;
const NEAREST_THEMES = 3;

/**
 * Answers a question from all claims, or from those of one brief: with the claims that match it best, or with a
 * whole theme or all challenges where it asks for those; or says that they do not tell, and what is nearest.
 */
export function answerQuestion(
  text: string,
  searchable: Searchable,
  { limit, ...scope }: QuestionScope & { readonly limit: number },
): Answer {
  const { question, found, asked, isAnswered, isNear } = judgeQuestion(text, searchable, scope);
  const mendings = question.mendings.map(({ from, to }) => ({
    from,
    to: writtenForm(to, searchable, scope.range),
  }));
  const terms = new Set(
    question.concepts.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)),
  );
  const pointOf = ({ document, score }: FoundClaim): Point => {
    const found = searchable.claimOf(document);
    return { ...found, score, matches: matchesIn(found.claim.text, terms) };
  };
  if (isAnswered) {
    const least = leastScore(found);
    const kept = found.filter(({ document, score }) => score >= least || asked?.bonuses.has(document));
    return { kind: 'answered', points: kept.slice(0, limit).map(pointOf), mendings };
  }
  return {
    kind: 'unanswered',
    isNear,
    nearest: found.slice(0, Math.min(limit, NEAREST_CLAIMS)).map(pointOf),
    themes: themesOf(found.map(({ document }) => searchable.claimOf(document))).slice(0, NEAREST_THEMES),
    mendings,
  };
}

/** What a claim has to score to be part of the answer. */
function leastScore(found: readonly FoundClaim[]): number {
  const best = found[0]?.score ?? 0;
  const scores = found.slice(0, CHANCE_CLAIMS).map(({ score, bonus }) => score - bonus);
  const lower = scores.sort((a, b) => a - b).slice(0, Math.ceil(scores.length / 2));
  const mean = lower.reduce((sum, score) => sum + score, 0) / lower.length;
  const chance = Math.min(mean, MOST_CHANCE * best);
  return chance + NEAR_ENOUGH * (best - chance);
}

/** The themes of some claims, each once, in the claims' order; the core viewpoint is not a theme. */
function themesOf(claims: readonly BriefClaim[]): ThemeRef[] {
  const themes = new Map<string, ThemeRef>();
  for (const { brief, themeIndex } of claims) {
    const key = `${brief.id} ${themeIndex}`;
    if (themeIndex !== CORE_VIEWPOINT && !themes.has(key)) themes.set(key, { brief, themeIndex });
  }
  return [...themes.values()];
}
