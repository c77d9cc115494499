import { UserError } from '../../errors.ts';
import type { CliCommand } from '../command.ts';
import { add, edit } from './add.ts';
import { remove, rename, restore } from './change.ts';
import { exportCommand } from './export.ts';
import { history } from './history.ts';
import { importCommand } from './import.ts';
import { list } from './list.ts';
import { show } from './show.ts';
import type { Subcommand } from './subcommand.ts';

const subcommands: Readonly<Record<string, Subcommand>> = {
  list,
  show,
  history,
  add,
  edit,
  import: importCommand,
  export: exportCommand,
  rename,
  remove,
  restore,
};

/** `footnote brief …`: what moderators do with `/brief`, on a database file, while the bot runs or not. */
export const brief: CliCommand = {
  form: `brief ${Object.keys(subcommands).join('|')} … --guild ID [--database URL] [--by ID] [--json]`,
  summary: 'keeps the briefs of a server, in the database',
  help: `${Object.values(subcommands)
    .map(({ form, summary }) => `  footnote brief ${form}\n      ${summary}`)
    .join('\n')}

--guild is the server’s ID. BRIEF is a short name, a title or an id. --database is DATABASE_URL by default; a bot
that has it open answers from each change at once. --by is the ID of the person in whose name the history has a
change; without it, it is the operator’s. --json prints what a script can read.`,

  async run([name, ...args]) {
    const subcommand = name !== undefined && Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
    if (!subcommand) {
      const names = Object.keys(subcommands).join(', ');
      throw new UserError(`brief needs one of ${names}. Try footnote brief --help.`);
    }
    return subcommand.run(args);
  },
};
