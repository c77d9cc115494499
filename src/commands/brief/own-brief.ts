import type { BriefSummary } from '../../knowledge/stores/brief-store.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { AutocompleteRequest, OptionDefinition } from '../command.ts';
import { firstMatch, nearestValues } from '../names.ts';
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
 * @throws LocalizedError when the server has none of that name.
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
  const values = { name, ...nearestValues(briefs.map(({ title }) => title)) };
  throw new LocalizedError(filter.removed ? 'brief.unknown-removed' : 'brief.unknown-own', values);
}
