import { cleanText } from '../../knowledge/reading/lines.ts';
import { slugOf } from '../../knowledge/slug.ts';
import { UserError } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { announce } from './announce.ts';
import { historyButton, showButton } from './buttons.ts';
import { ownBriefChoices, ownBriefOption, requireGuild, resolveOwnBrief } from './own-brief.ts';
import { refusalCard } from './refusal.ts';
import { personSpan } from './version-line.ts';

/** In characters; a JSON import takes no longer one either. */
const MAX_TITLE_LENGTH = 200;

/** `/brief rename`: another title, and another short name where one is given. */
export const rename = defineCommand({
  definition: {
    name: 'rename',
    description: 'Give a brief another title, and a short name',
    options: [
      ownBriefOption,
      { type: 'string', name: 'title', description: 'The new title', isRequired: true },
      {
        type: 'string',
        name: 'name',
        description: 'A new short name, for commands and files; left out, it stays as it is',
      },
    ],
  },

  async execute(request, services) {
    const { options, userId } = request;
    const guildId = requireGuild(request);
    const brief = await resolveOwnBrief(guildId, options.brief, services);
    const title = readTitle(options.title);
    const slug = options.name === undefined ? brief.slug : slugOf(options.name);
    const bundled = services.library.bundled.find((other) => other.slug === slug);
    if (bundled && slug !== brief.slug) {
      throw new UserError(
        `${bundled.title}, which ships with the bot, goes by the short name “${slug}”. Choose another.`,
      );
    }
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
      return { kind: 'message', visibility: 'private', card: refusalCard(result) };
    }
    await announce(
      guildId,
      [personSpan(userId), ' renamed ', { strong: brief.title }, ' to ', { strong: title }, '.'],
      services,
    );
    return {
      kind: 'message',
      visibility: 'private',
      card: {
        tone: 'answer',
        lead: [[{ strong: brief.title }, ' is now called ', { strong: title }, `, for short “${slug}”.`]],
        buttons: [showButton(brief.id), historyButton(brief.id)],
        notes: [`Version ${result.brief.version}.`],
      },
    };
  },

  autocomplete: ownBriefChoices(),
});

function readTitle(text: string): string {
  const title = cleanText(text);
  if (!/[\p{L}\p{N}]/u.test(title)) throw new UserError('A title needs at least one letter or digit.');
  if (title.length > MAX_TITLE_LENGTH) {
    throw new UserError(
      `That title has ${title.length} characters, and ${MAX_TITLE_LENGTH} is the most. Shorten it, please.`,
    );
  }
  return title;
}
