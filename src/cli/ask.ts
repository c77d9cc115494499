import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { answerJson } from './answer-json.ts';
import { answerText } from './answer-text.ts';
import { readBriefs } from './brief-files.ts';
import type { CliCommand } from './command.ts';
import { withCollection } from './open-collection.ts';

/** `footnote ask`: answers one question. */
export const ask: CliCommand = {
  form: 'ask "QUESTION" [--brief FILE]… [--words] [--json]',
  summary: 'answers a question from briefs',
  help: `Asks the named files, else all briefs of BRIEFS_DIR, by words and meaning; --words: by words alone.
--json prints { answered, points, mendings }.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        brief: { type: 'string', multiple: true },
        words: { type: 'boolean' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const question = positionals.join(' ').trim();
    if (question === '')
      throw new UserError('ask needs a question: footnote ask "What did the summit decide?"');
    const briefs = await readBriefs(values.brief);
    const answer = await withCollection(briefs, values, (collection) => collection.answer(question));
    console.log(
      values.json ? JSON.stringify({ ...answerJson(answer), mendings: answer.mendings }) : answerText(answer),
    );
    return 0;
  },
};
