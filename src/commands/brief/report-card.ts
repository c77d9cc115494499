import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import type { Report } from '../../knowledge/stores/report-store.ts';
import type { Say } from '../../messages/speak.ts';
import { themeTitle } from '../claims/chapters.ts';
import type { Button, Card, Line } from '../reply.ts';
import { reportKindName } from '../reports/report-kinds.ts';

/** A report with what is known of the brief that it is about. */
export interface ReportView {
  readonly report: Report;
  /** The brief as the member read it; undefined for one that is no longer there. */
  readonly read: Brief | undefined;
  /** The brief as it stands; undefined when it is gone or removed. */
  readonly current: Brief | undefined;
  /** Where it stands in the queue, from 0, and how long the queue is. */
  readonly index: number;
  readonly count: number;
}

/** One report of the queue with all that a moderator needs to see to it. `lead` says what was just done. */
export function reportCard(
  view: ReportView,
  { page, lead }: { page: number; lead: readonly Line[] },
  say: Say,
): Card {
  const { report, read, current, index, count } = view;
  const { themeIndex, claimIndex } = report.position;
  const where = read && themeTitle(read, themeIndex, say);
  const claim =
    read &&
    placedClaims(read).find((placed) => placed.themeIndex === themeIndex && placed.claimIndex === claimIndex);
  return {
    tone: 'answer',
    lead: [...lead, say('reports.place', { number: index + 1, count })],
    chapters: [
      {
        title: (current ?? read)?.title ?? say('reports.gone-brief'),
        sections: [
          {
            ...(where ? { heading: where } : {}),
            style: 'quote',
            bullets: [{ text: report.claimText, citations: claim?.claim.citations ?? [] }],
          },
          {
            heading: reportKindName(report.kind, say),
            bullets: report.text === '' ? [{ text: say('reports.no-words') }] : paragraphs(report.text),
          },
        ],
      },
    ],
    notes: [
      say.line('reports.by', {
        who: { user: report.reporter },
        when: { time: report.reportedAt, style: 'relative' as const },
      }),
      ...stateNotes(view, say),
    ],
    buttons: [...actionButtons(view, say), ...queueButtons(view, say)],
    paging: {
      page,
      turn: { command: 'brief reports', name: 'page', args: [report.id, String(index)] },
    },
  };
}

function paragraphs(text: string) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line }));
}

function stateNotes({ report, current }: ReportView, say: Say): Line[] {
  if (!current) return [say('reports.not-shown')];
  if (current.guildId === null) return [say('reports.bundled')];
  const isThere = placedClaims(current).some(({ claim }) => claim.text === report.claimText);
  return isThere ? [] : [say('reports.changed', { version: current.version })];
}

function actionButtons({ report, current, index }: ReportView, say: Say): Button[] {
  const args = [report.id, String(index)];
  const isOwn = current !== undefined && current.guildId !== null;
  return [
    ...(isOwn
      ? [
          {
            label: say('reports.edit-brief'),
            style: 'primary' as const,
            action: { command: 'brief edit', name: 'open', args: [report.briefId] },
          },
        ]
      : []),
    { label: say('reports.mark-edited'), action: { command: 'brief reports', name: 'edited', args } },
    { label: say('reports.dismiss'), action: { command: 'brief reports', name: 'dismiss', args } },
  ];
}

function queueButtons({ index, count }: ReportView, say: Say): Button[] {
  const to = (target: number) => ({ command: 'brief reports', name: 'show', args: [String(target)] });
  return [
    ...(index > 0 ? [{ label: say('reports.earlier'), action: to(index - 1) }] : []),
    ...(index < count - 1 ? [{ label: say('reports.later'), action: to(index + 1) }] : []),
  ];
}
