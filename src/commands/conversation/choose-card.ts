import type { Say } from '../../messages/speak.ts';
import type { Button, Card, Line } from '../reply.ts';
import type { SharedGuild } from '../services.ts';
import type { DirectPlace } from './direct-place.ts';

/** Asks whose briefs a direct message is about; `question`, if there is one, is answered once that is chosen. */
export function chooseCard(
  guilds: readonly SharedGuild[],
  { question, page, say }: { question: string | undefined; page: number; say: Say },
): Card {
  if (guilds.length === 0) return { tone: 'notice', locale: say.locale, lead: [noServerLine(say)] };
  return {
    tone: 'answer',
    locale: say.locale,
    ...(question === undefined ? {} : { quote: question }),
    lead: [say('conversation.which-server')],
    menu: {
      placeholder: say('conversation.choose-server'),
      action: { command: 'ask', name: 'choose', args: [] },
      options: guilds.map(({ id, name }) => ({ label: name, value: id })),
    },
    paging: { page, turn: { command: 'ask', name: 'change', args: [] } },
  };
}

/** Where nothing tells of a server: whose briefs are asked instead, and how a server's can be. */
function noServerLine(say: Say): Line {
  return say.line('conversation.no-server', { help: { command: 'help' } });
}

/** A card of a direct message with whose briefs are asked there, and the way to those of another server. */
export function withPlace(card: Card, { guild, canChange }: DirectPlace, say: Say): Card {
  if (!guild) return { ...card, notes: [...(card.notes ?? []), noServerLine(say)] };
  const change: Button = {
    label: say('conversation.change-server'),
    action: { command: 'ask', name: 'change', args: ['0'] },
  };
  const note: Line = say.line('conversation.asking-in', { server: { strong: guild.name } });
  return {
    ...card,
    notes: [...(card.notes ?? []), note],
    buttons: [...(card.buttons ?? []), ...(canChange ? [change] : [])],
  };
}
