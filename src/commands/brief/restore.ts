import { slugOf } from '../../knowledge/files/slug.ts';
import { speaker } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { defineCommand, type Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import type { Card } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { historyButton, showButton } from './buttons.ts';
import { requireFreeSlug } from './new-name.ts';
import { ownBriefChoices, ownBriefOption, resolveOwnBrief } from './own-brief.ts';
import { refusalCard } from './refusal.ts';

/** `/brief restore`: brings a removed brief back as it was. */
export const restore = defineCommand({
  definition: {
    name: 'restore',
    options: [
      ownBriefOption,
      {
        type: 'string',
        name: 'name',
      },
    ],
  },

  async execute(request, services) {
    const { options } = request;
    const guildId = requireGuild(request);
    const brief = await resolveOwnBrief(guildId, options.brief, services, { removed: true });
    const { id, version } = brief;
    const slug = options.name === undefined ? undefined : slugOf(options.name);
    if (slug !== undefined) requireFreeSlug(brief, slug, services);
    const card = await restoreBrief(request, { id, version, slug }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  autocomplete: ownBriefChoices({ removed: true }),

  actions: {
    /** Undo of `/brief remove`, and Restore of `/brief show`. */
    async restore(request, services) {
      const [id = '', version = ''] = request.args;
      const card = await restoreBrief(request, { id, version: Number(version), slug: undefined }, services);
      return { kind: 'update', card };
    },
  },
});

async function restoreBrief(
  request: Request,
  { id, version, slug }: { id: string; version: number; slug: string | undefined },
  services: Services,
): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  const say = speaker(request.locale);
  services.countChange(guildId);
  const result = await services.store.briefs.restore({
    guildId,
    by,
    briefId: id,
    baseVersion: version,
    slug,
  });
  if (result.kind === 'slug-taken') {
    const values = { brief: { strong: result.by.title }, name: result.by.slug };
    return {
      tone: 'error',
      lead: [say.line('restore.name-taken', { ...values, restore: { command: 'brief restore' } })],
    };
  }
  if (result.kind !== 'saved') return refusalCard(result, say);
  const { brief } = result;
  const title = { strong: brief.title };
  await announce(
    request,
    (say) => say.line('announce.restored', { who: personSpan(by, say), brief: title }),
    services,
  );
  return {
    tone: 'answer',
    lead: [say.line('restore.done', { brief: title })],
    buttons: [showButton(id, say), historyButton(id, say)],
    notes: [say('restore.note', { version: brief.version, name: brief.slug })],
  };
}
