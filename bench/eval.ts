/**
 * Measures how well questions are answered from briefs.
 *
 *     npm run -s eval -- --briefs DIR --questions FILE.jsonl [--json]
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readBriefFile } from '../src/cli/brief-files.ts';
import { readJsonLines } from '../src/cli/json-lines.ts';
import { Collection } from '../src/knowledge/collection.ts';
import { judgeAnswer, summarizeByKind } from './answer-quality.ts';
import type { KindSummary } from './answer-quality.ts';
import { formatTable } from './table.ts';

const HELP = `eval --briefs DIR --questions FILE.jsonl [--json]

  --briefs DIR       every .txt in it is a brief, named by its base name
  --questions FILE   one question a line: { "id", "brief", "question", "kind", "gold": [[theme, claim], …], "answerable" }
  --json             { ownBrief: [row…], allBriefs: [row…] } in place of the tables

Each question is asked of its own brief, then of all briefs together. hit@k: a gold claim is among the first k
points; MRR: one divided by the rank of the first; recall@5: the share of gold claims among the first five. These look
at the points that "footnote answer" prints, which for a refused question are the nearest claims: what ranking found.
"refused" is the share of answerable questions that were not answered all the same, "answered" the share of
unanswerable ones that were. Percent throughout; the row "all" is every answerable kind but crosslingual.`;

const questionRow = z.object({
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
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help || values.briefs === undefined || values.questions === undefined) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}

const directory = values.briefs;
const files = readdirSync(directory).filter((name) => name.endsWith('.txt'));
const collection = new Collection(files.map((name) => readBriefFile(join(directory, name))));
const questions = readJsonLines(values.questions).map(({ value }) => questionRow.parse(value));

const summarize = (isOwnBrief: boolean): KindSummary[] =>
  summarizeByKind(
    questions.map((question) => {
      const answer = collection.answer(question.question, isOwnBrief ? { briefId: question.brief } : {});
      return judgeAnswer(question, answer);
    }),
  );
const [ownBrief, allBriefs] = [summarize(true), summarize(false)];

if (values.json) console.log(JSON.stringify({ ownBrief, allBriefs }));
else {
  console.log(`each question asked of its own brief\n\n${formatTable(ownBrief)}\n`);
  console.log(`each question asked of all ${files.length} briefs together\n\n${formatTable(allBriefs)}`);
}
