import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { answerJson } from './answer-json.ts';
import { readBriefs } from './brief-files.ts';
import type { CliCommand } from './command.ts';
import { readJsonLines } from './json-lines.ts';
import { withCollection } from './open-collection.ts';

const asked = z.object({ id: z.string(), question: z.string(), brief: z.string().optional() });

/** `footnote answer`: answers many questions, one JSON line each. */
export const answer: CliCommand = {
  form: 'answer --brief FILE… --questions FILE.jsonl [--words]',
  summary: 'answers a file of questions, one JSON line each',
  help: `Each line of the questions file: { "id", "question", "brief"? }, brief being a brief file's base name:
that brief alone is asked. Prints { id, answered, points, ms } for each question, in order; ms is the time of the
answer. Where answered is false, points are the nearest claims, no answer. Words and meaning count; with --words,
words alone.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        brief: { type: 'string', multiple: true },
        questions: { type: 'string' },
        words: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    if (values.questions === undefined) throw new UserError('answer needs --questions FILE.jsonl.');
    const questions = readJsonLines(values.questions).map(({ value, where }) => {
      const question = asked.safeParse(value);
      if (!question.success) throw new UserError(`${where}: needs "id" and "question", both text.`);
      return { ...question.data, where };
    });
    // A shell's wildcard leaves all files but the first without their --brief.
    const briefs = await readBriefs([...(values.brief ?? []), ...positionals]);
    await withCollection(briefs, values, async (collection) => {
      for (const { id, question, brief: briefId, where } of questions) {
        if (briefId !== undefined && !collection.brief(briefId)) {
          throw new UserError(`${where}: no brief "${briefId}". Name its file with --brief.`);
        }
        const startMs = performance.now();
        const found = await collection.answer(question, { briefId });
        const ms = Number((performance.now() - startMs).toFixed(3));
        console.log(JSON.stringify({ id, ...answerJson(found), ms }));
      }
    });
    return 0;
  },
};
