import type { AuditEntry } from '../../knowledge/stores/audit-log.ts';
import type { Say } from '../../messages/speak.ts';
import { personSpan } from '../person-span.ts';
import type { Card, Line } from '../reply.ts';
import { excerpt } from './version-line.ts';

/** Rows of a page: as many as fit a message when each has a long title and a long note. */
export const LOG_PAGE = 8;

/** One page of what was changed in a server, newest first, and how to get older entries. */
export function logCard(
  /** One more than a page where there are older ones. */
  entries: readonly AuditEntry[],
  { isFirst, auditChannelId }: { isFirst: boolean; auditChannelId: string | null },
  say: Say,
): Card {
  const shown = entries.slice(0, LOG_PAGE);
  const last = shown.at(-1);
  if (!last) return { tone: 'notice', lead: [say('log.none')] };
  const older = { command: 'brief log', name: 'older', args: [String(last.revision)] };
  const latest = { command: 'brief log', name: 'older', args: [] };
  return {
    tone: 'answer',
    chapters: [
      {
        title: say('log.title'),
        sections: [{ bullets: shown.map((entry) => ({ text: entryLine(entry, say) })) }],
      },
    ],
    buttons: [
      ...(isFirst ? [] : [{ label: say('log.latest'), action: latest }]),
      ...(entries.length > LOG_PAGE ? [{ label: say('log.older'), action: older }] : []),
    ],
    notes: [channelNote(auditChannelId, say)],
  };
}

function channelNote(auditChannelId: string | null, say: Say): Line {
  return auditChannelId === null
    ? say.line('log.choose-channel', { log: { command: 'brief log' } })
    : say.line('log.channel', { channel: { channel: auditChannelId } });
}

/** `@Mo edited Port of Aktau, 2 hours ago (version 3). “Their note”` */
function entryLine({ action, by, at, title, version, note }: AuditEntry, say: Say): Line {
  const who = personSpan(by, say);
  const when = { time: at, style: 'relative' as const };
  switch (action) {
    case 'settings-changed':
      return note === null
        ? say.line('log.settings', { who, when })
        : say.line('log.setting', { who, when, what: note });
    case 'report-edited':
    case 'report-dismissed':
      return say.line(`log.${action}`, { who, when, brief: excerpt(title ?? '') });
    case 'brief-published':
    case 'brief-edited':
    case 'brief-renamed':
    case 'brief-passages':
    case 'brief-removed':
    case 'brief-restored': {
      const brief = { strong: excerpt(title ?? say('log.a-brief')) };
      const line = say.line(`log.${action}`, { who, when, brief, version: version ?? 0 });
      return note === null ? line : [...line, ' ', say('brief.quoted', { text: excerpt(note) })];
    }
  }
}
