import { speaker, type Say } from '../messages/speak.ts';
import { defineCommand } from './command.ts';
import type { Bullet, Span } from './reply.ts';

/** `/help`: what the bot does, and its commands to click. */
export const help = defineCommand({
  definition: { name: 'help' },

  async execute({ guildId, locale }, { library }) {
    const { briefs } = await library.collection(guildId);
    const say = speaker(locale);
    return {
      kind: 'message',
      visibility: 'private',
      card: {
        tone: 'answer',
        lead: [say('help.lead')],
        chapters: [{ title: say('help.commands'), sections: [{ bullets: commandBullets(say) }] }],
        notes: [
          say('help.briefs', { count: briefs.length }),
          ...(guildId === null ? [] : [say.line('help.moderators', { command: { command: 'brief add' } })]),
          say.line('help.privacy', { command: { command: 'privacy' } }),
        ],
      },
    };
  },
});

function commandBullets(say: Say): Bullet[] {
  const command = (name: string): { readonly command: Span } => ({ command: { command: name } });
  return [
    { text: say.line('help.ask', command('ask')) },
    { text: say('help.mention') },
    { text: say.line('help.theme', command('theme')) },
    { text: say.line('help.challenges', command('challenges')) },
    { text: say.line('help.sources', command('sources')) },
    { text: say.line('help.claim', command('claim')) },
    { text: say.line('help.compare', command('compare')) },
    { text: say('help.check') },
    { text: say('help.report') },
  ];
}
