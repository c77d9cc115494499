import type { Brief } from '../../knowledge/brief.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import { publicSay } from '../audience.ts';
import { briefChoices, briefOption, chosenBrief } from '../brief-option.ts';
import { defineCommand, type Request } from '../command.ts';
import { personSpan } from '../person-span.ts';
import type { Card, Line } from '../reply.ts';
import { requireGuild } from '../require-guild.ts';
import type { Services } from '../services.ts';

/** `/brief default`: which brief the commands assume when a member names none. */
export const defaultCommand = defineCommand({
  definition: {
    name: 'default',
    options: [briefOption],
  },

  async execute(request, services) {
    const guildId = requireGuild(request);
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request.options.brief, collection);
    const card =
      request.options.brief === undefined
        ? stateCard(brief, speaker(request.locale))
        : await setDefault(request, brief, services);
    return { kind: 'message', visibility: 'private', card };
  },

  autocomplete: briefChoices,

  actions: {
    async clear(request, services) {
      return { kind: 'update', card: await setDefault(request, undefined, services) };
    },
  },
});

function stateCard(brief: Brief | undefined, say: Say): Card {
  if (!brief) {
    return {
      tone: 'answer',
      lead: [say('default.none')],
      buttons: [],
      notes: [say.line('default.choose', { default: { command: 'brief default' } })],
    };
  }
  return {
    tone: 'answer',
    lead: [say.line('default.one', { brief: { strong: brief.title } })],
    buttons: [
      { label: say('default.ask-all'), action: { command: 'brief default', name: 'clear', args: [] } },
    ],
    notes: [say('default.note')],
  };
}

/** `brief` undefined: none any more. */
async function setDefault(request: Request, brief: Brief | undefined, services: Services): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  const id = brief?.id ?? null;
  const inPublic = await publicSay(request, services);
  const note = brief ? inPublic('audit.default', { brief: brief.title }) : inPublic('audit.no-default');
  services.countChange(guildId);
  let isChanged = false;
  await services.store.settings.update({ guildId, by, note }, (settings) => {
    isChanged = settings.defaultBriefId !== id;
    return { ...settings, defaultBriefId: id };
  });
  if (isChanged) {
    const tell = (say: Say): Line => {
      const who = personSpan(by, say);
      return brief
        ? say.line('announce.default', { who, brief: { strong: brief.title } })
        : say.line('announce.no-default', { who });
    };
    await announce(request, tell, services);
  }
  return stateCard(brief, speaker(request.locale));
}
