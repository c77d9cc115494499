import type { Brief } from '../../knowledge/brief.ts';
import { briefChoices, briefOption, chosenBrief } from '../brief-option.ts';
import { defineCommand, type Request } from '../command.ts';
import type { Card, Line } from '../reply.ts';
import type { Services } from '../services.ts';
import { announce } from './announce.ts';
import { requireGuild } from './own-brief.ts';
import { personSpan } from './version-line.ts';

/** `/brief default`: which brief the commands assume when a member names none. */
export const defaultCommand = defineCommand({
  definition: {
    name: 'default',
    options: [briefOption],
  },

  async execute(request, services) {
    const guildId = requireGuild(request);
    const collection = await services.library.collection(guildId);
    const brief = chosenBrief(request, collection);
    const card =
      request.options.brief === undefined
        ? stateCard(brief, brief ? isAssumed(brief) : NONE_ASSUMED)
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

const NONE_ASSUMED = 'Where a member names no brief, all of them are asked.';

function isAssumed({ title }: Brief): Line {
  return ['Where a member names no brief, ', { strong: title }, ' alone is asked.'];
}

function stateCard(brief: Brief | undefined, line: Line): Card {
  return {
    tone: 'answer',
    lead: [line],
    buttons: brief
      ? [{ label: 'Ask all briefs', action: { command: 'brief default', name: 'clear', args: [] } }]
      : [],
    notes: [brief ? 'A member can still choose another brief, or all of them.' : CHOOSE],
  };
}

const CHOOSE: Line = [{ command: 'brief default' }, ' with a brief chooses one.'];

/** `brief` undefined: none any more. */
async function setDefault(request: Request, brief: Brief | undefined, services: Services): Promise<Card> {
  const guildId = requireGuild(request);
  const by = request.userId;
  const id = brief?.id ?? null;
  services.countChange(guildId);
  let isChanged = false;
  await services.store.settings.update(
    { guildId, by, note: brief ? `made “${brief.title}” the default` : 'took the default brief away' },
    (settings) => {
      isChanged = settings.defaultBriefId !== id;
      return { ...settings, defaultBriefId: id };
    },
  );
  if (isChanged) {
    const told: Line = brief
      ? [personSpan(by), ' made ', { strong: brief.title }, ' the default brief.']
      : [personSpan(by), ' took the default brief away.'];
    await announce(guildId, told, services);
  }
  return stateCard(brief, brief ? isAssumed(brief) : NONE_ASSUMED);
}
