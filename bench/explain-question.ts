import type { Collection, Explanation } from '../src/knowledge/collection.ts';
import type { GoldQuestion } from './answer-quality.ts';
import { formatTable } from './table.ts';
import type { TableRow } from './table.ts';

/** Claims of each explanation. */
const SHOWN = 10;

/** Why each claim ranked where it did for one question, asked of its own brief and of all. */
export async function explainQuestion(
  collection: Collection,
  question: GoldQuestion & { readonly question: string },
): Promise<string> {
  const scopes = [
    ['its own brief', { briefId: question.brief }],
    ['all briefs', {}],
  ] as const;
  const parts = [question.question];
  for (const [name, options] of scopes) {
    const explanation = await collection.explain(question.question, options);
    if (explanation) parts.push(`asked of ${name}: ${explanationText(explanation, question)}`);
  }
  return parts.join('\n\n');
}

function explanationText(explanation: Explanation, gold: GoldQuestion): string {
  const { question, evidence, confidence, asked, isAnswered, found } = explanation;
  const concepts = question.concepts.map(({ surface, alternatives, weight, isNamed, isLight }) => ({
    word: surface,
    weight: Number(weight.toFixed(2)),
    'looked for by': alternatives.map(({ term }) => term).join(' '),
    is: [isNamed ? 'name' : '', isLight ? 'light' : ''].join(' ').trim(),
  }));
  const facts = [
    `${isAnswered ? 'answered' : 'not answered'}, confidence ${confidence.toFixed(3)}`,
    `asks for ${question.want ?? 'nothing in particular'}`,
    asked ? `${asked.bonuses.size} claims asked for together, confidence ${asked.confidence.toFixed(2)}` : '',
    evidence
      ? Object.entries(evidence)
          .map(([name, value]) => `${name} ${shown(value)}`)
          .join(', ')
      : '',
  ];
  return [
    facts.filter((fact) => fact !== '').join('; '),
    formatTable(concepts),
    formatTable(found.slice(0, SHOWN).map((claim) => claimRow(claim, gold))),
  ].join('\n\n');
}

function claimRow(
  { brief, themeIndex, claimIndex, claim, score, bonus, signals }: Explanation['found'][number],
  { brief: goldBrief, gold }: GoldQuestion,
): TableRow {
  const isGold =
    brief.slug === goldBrief && gold.some(([theme, index]) => theme === themeIndex && index === claimIndex);
  return {
    claim: `${isGold ? '*' : ' '} ${brief.slug} ${themeIndex},${claimIndex} ${claim.text.slice(0, 50)}`,
    score: shown(score),
    bonus: shown(bonus),
    words: shown(signals?.words),
    coverage: shown(signals?.coverage),
    wanted: signals?.offersWanted ? 'yes' : null,
    'in theme': shown(signals?.nearness?.inTheme),
    alone: shown(signals?.nearness?.alone),
    brief: shown(signals?.nearness?.brief),
  };
}

/** Numbers to two digits; nothing as a dash. */
function shown(value: number | boolean | undefined): string {
  return typeof value === 'number' ? value.toFixed(2) : String(value ?? '-');
}
