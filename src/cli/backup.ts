import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { backupStore } from '../storage/backup.ts';
import type { CliCommand } from './command.ts';
import { databaseOption, requireDatabase, sqlitePath } from './database-option.ts';

/** `footnote backup`: copies the database while the bot runs. */
export const backup: CliCommand = {
  form: 'backup FILE [--database sqlite:FILE] [--overwrite] [--json]',
  summary: 'copies the database to FILE, while the bot goes on',
  help: `The copy is as the database stood at one moment, and is checked before it takes its name. --database is
DATABASE_URL by default. --overwrite replaces FILE where there is one. --json prints { path, briefs, versions,
sizeBytes }.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...databaseOption, overwrite: { type: 'boolean' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [target, more] = positionals;
    if (target === undefined || more !== undefined) throw new UserError('backup takes one FILE to write.');
    const path = sqlitePath(values.database, { instead: 'pg_dump' });
    requireDatabase(`sqlite:${path}`);
    const copy = backupStore(path, target, { overwrite: values.overwrite });
    console.log(
      values.json
        ? JSON.stringify(copy)
        : `${copy.path}: ${copy.briefs} briefs, ${copy.versions} versions, ${copy.sizeBytes} bytes.`,
    );
    return 0;
  },
};
