import type { Brief } from '../knowledge/brief.ts';
import type { Collection } from '../knowledge/collection.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import { speaker } from '../messages/speak.ts';
import type { AutocompleteRequest, OptionDefinition } from './command.ts';
import { firstMatch, nearestValues } from './names.ts';
import type { Choice } from './reply.ts';
import type { Services } from './services.ts';

/** The `brief` option that several commands take: one brief instead of all. */
export const briefOption = {
  type: 'string',
  name: 'brief',
  hasAutocomplete: true,
} as const satisfies OptionDefinition;

/** What the option holds where a person wants all briefs though the server has a default. */
const ALL_BRIEFS = 'all';

/** Suggests briefs by what is typed in the `brief` option, and all of them where one is the default. */
export async function briefChoices(request: AutocompleteRequest, services: Services): Promise<Choice[]> {
  const typed = request.focused.value;
  const collection = await services.library.collection(request.guildId);
  const briefs = collection.findBriefs(typed).map(({ title, id }): Choice => ({ name: title, value: id }));
  const name = speaker(request.locale)('option.all-briefs');
  const isOffered =
    name.toLowerCase().startsWith(typed.trim().toLowerCase()) && collection.defaultBrief !== undefined;
  return isOffered ? [{ name, value: ALL_BRIEFS }, ...briefs] : briefs;
}

/**
 * The one brief that a request is about: the one that its `brief` option (`name`) names, else the server's default.
 * Undefined means all briefs.
 *
 * @throws LocalizedError with the nearest names when the option means none clearly.
 */
export function chosenBrief(name: string | undefined, collection: Collection): Brief | undefined {
  if (name === undefined) return collection.defaultBrief;
  return name === ALL_BRIEFS ? undefined : resolveBrief(name, collection);
}

/**
 * The brief that a person named: a suggested value, or text that was never suggested.
 *
 * @throws LocalizedError with the nearest names when none is meant clearly.
 */
function resolveBrief(name: string, collection: Collection): Brief {
  const brief =
    collection.brief(name) ?? firstMatch(collection.briefs, name, ({ title, slug }) => [title, slug]);
  if (brief) return brief;
  const near = collection.findBriefs(name);
  const names = (near.length > 0 ? near : collection.briefs).map(({ title }) => title);
  throw new LocalizedError('brief.unknown', { name, ...nearestValues(names) });
}
