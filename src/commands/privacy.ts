import { CONTEXT_MINUTES } from '../knowledge/stores/context-store.ts';
import { DEPARTED_DAYS } from '../knowledge/stores/guild-presence.ts';
import { DEFAULT_GUILD_SETTINGS, type GuildSettings } from '../knowledge/stores/guild-settings.ts';
import { speaker, type Say } from '../messages/speak.ts';
import { defineCommand } from './command.ts';
import type { Chapter, Line } from './reply.ts';

/** `/privacy`: what is kept of people, for how long, who sees it, and how to have it deleted. */
export const privacy = defineCommand({
  definition: { name: 'privacy' },

  async execute({ guildId, locale }, { library }) {
    const say = speaker(locale);
    const settings = guildId === null ? undefined : await library.settings(guildId);
    return {
      kind: 'message',
      visibility: 'private',
      card: {
        tone: 'answer',
        lead: [say('privacy.lead')],
        chapters: chaptersOf(settings, say),
        notes: [say('privacy.operator')],
      },
    };
  },
});

/** `settings`: of the server where it is asked; undefined elsewhere. */
function chaptersOf(settings: GuildSettings | undefined, say: Say): Chapter[] {
  const { questionDays, hasWeeklySummary } = settings ?? DEFAULT_GUILD_SETTINGS;
  const server = settings === undefined ? 'elsewhere' : questionDays === null ? 'off' : 'on';
  return [
    chapter(say('privacy.of-you'), [
      say('privacy.context', { minutes: CONTEXT_MINUTES }),
      say('privacy.meeting'),
      say('privacy.report'),
      say('privacy.vote'),
    ]),
    chapter(say('privacy.of-moderators'), [say('privacy.drafts'), say('privacy.changes')]),
    chapter(say('privacy.without-name'), [
      say('privacy.questions', { server, days: questionDays ?? 0 }),
      ...(hasWeeklySummary && questionDays !== null ? [say('privacy.week')] : []),
      ...(hasWeeklySummary ? [say('privacy.counts')] : []),
    ]),
    chapter(say('privacy.deletion'), [
      say.line('privacy.forget', { forget: { command: 'forget-me' } }),
      say('privacy.departure', { days: DEPARTED_DAYS }),
    ]),
  ];
}

function chapter(title: string, lines: readonly Line[]): Chapter {
  return { title, sections: [{ bullets: lines.map((text) => ({ text })) }] };
}
