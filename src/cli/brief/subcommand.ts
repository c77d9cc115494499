import type { CliCommand } from '../command.ts';

/** A command under `footnote brief`; the help of them all is one page. */
export type Subcommand = Omit<CliCommand, 'help'>;
