/**
 * The errors that have a meaning beyond "a bug". Everything else that is thrown is a bug: it gets an
 * apology with a reference id, and the log has the stack.
 */

/** Something the person can act on. The message is shown to them as it stands: what happened, what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The environment or a file that the operator controls is wrong. One problem a line, by variable or file name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Discord, the database or another thing outside the process failed. `cause` has the original error. */
export class DependencyError extends Error {
  override readonly name = 'DependencyError';
}
