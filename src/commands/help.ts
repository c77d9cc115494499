import { defineCommand } from './command.ts';
import type { Bullet } from './reply.ts';

/** `/help`: what the bot does, and its commands to click. */
export const help = defineCommand({
  definition: { name: 'help' },

  async execute({ guildId }, { library }) {
    const { briefs } = await library.collection(guildId);
    return {
      kind: 'message',
      visibility: 'private',
      card: {
        tone: 'answer',
        lead: [
          'Ask a question and Footnote shows the claims that answer it, in the briefs’ own words, with their ' +
            'citations. Where the briefs don’t say, it tells you so.',
        ],
        chapters: [{ title: 'Commands', sections: [{ bullets: COMMANDS }] }],
        notes: [
          briefs.length === 1 ? '1 brief to ask here.' : `${briefs.length} briefs to ask here.`,
          ...(guildId === null
            ? []
            : [['Moderators add and keep briefs with ', { command: 'brief add' }, '.']]),
        ],
      },
    };
  },
});

const COMMANDS: readonly Bullet[] = [
  { text: [{ command: 'ask' }, ' a question; Share shows the answer to everyone'] },
  { text: [{ command: 'theme' }, ' reads a theme from start to end'] },
  { text: [{ command: 'challenges' }, ' lists the obstacles and risks, wherever they stand'] },
  { text: [{ command: 'sources' }, ' opens the passages that claims rest on'] },
  { text: 'Report, on an answer, tells the moderators that a claim is wrong' },
];
