import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { copyDatabase } from '../storage/copy-database.ts';
import { openDatabase } from '../storage/open-store.ts';
import type { CliCommand } from './command.ts';
import { databaseUrl, requireDatabase } from './database-option.ts';

/** `footnote migrate`: moves to another kind of database. */
export const migrate: CliCommand = {
  form: 'migrate SOURCE TARGET [--json]',
  summary: 'copies everything from one database to another, such as sqlite:FILE to postgres://…',
  help: `SOURCE and TARGET are written as in DATABASE_URL. Stop the bot first. TARGET has to be empty, or hold the
beginning of the same copy, which then goes on. Both are read again at the end, and their counts and checksums
compared; SOURCE stays as it is, but for being brought up to this Footnote's schema. --json prints
{ tables: [{ table, rows, checksum }] }.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [source, target, more] = positionals;
    if (source === undefined || target === undefined || more !== undefined || source === target) {
      throw new UserError('migrate takes two databases, SOURCE and TARGET.');
    }
    const from = databaseUrl(source);
    const to = databaseUrl(target);
    requireDatabase(from);

    const reading = await openDatabase(from);
    try {
      const writing = await openDatabase(to);
      try {
        const tables = await copyDatabase(reading, writing);
        if (values.json) console.log(JSON.stringify({ tables }));
        else {
          for (const { table, rows, checksum } of tables) {
            console.log(`${table.padEnd(14)} ${String(rows).padStart(8)} rows  ${checksum.slice(0, 16)}`);
          }
          console.log('Everything is in the target, and reads the same there.');
        }
      } finally {
        await writing.destroy();
      }
    } finally {
      await reading.destroy();
    }
    return 0;
  },
};
