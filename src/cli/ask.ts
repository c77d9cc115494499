import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { Collection } from '../knowledge/collection.ts';
import { answerJson } from './answer-json.ts';
import { answerText } from './answer-text.ts';
import { readBriefs } from './brief-files.ts';
import type { CliCommand } from './command.ts';

/** `footnote ask`: answers one question. */
export const ask: CliCommand = {
  form: 'ask "QUESTION" [--brief FILE]… [--json]',
  summary: 'answers a question from briefs',
  help: 'Asks the named files, else all briefs of BRIEFS_DIR. --json prints { answered, points, mendings }.',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { brief: { type: 'string', multiple: true }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const question = positionals.join(' ').trim();
    if (question === '')
      throw new UserError('ask needs a question: footnote ask "What did the summit decide?"');
    const answer = new Collection(await readBriefs(values.brief)).answer(question);
    console.log(
      values.json ? JSON.stringify({ ...answerJson(answer), mendings: answer.mendings }) : answerText(answer),
    );
    return 0;
  },
};
