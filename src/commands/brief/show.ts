import { speaker } from '../../messages/speak.ts';
import { defineCommand, type AutocompleteRequest } from '../command.ts';
import type { Choice } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { anyBriefChoices, findBrief, readVersion, resolveAnyBrief } from './found-brief.ts';
import { ownBriefOption } from './own-brief.ts';
import { showCard } from './show-card.ts';
import { utcMoment, versionLabel } from './version-line.ts';

/** `/brief show`: a brief exactly as members see it, now or at an earlier version. */
export const show = defineCommand({
  definition: {
    name: 'show',
    options: [ownBriefOption, { type: 'string', name: 'version', hasAutocomplete: true }],
  },

  async execute(request, services) {
    const { options } = request;
    const guildId = requireGuild(request);
    const id = await resolveAnyBrief(guildId, options.brief, services);
    const version = options.version === undefined ? undefined : readVersion(options.version);
    const found = await findBrief(guildId, id, services, version);
    const card = await showCard(found, { say: speaker(request.locale), page: 0 }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  async autocomplete(request, services) {
    return request.focused.name === 'version'
      ? versionChoices(request, services)
      : anyBriefChoices(request, services);
  },

  actions: {
    /** Shows the brief of a button, or the one chosen from a list, in a message of its own. */
    async open(request, services) {
      const [id = ''] = request.values.length > 0 ? request.values : request.args;
      const found = await findBrief(requireGuild(request), id, services);
      const card = await showCard(found, { say: speaker(request.locale), page: 0 }, services);
      return { kind: 'message', visibility: 'private', card };
    },

    /** Turns the page of the version that is shown, though there may be a newer one by now. */
    async page(request, services) {
      const [id = '', version = '', page = '0'] = request.args;
      const found = await findBrief(requireGuild(request), id, services, readVersion(version));
      const card = await showCard(found, { say: speaker(request.locale), page: Number(page) }, services);
      return { kind: 'update', card };
    },
  },
});

/** The versions of the brief that the other option names. */
async function versionChoices(request: AutocompleteRequest, services: Services): Promise<Choice[]> {
  const { guildId, options, focused } = request;
  const say = speaker(request.locale);
  const named = options['brief'];
  if (guildId === null || typeof named !== 'string' || named === '') return [];
  const id = await resolveAnyBrief(guildId, named, services);
  return (await services.store.briefs.history(guildId, id))
    .filter(({ version }) => String(version).startsWith(focused.value.trim()))
    .map((version) => ({
      name: `${versionLabel(version, say)} · ${utcMoment(version.at, say)}`,
      value: String(version.version),
    }));
}
