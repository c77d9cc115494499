import { groupPoints, type Answer } from '../knowledge/answer.ts';
import { briefKey } from '../knowledge/brief-key.ts';
import type { Brief } from '../knowledge/brief.ts';
import { chaptersOf, themeTitle } from './chapters.ts';
import type { Button, Card, Line } from './reply.ts';

/** Buttons of one row, less the one that lists all themes. */
const MAX_THEMES = 3;

const MAX_POINTS = 3;

const NOT_AN_ANSWER: Line = [{ strong: 'Not an answer' }, ', only what comes nearest:'];

/**
 * Says that the briefs do not say, and names what was searched. Offers the nearest points, labelled as no answer,
 * where any is near, and the nearest themes.
 */
export function unansweredCard(
  { isNear, nearest, themes }: Extract<Answer, { kind: 'unanswered' }>,
  { question, searched, locale }: { question: string; searched: readonly Brief[]; locale: string },
): Card {
  if (searched.length === 0) {
    return {
      tone: 'notice',
      quote: question,
      lead: ['There are no briefs here yet, so there is nothing to search.'],
    };
  }
  const [only] = searched;
  const where = searched.length === 1 && only ? only.title : `${searched.length} briefs`;
  const nearThemes = themes.slice(0, MAX_THEMES).map(({ brief, themeIndex }): Button => ({
    label: themeTitle(brief, themeIndex),
    action: { command: 'theme', name: 'show', args: [briefKey(brief), String(themeIndex)] },
  }));
  return {
    tone: 'notice',
    quote: question,
    lead: [
      searched.length === 1 ? 'The brief doesn’t say.' : 'The briefs don’t say.',
      ...(isNear ? [NOT_AN_ANSWER] : nearThemes.length > 0 ? ['These themes come nearest:'] : []),
    ],
    ...(isNear ? { chapters: chaptersOf(groupPoints(nearest.slice(0, MAX_POINTS)), locale) } : {}),
    buttons: [...nearThemes, { label: 'All themes', action: { command: 'theme', name: 'list', args: [] } }],
    notes: [`Searched: ${where}`],
  };
}
