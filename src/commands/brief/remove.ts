import { placedClaims } from '../../knowledge/brief.ts';
import type { StoredBrief } from '../../knowledge/stores/brief-store.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { defineCommand, type Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import type { Card, Line } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { restoreButton } from './buttons.ts';
import { ownBriefChoices, ownBriefOption, resolveOwnBrief } from './own-brief.ts';
import { refusalCard, staleLines } from './refusal.ts';

/** `/brief remove`: takes a brief out of what members see, after asking; it can be brought back. */
export const remove = defineCommand({
  definition: {
    name: 'remove',
    options: [ownBriefOption],
  },

  async execute(request, services) {
    const guildId = requireGuild(request);
    const { id } = await resolveOwnBrief(guildId, request.options.brief, services);
    return {
      kind: 'message',
      visibility: 'private',
      card: await askCard(guildId, id, speaker(request.locale), services),
    };
  },

  autocomplete: ownBriefChoices(),

  actions: {
    /** Asks, from a button of `/brief show`, in a message of its own. */
    async ask(request, services) {
      const [id = ''] = request.args;
      return {
        kind: 'message',
        visibility: 'private',
        card: await askCard(requireGuild(request), id, speaker(request.locale), services),
      };
    },

    async confirm(request, services) {
      const [id = '', version = ''] = request.args;
      return { kind: 'update', card: await removeBrief(request, { id, version: Number(version) }, services) };
    },

    async cancel({ locale }) {
      return { kind: 'update', card: { tone: 'notice', lead: [speaker(locale)('remove.cancelled')] } };
    },
  },
});

async function askCard(guildId: string, id: string, say: Say, { store }: Services): Promise<Card> {
  const brief = await store.briefs.get(guildId, id);
  if (!brief) return refusalCard({ kind: 'missing' }, say);
  if (brief.removed) return refusalCard({ kind: 'removed', brief }, say);
  return confirmCard(brief, [say.line('remove.ask', { brief: { strong: brief.title } })], say);
}

/** The version on the button is the one that is removed: if there is a newer one by then, it asks again. */
function confirmCard(brief: StoredBrief, lead: readonly Line[], say: Say): Card {
  const { id, version } = brief;
  return {
    tone: 'notice',
    lead: [...lead, say('remove.what', { claims: placedClaims(brief).length, version })],
    buttons: [
      {
        label: say('button.remove'),
        style: 'danger',
        action: { command: 'brief remove', name: 'confirm', args: [id, String(version)] },
      },
      { label: say('button.cancel'), action: { command: 'brief remove', name: 'cancel', args: [] } },
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
  const say = speaker(request.locale);
  const result = await services.store.briefs.remove({ guildId, by, briefId: id, baseVersion: version });
  if (result.kind === 'stale' && !result.brief.removed) {
    return confirmCard(result.brief, [...staleLines(result, say), say('remove.anyway')], say);
  }
  if (result.kind !== 'saved') return refusalCard(result, say);
  const { brief } = result;
  const title = { strong: brief.title };
  await announce(
    request,
    (say) => say.line('announce.removed', { who: personSpan(by, say), brief: title }),
    services,
  );
  return {
    tone: 'answer',
    lead: [say.line('remove.done', { brief: title })],
    buttons: [restoreButton({ id, version: brief.version }, say('button.undo'))],
    notes: [say.line('remove.note', { restore: { command: 'brief restore' } })],
  };
}
