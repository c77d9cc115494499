import type { ReportKind } from '../../knowledge/stores/report-store.ts';
import type { MessageKey } from '../../messages/catalogs.ts';
import type { Say } from '../../messages/speak.ts';

/** What may be wrong with a claim, and the message that names it. */
export const REPORT_KINDS = {
  'wrong-source': 'report.wrong-source',
  outdated: 'report.outdated',
  unclear: 'report.unclear',
  other: 'report.other',
} as const satisfies Readonly<Record<ReportKind, MessageKey>>;

/** What is wrong with a claim, as members and moderators read it. */
export function reportKindName(kind: ReportKind, say: Say): string {
  return say(REPORT_KINDS[kind]);
}

/** The kind that a form's field names; `other` for whatever is none. */
export function reportKind(value: string | undefined): ReportKind {
  return value !== undefined && Object.hasOwn(REPORT_KINDS, value) ? (value as ReportKind) : 'other';
}
