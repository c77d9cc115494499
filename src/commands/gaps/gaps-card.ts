import type { Gap } from '../../knowledge/stores/gap-store.ts';
import type { Say } from '../../messages/speak.ts';
import { pageOf } from '../page-of.ts';
import type { Card, Chapter, Line } from '../reply.ts';

/** What the list is made of. */
export interface ListedGaps {
  readonly list: readonly Gap[];
  /** How long questions are kept; null where they are not. */
  readonly questionDays: number | null;
  readonly page: number;
  /** What has just happened. */
  readonly lead?: Line;
}

/** A page of what members asked and the briefs don't say, most asked first, and then what they say by now. */
export function gapsCard({ list, questionDays, page, lead }: ListedGaps, say: Say): Card {
  const above = lead === undefined ? [] : [lead];
  if (questionDays === null) {
    return {
      tone: 'notice',
      lead: [...above, say('gaps.off')],
      notes: [say.line('gaps.turn-on', { settings: { command: 'settings' } })],
    };
  }
  const kept = say('gaps.kept', { days: questionDays });
  if (list.length === 0) return { tone: 'notice', lead: [...above, say('gaps.none')], notes: [kept] };

  const { items, buttons, note } = pageOf(list, page, { command: 'gaps', name: 'page', args: [] }, say);
  const chapterOf = (title: string, gaps: readonly Gap[]): Chapter[] =>
    gaps.length === 0
      ? []
      : [{ title, sections: [{ bullets: gaps.map((gap) => ({ text: gapLine(gap, say) })) }] }];
  return {
    tone: 'answer',
    ...(above.length > 0 ? { lead: above } : {}),
    chapters: [
      ...chapterOf(
        say('gaps.title'),
        items.filter(({ state }) => state === 'open'),
      ),
      ...chapterOf(
        say('gaps.answered-title'),
        items.filter(({ state }) => state === 'answered'),
      ),
    ],
    menu: {
      placeholder: say('gaps.choose'),
      action: { command: 'gaps', name: 'open', args: [] },
      options: items.map(({ id, question }) => ({ label: question, value: id })),
    },
    buttons: [
      ...buttons,
      { label: say('gaps.export'), action: { command: 'gaps', name: 'export', args: [] } },
    ],
    notes: [...(note === undefined ? [] : [note]), kept],
  };
}

/** A question, how often it was asked and when last, and what people said of its answer. */
export function gapLine({ question, askedCount, unhelpfulCount, lastAskedAt }: Gap, say: Say): Line {
  return say.line('gaps.row', {
    question: { strong: question },
    asked: askedCount,
    unhelpful: unhelpfulCount,
    when: { time: lastAskedAt, style: 'relative' as const },
  });
}
