import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { restoreStore } from '../storage/backup.ts';
import type { CliCommand } from './command.ts';
import { databaseOption, sqlitePath } from './database-option.ts';

/** `footnote restore`: puts a backup in the place of the database, while the bot runs. */
export const restore: CliCommand = {
  form: 'restore FILE [--database sqlite:FILE] [--overwrite] [--json]',
  summary: 'puts the backup FILE in the place of the database',
  help: `A bot that has the database open answers from the restored briefs at once. --overwrite is needed where there is
a database; it is kept in a file beside it. --database is DATABASE_URL by default. --json prints { path, briefs,
versions, sizeBytes, keptAt }.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...databaseOption, overwrite: { type: 'boolean' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [source, more] = positionals;
    if (source === undefined || more !== undefined) throw new UserError('restore takes one backup FILE.');
    const restored = await restoreStore(source, sqlitePath(values.database, { instead: 'pg_restore' }), {
      overwrite: values.overwrite,
    });
    if (values.json) console.log(JSON.stringify(restored));
    else {
      console.log(`${restored.path}: ${restored.briefs} briefs, ${restored.versions} versions.`);
      if (restored.keptAt !== null) console.log(`What was there before is kept at ${restored.keptAt}.`);
    }
    return 0;
  },
};
