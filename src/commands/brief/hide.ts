import type { Brief } from '../../knowledge/brief.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { publicSay } from '../audience.ts';
import { defineCommand, type Request } from '../command.ts';
import { firstMatch, nearestValues } from '../names.ts';
import { personSpan } from '../person-span.ts';
import type { Card } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';
import { hideButton } from './buttons.ts';
import { bundledChoices } from './found-brief.ts';
import { ownBriefOption } from './own-brief.ts';

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
  const near = nearestValues(bundled.map(({ title }) => title));
  throw new LocalizedError('hide.unknown', { name, ...near });
}

async function setHidden(
  request: Request,
  { brief, isHidden }: { brief: Brief; isHidden: boolean },
  services: Services,
): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  const { id, title } = brief;
  const say = speaker(request.locale);
  const buttons = [hideButton(id, { isHidden }, say)];
  const strong = { strong: title };
  const inPublic = await publicSay(request, services);

  services.countChange(guildId);
  let wasHidden = false;
  await services.store.settings.update(
    { guildId, by, note: inPublic(isHidden ? 'audit.hid' : 'audit.showed', { brief: title }) },
    (settings) => {
      wasHidden = settings.hiddenBriefIds.includes(id);
      if (wasHidden === isHidden) return settings;
      const others = settings.hiddenBriefIds.filter((other) => other !== id);
      return { ...settings, hiddenBriefIds: isHidden ? [...others, id] : others };
    },
  );
  if (wasHidden === isHidden) {
    const line = say.line(isHidden ? 'hide.hidden-already' : 'hide.shown-already', { brief: strong });
    return { tone: 'notice', lead: [line], buttons };
  }
  await announce(
    request,
    (say) =>
      say.line(isHidden ? 'announce.hid' : 'announce.showed', { who: personSpan(by, say), brief: strong }),
    services,
  );
  return {
    tone: 'answer',
    lead: [say.line(isHidden ? 'hide.hidden' : 'hide.shown', { brief: strong })],
    buttons,
  };
}
