import { UserError } from '../../errors.ts';
import type { Brief } from '../../knowledge/brief.ts';
import { defineCommand, type Request } from '../command.ts';
import { firstMatch, nearestNames } from '../names.ts';
import type { Card } from '../reply.ts';
import type { Services } from '../services.ts';
import { announce } from './announce.ts';
import { hideButton } from './buttons.ts';
import { bundledChoices } from './found-brief.ts';
import { ownBriefOption, requireGuild } from './own-brief.ts';
import { personSpan } from './version-line.ts';

/** `/brief hide`: keeps a brief that ships with the bot from the members of this server. */
export const hide = defineCommand({
  definition: {
    name: 'hide',
    options: [ownBriefOption, { type: 'boolean', name: 'show' }],
  },

  async execute(request, services) {
    const { options } = request;
    const brief = resolveBundled(options.brief, services.library.bundled);
    const card = await setHidden(request, { brief, isHidden: options.show !== true }, services);
    return { kind: 'message', visibility: 'private', card };
  },

  async autocomplete(request, services) {
    return bundledChoices(request, services);
  },

  actions: {
    async hide(request, services) {
      const brief = resolveBundled(request.args[0] ?? '', services.library.bundled);
      return { kind: 'update', card: await setHidden(request, { brief, isHidden: true }, services) };
    },

    async show(request, services) {
      const brief = resolveBundled(request.args[0] ?? '', services.library.bundled);
      return { kind: 'update', card: await setHidden(request, { brief, isHidden: false }, services) };
    },
  },
});

function resolveBundled(name: string, bundled: readonly Brief[]): Brief {
  const brief =
    bundled.find(({ id }) => id === name) ?? firstMatch(bundled, name, ({ title, slug }) => [title, slug]);
  if (brief) return brief;
  throw new UserError(
    bundled.length === 0
      ? 'No brief ships with this bot.'
      : `No brief called “${name}” ships with the bot. ${nearestNames(bundled.map(({ title }) => title))}`,
  );
}

async function setHidden(
  request: Request,
  { brief, isHidden }: { brief: Brief; isHidden: boolean },
  services: Services,
): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  const { id, title } = brief;
  const buttons = [hideButton(id, { isHidden })];
  const state = isHidden ? 'hidden from members of this server' : 'shown to members of this server';

  services.countChange(guildId);
  let wasHidden = false;
  await services.store.settings.update(
    { guildId, by, note: isHidden ? `hid “${title}”` : `showed “${title}” again` },
    (settings) => {
      wasHidden = settings.hiddenBriefIds.includes(id);
      if (wasHidden === isHidden) return settings;
      const others = settings.hiddenBriefIds.filter((other) => other !== id);
      return { ...settings, hiddenBriefIds: isHidden ? [...others, id] : others };
    },
  );
  if (wasHidden === isHidden) {
    return { tone: 'notice', lead: [[{ strong: title }, ` is ${state} already.`]], buttons };
  }
  const told = isHidden ? [' hid ', { strong: title }, '.'] : [' showed ', { strong: title }, ' again.'];
  await announce(guildId, [personSpan(by), ...told], services);
  return { tone: 'answer', lead: [[{ strong: title }, ` is ${state} now.`]], buttons };
}
