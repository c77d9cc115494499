import type { ThemeRef } from '../../knowledge/answer.ts';
import { isSmallTalk } from '../../knowledge/check-text.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import type { Collection } from '../../knowledge/collection.ts';
import { wantOf } from '../../knowledge/search/intent.ts';
import type { Say } from '../../messages/speak.ts';
import { themeTitle } from '../claims/chapters.ts';
import type { Card } from '../reply.ts';

const MAX_SAMPLES = 3;
/** In characters: what a button shows. */
const MAX_LABEL = 80;

/** Whether there is nothing in a text to look for: “hi”, “thanks!”, “help”, “???”. “How much?” asks for something. */
export function isHello(text: string, say: Say): boolean {
  if (text.toLowerCase() === say('command.help.name')) return true;
  return isSmallTalk(text) && wantOf(text) === undefined;
}

/** Greets whoever said nothing, with questions to press that the briefs answer. */
export function helloCard(collection: Collection, say: Say): Card {
  return {
    tone: 'answer',
    locale: say.locale,
    lead: [say('conversation.hello', { count: collection.briefs.length })],
    buttons: sampleThemes(collection).map((theme) => ({
      label: sampleLabel(theme, say),
      action: { command: 'ask', name: 'sample', args: [briefKey(theme.brief), String(theme.themeIndex)] },
    })),
    notes: [say.line('conversation.help', { command: { command: 'help' } })],
  };
}

/** The question that a sample asks. */
export function sampleQuestion({ brief, themeIndex }: ThemeRef, say: Say): string {
  return say('conversation.sample', { brief: brief.title, theme: themeTitle(brief, themeIndex, say) });
}

/** The question, without the brief where both are too long to be read on a button. */
function sampleLabel(theme: ThemeRef, say: Say): string {
  const question = sampleQuestion(theme, say);
  return question.length <= MAX_LABEL
    ? question
    : say('conversation.sample-short', { theme: themeTitle(theme.brief, theme.themeIndex, say) });
}

/** A theme of each brief, the server's own briefs first; further themes where the briefs are few. */
function sampleThemes({ briefs }: Collection): ThemeRef[] {
  const ownFirst = [
    ...briefs.filter(({ guildId }) => guildId !== null),
    ...briefs.filter(({ guildId }) => guildId === null),
  ];
  return [0, 1, 2]
    .flatMap((themeIndex) => ownFirst.map((brief) => ({ brief, themeIndex })))
    .filter(({ brief, themeIndex }) => (brief.themes[themeIndex]?.claims.length ?? 0) > 0)
    .slice(0, MAX_SAMPLES);
}
