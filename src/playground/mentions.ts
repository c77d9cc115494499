/** Whom a message may ping, as its author says it. Source: DOC resources/message#allowed-mentions-object */
export interface AllowedMentions {
  readonly parse?: readonly (string | null)[] | null;
  readonly users?: readonly (string | null)[] | null;
  readonly roles?: readonly (string | null)[] | null;
  readonly replied_user?: boolean | null;
}

/** The ids that a text mentions, as far as they may ping. Source: DOC resources/message#allowed-mentions-object */
export function allowedIds(
  text: string,
  pattern: RegExp,
  allowed: AllowedMentions | null | undefined,
  kind: 'users' | 'roles',
): string[] {
  const ids = new Set([...text.matchAll(pattern)].map(([, id]) => id!));
  return [...ids].filter((id) => !allowed || allowed.parse?.includes(kind) || allowed[kind]?.includes(id));
}
