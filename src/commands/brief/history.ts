import { speaker } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { defineCommand, type Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import type { Card } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { historyButton, restoreVersionButton, showButton } from './buttons.ts';
import { findBrief } from './found-brief.ts';
import { historyCard, versionCard, type VersionContent } from './history-card.ts';
import { ownBriefChoices, ownBriefOption, resolveOwnBrief } from './own-brief.ts';
import { refusalCard, staleLines } from './refusal.ts';
import { showCard } from './show-card.ts';

/** `/brief history`: the versions of a brief, what each changed, and a way back to any of them. */
export const history = defineCommand({
  definition: {
    name: 'history',
    options: [ownBriefOption],
  },

  async execute(request, services) {
    const { id } = await resolveOwnBrief(requireGuild(request), request.options.brief, services);
    return {
      kind: 'message',
      visibility: 'private',
      card: await listCard(request, { id, page: 0 }, services),
    };
  },

  autocomplete: ownBriefChoices(),

  actions: {
    /** Opens the versions in a message of their own. */
    async open(request, services) {
      const [id = ''] = request.args;
      const card = await listCard(request, { id, page: 0 }, services);
      return { kind: 'message', visibility: 'private', card };
    },

    async page(request, services) {
      const [id = '', page = '0'] = request.args;
      const card = await listCard(request, { id, page: Number(page) }, services);
      return { kind: 'update', card };
    },

    /** Compares the chosen version with the one before, in a message of its own. */
    async choose(request, services) {
      const [id = ''] = request.args;
      const [version = ''] = request.values;
      const card = await changesCard(request, { id, version: Number(version), page: 0 }, services);
      return { kind: 'message', visibility: 'private', card };
    },

    /** Turns the page of a comparison. */
    async changes(request, services) {
      const [id = '', version = '', page = '0'] = request.args;
      const which = { id, version: Number(version), page: Number(page) };
      return { kind: 'update', card: await changesCard(request, which, services) };
    },

    /** Shows a version as members saw it. */
    async show(request, services) {
      const [id = '', version = ''] = request.args;
      const found = await findBrief(requireGuild(request), id, services, Number(version));
      const card = await showCard(found, { say: speaker(request.locale), page: 0 }, services);
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
  request: Request,
  { id, page }: { id: string; page: number },
  { store }: Services,
): Promise<Card> {
  const say = speaker(request.locale);
  const versions = await store.briefs.history(requireGuild(request), id);
  return versions.length === 0
    ? refusalCard({ kind: 'missing' }, say)
    : historyCard(versions, { id, page }, say);
}

async function changesCard(
  request: Request,
  { id, version, page }: { id: string; version: number; page: number },
  services: Services,
): Promise<Card> {
  const guildId = requireGuild(request);
  const say = speaker(request.locale);
  const versions = await services.store.briefs.history(guildId, id);
  const chosen = versions.find((other) => other.version === version);
  const after = await readVersion(guildId, { id, version }, services);
  if (!chosen || !after) return refusalCard({ kind: 'missing' }, say);
  const before = await readVersion(guildId, { id, version: version - 1 }, services);
  const currentVersion = versions[0]?.version ?? version;
  return versionCard(chosen, { before, after }, { currentVersion, page, say });
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
  const say = speaker(request.locale);
  services.countChange(guildId);
  const result = await services.store.briefs.restore({ guildId, by, briefId: id, baseVersion, version });
  if (result.kind === 'stale') {
    const { brief } = result;
    return {
      tone: 'notice',
      lead: staleLines(result, say),
      buttons: [
        restoreVersionButton(
          { id, version, currentVersion: brief.version },
          say('history.restore-anyway', { version }),
        ),
        historyButton(id, say),
      ],
    };
  }
  if (result.kind !== 'saved') return refusalCard(result, say);
  const { brief } = result;
  const title = { strong: brief.title };
  await announce(
    request,
    (say) => say.line('announce.taken-back', { who: personSpan(by, say), brief: title, version }),
    services,
  );
  return {
    tone: 'answer',
    lead: [say.line('history.restored', { brief: title, version, current: brief.version })],
    buttons: [showButton(id, say), historyButton(id, say)],
  };
}
