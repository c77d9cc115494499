import { speaker } from '../../messages/speak.ts';
import { placedClaims, type Brief } from '../../knowledge/brief.ts';
import type { Report } from '../../knowledge/report-store.ts';
import { themeTitle } from '../chapters.ts';
import { reportKindName } from '../report-kinds.ts';
import type { Button, Card, Line } from '../reply.ts';

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
export function reportCard(view: ReportView, { page, lead }: { page: number; lead: readonly Line[] }): Card {
  const { report, read, current, index, count } = view;
  const { themeIndex, claimIndex } = report.position;
  const where = read && themeTitle(read, themeIndex, speaker('en-US'));
  const claim =
    read &&
    placedClaims(read).find((placed) => placed.themeIndex === themeIndex && placed.claimIndex === claimIndex);
  return {
    tone: 'answer',
    lead: [...lead, `Report ${index + 1} of ${count}, oldest first`],
    chapters: [
      {
        title: (current ?? read)?.title ?? 'A brief that is no longer here',
        sections: [
          {
            ...(where ? { heading: where } : {}),
            style: 'quote',
            bullets: [{ text: report.claimText, citations: claim?.claim.citations ?? [] }],
          },
          {
            heading: reportKindName(report.kind, speaker('en-US')),
            bullets: report.text === '' ? [{ text: 'No further words.' }] : paragraphs(report.text),
          },
        ],
      },
    ],
    notes: [
      ['Reported by ', { user: report.reporter }, ' ', { time: report.reportedAt, style: 'relative' }, '.'],
      ...stateNotes(view),
    ],
    buttons: [...actionButtons(view), ...queueButtons(view)],
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

function stateNotes({ report, current }: ReportView): Line[] {
  if (!current) return ['Members no longer see this brief.'];
  if (current.guildId === null) return ['This brief ships with the bot and cannot be edited here.'];
  const isThere = placedClaims(current).some(({ claim }) => claim.text === report.claimText);
  return isThere ? [] : [`The brief no longer says this: it is at version ${current.version} now.`];
}

function actionButtons({ report, current, index }: ReportView): Button[] {
  const args = [report.id, String(index)];
  const isOwn = current !== undefined && current.guildId !== null;
  return [
    ...(isOwn
      ? [
          {
            label: 'Edit brief',
            style: 'primary' as const,
            action: { command: 'brief edit', name: 'open', args: [report.briefId] },
          },
        ]
      : []),
    { label: 'Mark as edited', action: { command: 'brief reports', name: 'edited', args } },
    { label: 'Dismiss', action: { command: 'brief reports', name: 'dismiss', args } },
  ];
}

function queueButtons({ index, count }: ReportView): Button[] {
  const to = (target: number) => ({ command: 'brief reports', name: 'show', args: [String(target)] });
  return [
    ...(index > 0 ? [{ label: 'Earlier report', action: to(index - 1) }] : []),
    ...(index < count - 1 ? [{ label: 'Later report', action: to(index + 1) }] : []),
  ];
}
