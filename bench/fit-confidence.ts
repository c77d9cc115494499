/**
 * Fits the confidence in an answer by words and meaning (LOG_ODDS in src/knowledge/search/confidence.ts).
 *
 *     node bench/fit-confidence.ts --clapnq DIR --xquad DIR --ood DIR --briefs DIR [--vectors FILE]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readJsonLines } from '../src/cli/json-lines.ts';
import { withCollection } from '../src/cli/open-collection.ts';
import type { Collection } from '../src/knowledge/collection.ts';
import { confidenceOf } from '../src/knowledge/search/confidence.ts';
import type { Evidence } from '../src/knowledge/search/confidence.ts';
import { briefsOfCorpus, readClaims } from './corpus-briefs.ts';
import { areaUnderCurve, fitLogistic, logOddsOf } from './logistic-regression.ts';
import type { Example } from './logistic-regression.ts';
import { readBriefFolder } from './read-brief-folder.ts';
import { formatTable } from './table.ts';

const HELP = `fit-confidence --clapnq DIR --xquad DIR --ood DIR --briefs DIR [--vectors FILE]

  --clapnq DIR    questions asked of their own passage: queries.jsonl is answered in it, unanswerable.jsonl is not
  --xquad DIR     the same; a question asked of the next paragraph of its article stands for a near miss
  --ood DIR       .jsonl files of questions that no brief answers
  --briefs DIR    pasted briefs that those are asked of, one in two of a single brief
  --vectors FILE  database that keeps the vectors for the next run

Prints the weights; how well the fitted confidence, and the one in use, tell answered from unanswered questions within
the passage (area under the ROC curve, for the fitted one by five-fold cross-validation too); and how often the one in
use answers the others.`;

const FEATURES = ['words', 'nearest', 'likeErrand', 'isPersonal', 'missesName'] as const;

/** One judged question. */
interface Case {
  readonly set: 'clapnq' | 'xquad' | 'one brief' | 'all briefs';
  readonly isAnswerable: boolean;
  readonly isAnswered: boolean;
  readonly evidence: Evidence;
}

const { values } = parseArgs({
  options: {
    clapnq: { type: 'string' },
    xquad: { type: 'string' },
    ood: { type: 'string' },
    briefs: { type: 'string' },
    vectors: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const { clapnq, xquad, ood, briefs, vectors } = values;
if (values.help || clapnq === undefined || xquad === undefined || ood === undefined || briefs === undefined) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}

const question = z.object({ id: z.string(), text: z.string(), paragraph: z.string().optional() });
const readQuestions = (...path: string[]) =>
  readJsonLines(join(...path)).map(({ value }) => question.parse(value));

const cases: Case[] = [];

async function judge(
  collection: Collection,
  text: string,
  briefId: string | undefined,
  kind: Pick<Case, 'set' | 'isAnswerable'>,
): Promise<void> {
  const explanation = await collection.explain(text, { briefId });
  if (explanation?.evidence?.nearest === undefined) return;
  cases.push({ ...kind, isAnswered: explanation.isAnswered, evidence: explanation.evidence });
}

await withCollection(
  briefsOfCorpus(readClaims(join(clapnq, 'corpus.jsonl'))).briefs,
  { vectors },
  async (all) => {
    for (const [file, isAnswerable] of [
      ['queries.jsonl', true],
      ['unanswerable.jsonl', false],
    ] as const)
      for (const { text, paragraph } of readQuestions(clapnq, file))
        await judge(all, text, paragraph, { set: 'clapnq', isAnswerable });
  },
);

const xquadClaims = readClaims(join(xquad, 'corpus.jsonl'));
await withCollection(briefsOfCorpus(xquadClaims).briefs, { vectors }, async (all) => {
  // Paragraphs come in the order of their articles, so that the next one is nearly always of the same.
  const paragraphs = [...new Set(xquadClaims.map(({ paragraph = '' }) => paragraph))];
  for (const [index, { text, paragraph = '' }] of readQuestions(xquad, 'queries.jsonl').entries()) {
    const isAnswerable = index % 2 === 0;
    const next = paragraphs[(paragraphs.indexOf(paragraph) + 1) % paragraphs.length];
    await judge(all, text, isAnswerable ? paragraph : next, { set: 'xquad', isAnswerable });
  }
});

await withCollection(readBriefFolder(briefs), { vectors }, async (all) => {
  const files = ['off-topic.jsonl', 'assistant-intents.jsonl'];
  for (const [index, { text }] of files.flatMap((file) => readQuestions(ood, file)).entries()) {
    await judge(all, text, undefined, { set: 'all briefs', isAnswerable: false });
    const one = all.briefs[index % all.briefs.length]?.id;
    if (index % 2 === 0) await judge(all, text, one, { set: 'one brief', isAnswerable: false });
  }
});

// What lacks a country or year is refused in any case: it has nothing to teach.
const taught = cases.filter(({ evidence }) => !evidence.missesPlaceOrYear);
const sizes = new Map(
  ['clapnq', 'xquad', 'one brief', 'all briefs'].map((set) => [set, casesOf(taught, set).length]),
);
const model = fitLogistic(taught.map(exampleOf));

console.log(`base ${model.base.toFixed(2)}`);
FEATURES.forEach((name, column) => console.log(`${name} ${model.weights[column]?.toFixed(2)}`));

const FOLDS = 5;
const clapnqCases = casesOf(cases, 'clapnq');
const crossValidated = Array.from({ length: FOLDS }, (_, fold) => {
  const held = new Set(clapnqCases.filter((_case, index) => index % FOLDS === fold));
  const fitted = fitLogistic(taught.filter((one) => !held.has(one)).map(exampleOf));
  return [...held].map((one) => ({ ...one, score: logOddsOf(fitted, featuresOf(one)) }));
}).flat();
const inSample = clapnqCases.map((one) => ({ ...one, score: logOddsOf(model, featuresOf(one)) }));
const inUse = clapnqCases.map((one) => ({ ...one, score: confidenceOf(one.evidence) }));
console.log(
  `\nwithin the passage, AUC: fitted ${auc(inSample)}, cross-validated ${auc(crossValidated)}, in use ${auc(inUse)}\n`,
);
console.log(
  formatTable(
    [
      ...Map.groupBy(
        cases,
        ({ set, isAnswerable }) => `${set}, ${isAnswerable ? 'answerable' : 'not answerable'}`,
      ),
    ].map(([asked, ofSet]) => ({
      asked,
      n: ofSet.length,
      'answered %': Number(
        ((100 * ofSet.filter(({ isAnswered }) => isAnswered).length) / ofSet.length).toFixed(1),
      ),
    })),
  ),
);

function casesOf(from: readonly Case[], set: string): Case[] {
  return from.filter((one) => one.set === set);
}

function featuresOf({ evidence }: Case): number[] {
  return FEATURES.map((name) => Number(evidence[name]));
}

/** Each set counts the same, however many questions it has; the off-topic ones are one set in two halves. */
function exampleOf(one: Case): Example {
  const share = one.set.endsWith('briefs') || one.set.endsWith('brief') ? 0.5 : 1;
  return {
    features: featuresOf(one),
    isPositive: one.isAnswerable,
    weight: share / (sizes.get(one.set) ?? 1),
  };
}

function auc(scored: readonly (Case & { score: number })[]): string {
  const scores = (isAnswerable: boolean): number[] =>
    scored.filter((one) => one.isAnswerable === isAnswerable).map(({ score }) => score);
  return areaUnderCurve(scores(true), scores(false)).toFixed(3);
}
