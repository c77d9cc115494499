import { refuse } from '../api-error.ts';
import type { FieldError, FormErrors } from '../api-error.ts';
import type { Path } from '../components.ts';

/** One thing wrong with a body: where, which of Discord's error codes, and its wording. */
export interface Problem extends FieldError {
  readonly path: Path;
}

/** Notes a problem with the field at `path`. */
export type Report = (path: Path, code: string, message: string) => void;

/**
 * One rule that Discord enforces beyond what its OpenAPI document says. A list of them reads as a
 * table: what is checked, and where it is written that Discord checks it.
 */
export interface Rule<Subject> {
  /** Where the rule is documented or was seen. */
  readonly source: string;
  /** Reports each breach; its name says what must hold. */
  readonly check: (subject: Subject, report: Report) => void;
}

/** Applies every rule to one subject. */
export function applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Problem[] {
  const problems: Problem[] = [];
  for (const { check } of rules) {
    check(subject, (path, code, message) => problems.push({ path, code, message }));
  }
  return problems;
}

/** Throws 50035 with every problem in its place, below `prefix`; does nothing when there are none. */
export function throwIfAny(problems: readonly Problem[], prefix: Path = []): void {
  if (problems.length > 0) throw refuse.invalidForm(nest(problems, prefix));
}

function nest(problems: readonly Problem[], prefix: Path): FormErrors {
  const root: FormErrors = {};
  for (const { path, code, message } of problems) {
    let at = root;
    for (const key of [...prefix, ...path]) at = (at[key] ??= {}) as FormErrors;
    at['_errors'] = [...((at['_errors'] as FieldError[] | undefined) ?? []), { code, message }];
  }
  return root;
}
