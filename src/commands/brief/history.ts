import { defineCommand, type Request } from '../command.ts';
import type { Card } from '../reply.ts';
import type { Services } from '../services.ts';
import { announce } from './announce.ts';
import { historyButton, restoreVersionButton, showButton } from './buttons.ts';
import { findBrief } from './found-brief.ts';
import { historyCard, versionCard, type VersionContent } from './history-card.ts';
import { ownBriefChoices, ownBriefOption, requireGuild, resolveOwnBrief } from './own-brief.ts';
import { refusalCard, staleLines } from './refusal.ts';
import { showCard } from './show-card.ts';
import { personSpan } from './version-line.ts';

/** `/brief history`: the versions of a brief, what each changed, and a way back to any of them. */
export const history = defineCommand({
  definition: {
    name: 'history',
    options: [ownBriefOption],
  },

  async execute(request, services) {
    const guildId = requireGuild(request);
    const { id } = await resolveOwnBrief(guildId, request.options.brief, services);
    return {
      kind: 'message',
      visibility: 'private',
      card: await listCard(guildId, { id, page: 0 }, services),
    };
  },

  autocomplete: ownBriefChoices(),

  actions: {
    /** Opens the versions in a message of their own. */
    async open(request, services) {
      const [id = ''] = request.args;
      const card = await listCard(requireGuild(request), { id, page: 0 }, services);
      return { kind: 'message', visibility: 'private', card };
    },

    async page(request, services) {
      const [id = '', page = '0'] = request.args;
      const card = await listCard(requireGuild(request), { id, page: Number(page) }, services);
      return { kind: 'update', card };
    },

    /** Compares the chosen version with the one before, in a message of its own. */
    async choose(request, services) {
      const [id = ''] = request.args;
      const [version = ''] = request.values;
      const card = await changesCard(
        requireGuild(request),
        { id, version: Number(version), page: 0 },
        services,
      );
      return { kind: 'message', visibility: 'private', card };
    },

    /** Turns the page of a comparison. */
    async changes(request, services) {
      const [id = '', version = '', page = '0'] = request.args;
      const which = { id, version: Number(version), page: Number(page) };
      return { kind: 'update', card: await changesCard(requireGuild(request), which, services) };
    },

    /** Shows a version as members saw it. */
    async show(request, services) {
      const [id = '', version = ''] = request.args;
      const found = await findBrief(requireGuild(request), id, services, Number(version));
      const card = await showCard(found, { locale: request.locale, page: 0 }, services);
      return { kind: 'message', visibility: 'private', card };
    },

    async restore(request, services) {
      const [id = '', version = '', baseVersion = ''] = request.args;
      const card = await restoreVersion(
        request,
        { id, version: Number(version), baseVersion: Number(baseVersion) },
        services,
      );
      return { kind: 'update', card };
    },
  },
});

async function listCard(
  guildId: string,
  { id, page }: { id: string; page: number },
  { store }: Services,
): Promise<Card> {
  const versions = await store.briefs.history(guildId, id);
  return versions.length === 0 ? refusalCard({ kind: 'missing' }) : historyCard(versions, { id, page });
}

async function changesCard(
  guildId: string,
  { id, version, page }: { id: string; version: number; page: number },
  services: Services,
): Promise<Card> {
  const versions = await services.store.briefs.history(guildId, id);
  const chosen = versions.find((other) => other.version === version);
  const after = await readVersion(guildId, { id, version }, services);
  if (!chosen || !after) return refusalCard({ kind: 'missing' });
  const before = await readVersion(guildId, { id, version: version - 1 }, services);
  return versionCard(chosen, { before, after }, { currentVersion: versions[0]?.version ?? version, page });
}

async function readVersion(
  guildId: string,
  { id, version }: { id: string; version: number },
  { store }: Services,
): Promise<VersionContent | undefined> {
  const brief = await store.briefs.get(guildId, id, version);
  return brief && { brief, passages: await store.briefs.passages(guildId, id, version) };
}

async function restoreVersion(
  request: Request,
  { id, version, baseVersion }: { id: string; version: number; baseVersion: number },
  services: Services,
): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  services.countChange(guildId);
  const result = await services.store.briefs.restore({ guildId, by, briefId: id, baseVersion, version });
  if (result.kind === 'stale') {
    const { brief } = result;
    return {
      tone: 'notice',
      lead: staleLines(result),
      buttons: [
        restoreVersionButton(id, version, brief.version, `Restore version ${version} all the same`),
        historyButton(id),
      ],
    };
  }
  if (result.kind !== 'saved') return refusalCard(result);
  const { brief } = result;
  const back = ` back to what version ${version} said.`;
  await announce(guildId, [personSpan(by), ' took ', { strong: brief.title }, back], services);
  return {
    tone: 'answer',
    lead: [
      [
        { strong: brief.title },
        ` says again what version ${version} said. That makes it version ${brief.version}; the others are kept.`,
      ],
    ],
    buttons: [showButton(id), historyButton(id)],
  };
}
