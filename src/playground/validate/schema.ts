import type { ZodMiniType } from 'zod/mini';
import type { core } from 'zod/mini';
import type { Path } from '../components.ts';
import type { Problem } from './form.ts';

type Issue = core.$ZodIssue;

/**
 * Checks a body against a schema generated from Discord's OpenAPI document; fields that the
 * document does not know are ignored, as Discord does.
 */
export function schemaProblems(schema: ZodMiniType, body: unknown): Problem[] {
  const result = schema.safeParse(body);
  return result.success ? [] : result.error.issues.flatMap((issue) => problems(issue, body, []));
}

/** Says of one issue what Discord would say; a union speaks through the branch that was meant. */
function problems(issue: Issue, body: unknown, above: Path): Problem[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  const value = valueAt(body, path);
  if (issue.code === 'invalid_union') {
    const branch = meantBranch(issue.errors, value);
    if (!branch) return [{ path, ...unionProblem(issue.errors) }];
    return branch.flatMap((inner) => problems(inner, body, path));
  }
  // Discord reads numbers from strings of digits, permission bits above all.
  if (issue.code === 'invalid_type' && typeof value === 'string' && /^\d+$/.test(value)) {
    if (issue.expected === 'number' || issue.expected === 'int') return [];
  }
  return [{ path, ...describe(issue, value) }];
}

/** The branch whose `type` is the value's, or else the only one that is about objects at all. */
function meantBranch(branches: readonly Issue[][], value: unknown): Issue[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('type' in value) return branches.find((issues) => !issues.some(({ path }) => path[0] === 'type'));
  // Without a discriminator, the least wrong branch is what was meant.
  return [...branches].sort((a, b) => a.length - b.length)[0];
}

function unionProblem(branches: readonly Issue[][]): { code: string; message: string } {
  const types = branches.flatMap((issues) =>
    issues.flatMap((issue) =>
      issue.code === 'invalid_value' && issue.path[0] === 'type' ? issue.values : [],
    ),
  );
  if (types.length === 0) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const list = [...new Set(types.map(Number))].sort((a, b) => a - b).join(', ');
  return { code: 'UNION_TYPE_CHOICES', message: `Value of field "type" must be one of (${list}).` };
}

function describe(issue: Issue, value: unknown): { code: string; message: string } {
  const isMissing = value === undefined || value === null;
  if (isMissing && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) {
    return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
  if (issue.code === 'invalid_type') {
    return {
      code: `${issue.expected.toUpperCase()}_TYPE_COERCE`,
      message: `Value ${JSON.stringify(value).slice(0, 80)} is not a ${issue.expected}.`,
    };
  }
  if (issue.code === 'too_big') {
    return typeof value === 'number'
      ? { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${issue.maximum}.` }
      : { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` };
  }
  if (issue.code === 'too_small') {
    return typeof value === 'number'
      ? { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${issue.minimum}.` }
      : { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be at least ${issue.minimum} in length.` };
  }
  if (issue.code === 'invalid_value') {
    return {
      code: 'BASE_TYPE_CHOICES',
      message: `Value must be one of {${issue.values.map(String).join(', ')}}.`,
    };
  }
  if (issue.code === 'invalid_format' && issue.format === 'url') {
    return { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };
  }
  return {
    code: 'BASE_TYPE_INVALID',
    message: `Value ${JSON.stringify(value).slice(0, 80)} is not valid here.`,
  };
}

function valueAt(body: unknown, path: Path): unknown {
  let value = body;
  for (const key of path) value = (value as Record<string | number, unknown> | undefined | null)?.[key];
  return value;
}
