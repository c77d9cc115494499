import type { BriefSummary } from '../../knowledge/brief-store.ts';
import { UserError } from '../../errors.ts';
import type { AutocompleteRequest, OptionDefinition, Request } from '../command.ts';
import { firstMatch, nearestNames } from '../names.ts';
import type { Choice } from '../reply.ts';
import type { Services } from '../services.ts';

/** The `brief` option of moderators' commands: one of the server's own briefs. */
export const ownBriefOption = {
  type: 'string',
  name: 'brief',
  isRequired: true,
  hasAutocomplete: true,
} as const satisfies OptionDefinition;

/** Suggests the server's own briefs by what is typed; removed ones where `removed` says so. */
export function ownBriefChoices(filter: { removed?: boolean } = {}) {
  return async ({ guildId, focused }: AutocompleteRequest, { store }: Services): Promise<Choice[]> => {
    const typed = focused.value.toLowerCase();
    const briefs = guildId === null ? [] : await store.briefs.list(guildId, filter);
    return briefs
      .filter(({ title, slug }) => title.toLowerCase().includes(typed) || slug.includes(typed))
      .map(({ title, id }) => ({ name: title, value: id }));
  };
}

/**
 * The brief of the server that a moderator named: a suggested value, or text that was never suggested.
 *
 * @throws UserError when the server has none of that name.
 */
export async function resolveOwnBrief(
  guildId: string,
  name: string,
  { store }: Services,
  filter: { removed?: boolean } = {},
): Promise<BriefSummary> {
  const briefs = await store.briefs.list(guildId, filter);
  const brief =
    briefs.find(({ id }) => id === name) ?? firstMatch(briefs, name, ({ title, slug }) => [title, slug]);
  if (brief) return brief;
  const kind = filter.removed ? 'removed brief' : 'brief of its own';
  if (briefs.length === 0) throw new UserError(`This server has no ${kind} yet.`);
  throw new UserError(
    `This server has no ${kind} called “${name}”. ${nearestNames(briefs.map(({ title }) => title))}`,
  );
}

/**
 * The guild that a moderators' command was used in.
 *
 * @throws UserError outside a server.
 */
export function requireGuild({ guildId }: Request): string {
  if (guildId === null) throw new UserError('Briefs belong to a server: use this command in one.');
  return guildId;
}
