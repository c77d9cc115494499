/**
 * Measures how well questions are answered from briefs.
 *
 *     npm run -s eval -- --briefs DIR --questions FILE.jsonl [--words] [--json] [--explain ID]
 */
import { reportErrorsPlainly } from './plain-errors.ts';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readJsonLines } from '../src/cli/json-lines.ts';
import { withCollection } from '../src/cli/open-collection.ts';
import type { Collection } from '../src/knowledge/collection.ts';
import { judgeAnswer, sideBySide, summarizeByKind } from './answer-quality.ts';
import type { Judgement, KindSummary } from './answer-quality.ts';
import { explainQuestion } from './explain-question.ts';
import { readBriefFolder } from './read-brief-folder.ts';
import { formatTable } from './table.ts';

reportErrorsPlainly();

const HELP = `eval --briefs DIR --questions FILE.jsonl [--words] [--json] [--explain ID]

  --briefs DIR       every .txt in it is a brief, named by its base name
  --questions FILE   one question a line: { "id", "brief", "question", "kind", "gold": [[theme, claim], …], "answerable" }
  --words            by words alone; without it, that and by words and meaning side by side
  --json             { ownBrief: [row…], allBriefs: [row…], words?: { ownBrief, allBriefs } } in place of the tables
  --explain ID       why each claim ranked where it did for that question; * marks the claims that answer it

Each question is asked of its own brief, then of all briefs together. hit@k: a gold claim is among the first k
points; MRR: one divided by the rank of the first; recall@5: the share of gold claims among the first five. These look
at the points that "footnote answer" prints, which for a refused question are the nearest claims: what ranking found.
"refused" is the share of answerable questions that were not answered all the same, "answered" the share of
unanswerable ones that were. Percent throughout; the row "all" is every answerable kind but crosslingual.`;

const questionRow = z.object({
  id: z.string(),
  brief: z.string(),
  question: z.string(),
  kind: z.string(),
  gold: z.array(z.tuple([z.number(), z.number()])),
  answerable: z.boolean(),
});

const { values } = parseArgs({
  options: {
    briefs: { type: 'string' },
    questions: { type: 'string' },
    words: { type: 'boolean' },
    explain: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help || values.briefs === undefined || values.questions === undefined) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}

const briefs = readBriefFolder(values.briefs);
const questions = readJsonLines(values.questions).map(({ value }) => questionRow.parse(value));

/** Asks every question of its own brief, and of all. */
async function measure(
  collection: Collection,
): Promise<{ ownBrief: KindSummary[]; allBriefs: KindSummary[] }> {
  const summarize = async (isOwnBrief: boolean): Promise<KindSummary[]> => {
    const judgements: Judgement[] = [];
    for (const row of questions) {
      const answer = await collection.answer(row.question, isOwnBrief ? { briefId: row.brief } : {});
      judgements.push(judgeAnswer(row, answer));
    }
    return summarizeByKind(judgements);
  };
  return { ownBrief: await summarize(true), allBriefs: await summarize(false) };
}

if (values.explain !== undefined) {
  const question = questions.find(({ id }) => id === values.explain);
  if (!question) throw new Error(`no question ${values.explain}`);
  const options = { words: values.words };
  console.log(await withCollection(briefs, options, (collection) => explainQuestion(collection, question)));
  process.exit(0);
}

const words = await withCollection(briefs, { words: true }, measure);
const hybrid = values.words ? undefined : await withCollection(briefs, {}, measure);

if (values.json) console.log(JSON.stringify({ ...(hybrid ?? words), ...(hybrid && { words }) }));
else {
  const show = (scope: 'ownBrief' | 'allBriefs'): string =>
    formatTable(hybrid ? sideBySide(words[scope], hybrid[scope]) : words[scope]);
  if (hybrid) console.log('by words alone / by words and meaning\n');
  console.log(`each question asked of its own brief\n\n${show('ownBrief')}\n`);
  console.log(`each question asked of all ${briefs.length} briefs together\n\n${show('allBriefs')}`);
}
