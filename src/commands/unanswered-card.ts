import type { Answer } from '../knowledge/answer.ts';
import { briefKey } from '../knowledge/brief-key.ts';
import type { Brief } from '../knowledge/brief.ts';
import { themeTitle } from './chapters.ts';
import type { Button, Card } from './reply.ts';

/** Buttons of one row, less the one that lists all themes. */
const MAX_THEMES = 3;

/** Says that the briefs do not say, names what was searched, and offers the nearest themes. */
export function unansweredCard(
  { themes }: Extract<Answer, { kind: 'unanswered' }>,
  { question, searched }: { question: string; searched: readonly Brief[]; locale: string },
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
  const nearest = themes.slice(0, MAX_THEMES).map(({ brief, themeIndex }): Button => ({
    label: themeTitle(brief, themeIndex),
    action: { command: 'theme', name: 'show', args: [briefKey(brief), String(themeIndex)] },
  }));
  return {
    tone: 'notice',
    quote: question,
    lead: [
      searched.length === 1 ? 'The brief doesn’t say.' : 'The briefs don’t say.',
      ...(nearest.length > 0 ? ['These themes come nearest:'] : []),
    ],
    buttons: [...nearest, { label: 'All themes', action: { command: 'theme', name: 'list', args: [] } }],
    notes: [`Searched: ${where}`],
  };
}
