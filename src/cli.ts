/** The terminal tool: `npm run -s footnote -- COMMAND`. Dispatches; each command is a file of src/cli. */
import { answer } from './cli/answer.ts';
import { ask } from './cli/ask.ts';
import { backup } from './cli/backup.ts';
import { brief } from './cli/brief/index.ts';
import { challenges } from './cli/challenges.ts';
import type { CliCommand } from './cli/command.ts';
import { doctor } from './cli/doctor.ts';
import { migrate } from './cli/migrate.ts';
import { parse } from './cli/parse.ts';
import { restore } from './cli/restore.ts';
import { ConfigError, DependencyError, UserError } from './errors.ts';

const commands: Readonly<Record<string, CliCommand>> = {
  parse,
  ask,
  answer,
  challenges,
  doctor,
  brief,
  backup,
  restore,
  migrate,
};

const usage = `footnote: answers questions from briefs, in the briefs' own words

${Object.values(commands)
  .map(({ form, summary }) => `  footnote ${form}\n      ${summary}`)
  .join('\n')}

  footnote COMMAND --help says more. Exit codes: 0 done, 1 not done (the reason is on standard error).`;

/** Runs one command; resolves to the exit code. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(usage);
    return name === undefined ? 1 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new UserError(
      `no command "${name}". There are: ${Object.keys(commands).join(', ')}. Try footnote --help.`,
    );
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`footnote ${command.form}\n\n${command.help}`);
    return 0;
  }
  return command.run(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isExpected =
    error instanceof UserError ||
    error instanceof ConfigError ||
    error instanceof DependencyError ||
    isBadOption(error);
  if (!isExpected) throw error;
  console.error(`footnote: ${error.message}${causeOf(error)}`);
  process.exitCode = 1;
}

/** Why the database or Discord failed: whoever is at the terminal is who can mend it. */
function causeOf(error: Error): string {
  let root: unknown = error;
  while (root instanceof DependencyError) root = root.cause;
  return root instanceof Error && root !== error ? ` (${root.message})` : '';
}

/** parseArgs says in its message which option is wrong. */
function isBadOption(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
