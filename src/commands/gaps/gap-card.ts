import type { BriefSummary } from '../../knowledge/stores/brief-store.ts';
import type { Gap } from '../../knowledge/stores/gap-store.ts';
import type { Say } from '../../messages/speak.ts';
import type { Card, Menu } from '../reply.ts';
import { gapLine } from './gaps-card.ts';

/** As many as a select holds; `/brief edit` finds the others by name. */
const MAX_BRIEFS = 25;

/** One question that the briefs don't answer, and what to do: add to a brief, add a brief, or put it away. */
export function gapCard(gap: Gap, briefs: readonly BriefSummary[], say: Say): Card {
  const latestFirst = briefs.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return {
    tone: 'answer',
    quote: gap.question,
    lead: [gapLine(gap, say)],
    ...(briefs.length > 0 ? { menu: briefMenu(latestFirst.slice(0, MAX_BRIEFS), say) } : {}),
    buttons: [
      { label: say('gaps.new-brief'), action: { command: 'gaps', name: 'add', args: [] } },
      { label: say('gaps.dismiss'), action: { command: 'gaps', name: 'dismiss', args: [gap.id] } },
      { label: say('gaps.back'), action: { command: 'gaps', name: 'page', args: ['0'] } },
    ],
    notes: [say('gaps.when-answered')],
  };
}

/** Opens the form with a brief's text, where a claim can be added. */
function briefMenu(briefs: readonly BriefSummary[], say: Say): Menu {
  return {
    placeholder: say('gaps.add-claim'),
    action: { command: 'brief edit', name: 'open', args: [] },
    options: briefs.map(({ id, title }) => ({ label: title, value: id })),
  };
}
