import type { Brief } from '../knowledge/brief.ts';
import type { Collection } from '../knowledge/collection.ts';
import { compareBriefs, type ComparedVectors } from '../knowledge/comparing/compare-briefs.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import { chosenBrief } from './brief-option.ts';
import { briefReference, findReferred } from './brief-reference.ts';
import { readVersion } from './brief/found-brief.ts';
import { defineCommand, type AutocompleteRequest } from './command.ts';
import { briefsCard, versionsCard } from './compare-card.ts';
import { whichServer } from './conversation/which-server.ts';
import type { Choice } from './reply.ts';
import type { Services } from './services.ts';
import { shareableCard, type MakeCard } from './shareable-card.ts';

/** The arguments name two briefs, each by its reference and version. */
const cards = shareableCard('compare', makeCard);

/** `/compare`: what two briefs share and where they differ; or two versions of one. */
export const compare = defineCommand({
  definition: {
    name: 'compare',
    options: [
      { type: 'string', name: 'first', isRequired: true, hasAutocomplete: true },
      { type: 'string', name: 'second', hasAutocomplete: true },
      { type: 'string', name: 'from', hasAutocomplete: true },
      { type: 'string', name: 'to', hasAutocomplete: true },
    ],
  },

  async execute(request, services) {
    const choice = await whichServer(request, services);
    if (choice) return choice;
    const { first: firstName, second: secondName, from, to } = request.options;
    const collection = await services.library.collection(request.guildId);
    const first = namedBrief(firstName, collection);
    const second = secondName === undefined ? first : namedBrief(secondName, collection);
    const later = to === undefined ? second.version : readVersion(to);
    const before = first.id === second.id ? later - 1 : first.version;
    const earlier = from === undefined ? before : readVersion(from);
    if (first.id === second.id && earlier === later) throw new LocalizedError('compare.same-version');
    if (earlier < 1) throw new LocalizedError('compare.one-version', { brief: first.title });
    const args = [briefReference(first), String(earlier), briefReference(second), String(later)];
    return await cards.show(args, request, services);
  },

  async autocomplete(request, services) {
    const { name, value } = request.focused;
    if (name === 'from' || name === 'to') return await versionChoices(request, services);
    const { guildId } = request;
    const collection = await services.library.collection(guildId);
    return collection.findBriefs(value).map(({ title, id }) => ({ name: title, value: id }));
  },

  actions: cards.actions,
});

async function makeCard(...[args, request, services, say]: Parameters<MakeCard>) {
  const [firstReference = '', from, secondReference = '', to] = args;
  const first = await findReferred(firstReference, request, services, Number(from));
  const second = await findReferred(secondReference, request, services, Number(to));
  if (first.id === second.id) return versionsCard(first, second, say);
  const vectors = vectorsOf(first, second, await services.library.collection(request.guildId));
  return briefsCard(first, second, compareBriefs(first, second, vectors), say);
}

/** There are vectors of the briefs as they stand only. */
function vectorsOf(first: Brief, second: Brief, collection: Collection): ComparedVectors | undefined {
  const isCurrent = [first, second].every((brief) => collection.brief(brief.id) === brief);
  const [ofFirst, ofSecond] = [collection.vectorsOf(first.id), collection.vectorsOf(second.id)];
  return isCurrent && ofFirst && ofSecond ? { first: ofFirst.alone, second: ofSecond.alone } : undefined;
}

function namedBrief(name: string, collection: Collection): Brief {
  const brief = chosenBrief(name, collection);
  if (!brief) throw new LocalizedError('compare.one-brief');
  return brief;
}

/** The versions of the brief that the focused option is about, newest first. */
async function versionChoices(request: AutocompleteRequest, services: Services): Promise<Choice[]> {
  const { guildId, locale, options, focused } = request;
  const named = (focused.name === 'to' ? options['second'] : undefined) ?? options['first'];
  if (guildId === null || typeof named !== 'string') return [];
  const brief = namedBrief(named, await services.library.collection(guildId));
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (await services.store.briefs.history(guildId, brief.id))
    .filter(({ version }) => String(version).startsWith(focused.value.trim()))
    .map(({ version, at }) => ({
      name: `${version} · ${dates.format(new Date(at))}`,
      value: String(version),
    }));
}
