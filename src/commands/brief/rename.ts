import { slugOf } from '../../knowledge/files/slug.ts';
import { speaker } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { defineCommand } from '../command.ts';
import { personSpan } from '../person-span.ts';
import { requireGuild } from '../require-guild.ts';
import { historyButton, showButton } from './buttons.ts';
import { readTitle, requireFreeSlug } from './new-name.ts';
import { ownBriefChoices, ownBriefOption, resolveOwnBrief } from './own-brief.ts';
import { refusalCard } from './refusal.ts';

/** `/brief rename`: another title, and another short name where one is given. */
export const rename = defineCommand({
  definition: {
    name: 'rename',
    options: [
      ownBriefOption,
      { type: 'string', name: 'title', isRequired: true },
      {
        type: 'string',
        name: 'name',
      },
    ],
  },

  async execute(request, services) {
    const { options, userId } = request;
    const say = speaker(request.locale);
    const guildId = requireGuild(request);
    const brief = await resolveOwnBrief(guildId, options.brief, services);
    const title = readTitle(options.title);
    const slug = options.name === undefined ? brief.slug : slugOf(options.name);
    requireFreeSlug(brief, slug, services);
    services.countChange(guildId);
    const result = await services.store.briefs.rename({
      guildId,
      by: userId,
      briefId: brief.id,
      baseVersion: brief.version,
      title,
      slug,
    });
    if (result.kind !== 'saved') {
      return { kind: 'message', visibility: 'private', card: refusalCard(result, say) };
    }
    const names = { brief: { strong: brief.title }, title: { strong: title } };
    await announce(
      request,
      (say) => say.line('announce.renamed', { who: personSpan(userId, say), ...names }),
      services,
    );
    return {
      kind: 'message',
      visibility: 'private',
      card: {
        tone: 'answer',
        lead: [say.line('rename.done', { ...names, name: slug })],
        buttons: [showButton(brief.id, say), historyButton(brief.id, say)],
        notes: [say('rename.version', { version: result.brief.version })],
      },
    };
  },

  autocomplete: ownBriefChoices(),
});
