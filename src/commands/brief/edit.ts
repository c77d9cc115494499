import { formatBrief } from '../../knowledge/reading/index.ts';
import { slugOf } from '../../knowledge/files/slug.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { defineCommand } from '../command.ts';
import type { Reply } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { draftCard } from './draft-card.ts';
import { draftForm } from './draft-form.ts';
import { ownBriefChoices, ownBriefOption, resolveOwnBrief } from './own-brief.ts';
import { refusalCard } from './refusal.ts';
import { takeDraft } from './take-draft.ts';
import { tooLongReply } from './too-long.ts';

/** `/brief edit`: a new wording of a brief, from its text in a form or from a file. */
export const edit = defineCommand({
  definition: {
    name: 'edit',
    options: [ownBriefOption, { type: 'attachment', name: 'file' }],
  },

  opensForm: ({ file }) => file === undefined,

  async execute(request, services) {
    const { brief: name, file } = request.options;
    const say = speaker(request.locale);
    const guildId = requireGuild(request);
    const brief = await resolveOwnBrief(guildId, name, services);
    if (!file) return openText(guildId, brief.id, say, services);
    const target = { kind: 'version', briefId: brief.id, version: brief.version } as const;
    const answer = { target, title: null, text: undefined, upload: file };
    const { draft, alert } = await takeDraft(answer, request, services);
    const card = await draftCard(draft, { say, alert }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  autocomplete: ownBriefChoices(),

  openers: {
    /** Opens the text of the brief that a button names or a select has chosen. */
    open: (request, services) =>
      openText(
        requireGuild(request),
        request.values[0] ?? request.args[0] ?? '',
        speaker(request.locale),
        services,
      ),
  },
});

/** The brief's text in a form; as a file where it is too long for one. */
async function openText(guildId: string, briefId: string, say: Say, { store }: Services): Promise<Reply> {
  const brief = await store.briefs.get(guildId, briefId);
  if (!brief || brief.removed) {
    const card = refusalCard(brief ? { kind: 'removed', brief } : { kind: 'missing' }, say);
    return { kind: 'message', visibility: 'private', card };
  }
  const target = { kind: 'version', briefId, version: brief.version } as const;
  const text = formatBrief(brief);
  const form = draftForm({ target, heading: say('form.edit', { brief: brief.title }), text }, say);
  return form ?? tooLongReply(target, { name: `${slugOf(brief.title)}.txt`, content: text }, say);
}
