import type { AuditAction, AuditEntry } from '../../knowledge/audit-log.ts';
import type { Card, Line, Span } from '../reply.ts';
import { excerpt, personSpan } from './version-line.ts';

/** Rows of a page: as many as fit a message when each has a long title and a long note. */
export const LOG_PAGE = 8;

/** One page of what was changed in a server, newest first, and how to get older entries. */
export function logCard(
  /** One more than a page where there are older ones. */
  entries: readonly AuditEntry[],
  { isFirst, auditChannelId }: { isFirst: boolean; auditChannelId: string | null },
): Card {
  const shown = entries.slice(0, LOG_PAGE);
  const last = shown.at(-1);
  if (!last) return { tone: 'notice', lead: ['Nothing has been changed in this server yet.'] };
  const older = { command: 'brief log', name: 'older', args: [String(last.revision)] };
  const latest = { command: 'brief log', name: 'older', args: [] };
  return {
    tone: 'answer',
    chapters: [
      {
        title: 'What was changed',
        sections: [{ bullets: shown.map((entry) => ({ text: entryLine(entry) })) }],
      },
    ],
    buttons: [
      ...(isFirst ? [] : [{ label: 'Latest', action: latest }]),
      ...(entries.length > LOG_PAGE ? [{ label: 'Older', action: older }] : []),
    ],
    notes: [channelNote(auditChannelId)],
  };
}

function channelNote(auditChannelId: string | null): Line {
  return auditChannelId === null
    ? [{ command: 'brief log' }, ' with a channel posts a line there for each change.']
    : ['Each change is posted in ', { channel: auditChannelId }, '.'];
}

/** `@Mo edited Port of Aktau, 2 hours ago (version 3). “Their note”` */
function entryLine({ action, by, at, title, version, note }: AuditEntry): Span[] {
  const when = [', ', { time: at, style: 'relative' }] as const;
  if (action === 'settings-changed') {
    return [personSpan(by), ` ${note ?? 'changed the settings'}`, ...when, '.'];
  }
  if (action === 'report-edited' || action === 'report-dismissed') {
    return [personSpan(by), ` ${ACTION_WORDS[action]} “${excerpt(title ?? '')}”`, ...when, '.'];
  }
  return [
    personSpan(by),
    ` ${ACTION_WORDS[action]} `,
    { strong: excerpt(title ?? 'a brief') },
    ...when,
    ` (version ${version}).`,
    note === null ? '' : ` “${excerpt(note)}”`,
  ];
}

const ACTION_WORDS: Readonly<Record<Exclude<AuditAction, 'settings-changed'>, string>> = {
  'brief-published': 'published',
  'brief-edited': 'edited',
  'brief-renamed': 'renamed a brief to',
  'brief-passages': 'changed the passages of',
  'brief-removed': 'removed',
  'brief-restored': 'restored',
  'report-edited': 'edited a brief for a report on',
  'report-dismissed': 'dismissed a report on',
};
