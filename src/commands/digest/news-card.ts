import type { Say } from '../../messages/speak.ts';
import type { Button, Card, Line } from '../reply.ts';
import type { BriefNews } from './brief-news.ts';

/** As many briefs as are read at a glance; an import may bring hundreds. */
const MAX_BRIEFS = 10;
/** One row. */
const MAX_BUTTONS = 5;

/** Tells a channel of new, changed and removed briefs; undefined where there is nothing to tell. */
export function newsCard(news: readonly BriefNews[], say: Say): Card | undefined {
  if (news.length === 0) return undefined;
  const shown = news.slice(0, MAX_BRIEFS);
  const more = news.length - shown.length;
  return {
    tone: 'answer',
    locale: say.locale,
    chapters: [
      {
        title: say('digest.title'),
        sections: [{ bullets: shown.map((one) => ({ text: newsLine(one, say) })) }],
      },
    ],
    buttons: shown.flatMap((one) => readButton(one, say)).slice(0, MAX_BUTTONS),
    notes: [
      ...(more > 0 ? [say('digest.more', { more })] : []),
      say.line('digest.ask', { ask: { command: 'ask' } }),
    ],
  };
}

function newsLine(news: BriefNews, say: Say): Line {
  switch (news.kind) {
    case 'new':
      return say.line('digest.new', { brief: { strong: news.brief.title }, count: news.claims });
    case 'removed':
      return say.line('digest.removed', { brief: { strong: news.title } });
    case 'changed': {
      const { formerTitle, added, changed, dropped } = news.counts;
      const parts = [
        ...(formerTitle === undefined ? [] : [say('digest.renamed', { title: formerTitle })]),
        ...(added > 0 ? [say('digest.added', { count: added })] : []),
        ...(changed > 0 ? [say('digest.reworded', { count: changed })] : []),
        ...(dropped > 0 ? [say('digest.dropped', { count: dropped })] : []),
      ];
      const brief = { strong: news.brief.title };
      return parts.length > 0
        ? say.line('digest.changed', { brief, what: parts.map((text): string | { strong: string } => text) })
        : say.line('digest.touched', { brief });
    }
  }
}

/** Opens the themes of a brief for whoever presses it, alone. */
function readButton(news: BriefNews, say: Say): Button[] {
  if (news.kind === 'removed') return [];
  const { title, id } = news.brief;
  return [
    { label: say('digest.read', { title }), action: { command: 'theme', name: 'open-list', args: [id] } },
  ];
}
