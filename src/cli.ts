import { keepCompiledCode } from './compiled-code.ts';

/** The terminal tool: `npm run -s footnote -- COMMAND`. Each command is a file of src/cli. */
keepCompiledCode();
const { runCli } = await import('./cli/run-cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
