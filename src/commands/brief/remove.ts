import type { StoredBrief } from '../../knowledge/brief-store.ts';
import { placedClaims } from '../../knowledge/brief.ts';
import { defineCommand, type Request } from '../command.ts';
import type { Card, Line } from '../reply.ts';
import type { Services } from '../services.ts';
import { announce } from './announce.ts';
import { restoreButton } from './buttons.ts';
import { ownBriefChoices, ownBriefOption, requireGuild, resolveOwnBrief } from './own-brief.ts';
import { refusalCard, staleLines } from './refusal.ts';
import { countClaims, personSpan } from './version-line.ts';

/** `/brief remove`: takes a brief out of what members see, after asking; it can be brought back. */
export const remove = defineCommand({
  definition: {
    name: 'remove',
    options: [ownBriefOption],
  },

  async execute(request, services) {
    const guildId = requireGuild(request);
    const { id } = await resolveOwnBrief(guildId, request.options.brief, services);
    return { kind: 'message', visibility: 'private', card: await askCard(guildId, id, services) };
  },

  autocomplete: ownBriefChoices(),

  actions: {
    /** Asks, from a button of `/brief show`, in a message of its own. */
    async ask(request, services) {
      const [id = ''] = request.args;
      return {
        kind: 'message',
        visibility: 'private',
        card: await askCard(requireGuild(request), id, services),
      };
    },

    async confirm(request, services) {
      const [id = '', version = ''] = request.args;
      return { kind: 'update', card: await removeBrief(request, { id, version: Number(version) }, services) };
    },

    async cancel() {
      return { kind: 'update', card: { tone: 'notice', lead: ['Nothing was removed.'] } };
    },
  },
});

async function askCard(guildId: string, id: string, { store }: Services): Promise<Card> {
  const brief = await store.briefs.get(guildId, id);
  if (!brief) return refusalCard({ kind: 'missing' });
  if (brief.removed) return refusalCard({ kind: 'removed', brief });
  return confirmCard(brief, [['Remove ', { strong: brief.title }, '?']]);
}

/** The version on the button is the one that is removed: if there is a newer one by then, it asks again. */
function confirmCard(brief: StoredBrief, lead: readonly Line[]): Card {
  const { id, version } = brief;
  return {
    tone: 'notice',
    lead: [
      ...lead,
      `It has ${countClaims(placedClaims(brief).length)} and is at version ${version}. Members will no longer see it; all its versions are kept.`,
    ],
    buttons: [
      {
        label: 'Remove',
        style: 'danger',
        action: { command: 'brief remove', name: 'confirm', args: [id, String(version)] },
      },
      { label: 'Cancel', action: { command: 'brief remove', name: 'cancel', args: [] } },
    ],
  };
}

async function removeBrief(
  request: Request,
  { id, version }: { id: string; version: number },
  services: Services,
): Promise<Card> {
  const guildId = requireGuild(request);
  services.countChange(guildId);
  const by = request.userId;
  const result = await services.store.briefs.remove({ guildId, by, briefId: id, baseVersion: version });
  if (result.kind === 'stale' && !result.brief.removed) {
    return confirmCard(result.brief, [...staleLines(result), 'Remove it all the same?']);
  }
  if (result.kind !== 'saved') return refusalCard(result);
  const { brief } = result;
  await announce(guildId, [personSpan(by), ' removed ', { strong: brief.title }, '.'], services);
  return {
    tone: 'answer',
    lead: [[{ strong: brief.title }, ' is removed: members no longer see it.']],
    buttons: [restoreButton(id, brief.version, 'Undo')],
    notes: [[{ command: 'brief restore' }, ' brings it back at any time.']],
  };
}
