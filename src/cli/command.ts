/** A command of the terminal tool. */
export interface CliCommand {
  /** As it is typed: `parse FILE|- [--json]`. */
  readonly form: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` adds to the form. */
  readonly help: string;
  /**
   * Does it; resolves to the exit code.
   * @throws UserError where the person can act
   */
  run(args: readonly string[]): Promise<number>;
}
