import { groupPoints, type Answer } from '../../knowledge/answer.ts';
import type { Brief } from '../../knowledge/brief.ts';
import { briefKey } from '../../knowledge/brief-key.ts';
import type { Say } from '../../messages/speak.ts';
import { chaptersOf, themeTitle } from '../claims/chapters.ts';
import type { Button, Card } from '../reply.ts';

/** Buttons of one row, less the one that lists all themes. */
const MAX_THEMES = 3;

const MAX_POINTS = 3;

/**
 * Says that the briefs do not say, and names what was searched. Offers the nearest points, labelled as no answer,
 * where any is near, and the nearest themes.
 */
export function unansweredCard(
  { isNear, nearest, themes }: Extract<Answer, { kind: 'unanswered' }>,
  { question, searched, say }: { question: string; searched: readonly Brief[]; say: Say },
): Card {
  const base = { tone: 'notice', locale: say.locale, quote: question } as const;
  const [only] = searched;
  if (!only) return { ...base, lead: [say('unanswered.no-briefs')] };
  const nearThemes = themes.slice(0, MAX_THEMES).map(({ brief, themeIndex }): Button => ({
    label: themeTitle(brief, themeIndex, say),
    action: { command: 'theme', name: 'show', args: [briefKey(brief), String(themeIndex)] },
  }));
  const allThemes = { command: 'theme', name: 'list', args: [] };
  return {
    ...base,
    lead: [
      say('unanswered.lead', { count: searched.length }),
      ...(isNear
        ? [say.line('unanswered.nearest')]
        : nearThemes.length > 0
          ? [say('unanswered.nearest-themes')]
          : []),
    ],
    ...(isNear ? { chapters: chaptersOf(groupPoints(nearest.slice(0, MAX_POINTS)), { say }) } : {}),
    buttons: [...nearThemes, { label: say('claims.all-themes'), action: allThemes }],
    notes: [
      searched.length === 1
        ? say('unanswered.searched-one', { title: only.title })
        : say('unanswered.searched', { count: searched.length }),
    ],
  };
}
