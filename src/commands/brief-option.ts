import type { Brief } from '../knowledge/brief.ts';
import type { Collection } from '../knowledge/collection.ts';
import { UserError } from '../errors.ts';
import type { AutocompleteRequest, OptionDefinition } from './command.ts';
import { firstMatch, nearestNames } from './names.ts';
import type { Choice } from './reply.ts';
import type { Services } from './services.ts';

/** The `brief` option that several commands take: one brief instead of all. */
export const briefOption = {
  type: 'string',
  name: 'brief',
  description: 'Only this brief',
  hasAutocomplete: true,
} as const satisfies OptionDefinition;

/** Suggests briefs by what is typed in the `brief` option. */
export async function briefChoices({ guildId, focused }: AutocompleteRequest, { library }: Services) {
  const collection = await library.collection(guildId);
  return collection.findBriefs(focused.value).map(({ title, id }): Choice => ({ name: title, value: id }));
}

/**
 * The brief that a person named: a suggested value, or text that was never suggested.
 *
 * @throws UserError with the nearest names when none is meant clearly.
 */
export function resolveBrief(collection: Collection, name: string): Brief {
  const brief =
    collection.brief(name) ?? firstMatch(collection.briefs, name, ({ title, slug }) => [title, slug]);
  if (brief) return brief;
  const near = collection.findBriefs(name);
  const names = (near.length > 0 ? near : collection.briefs).map(({ title }) => title);
  throw new UserError(`No brief is called “${name}”. ${nearestNames(names)}`);
}
