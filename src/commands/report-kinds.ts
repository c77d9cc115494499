import type { ReportKind } from '../knowledge/report-store.ts';

/** What may be wrong with a claim, as members and moderators read it. */
export const REPORT_KINDS: Readonly<Record<ReportKind, string>> = {
  'wrong-source': 'Wrong source',
  outdated: 'Outdated',
  unclear: 'Unclear',
  other: 'Something else',
};

/** The kind that a form's field names; `other` for whatever is none. */
export function reportKind(value: string | undefined): ReportKind {
  return value !== undefined && Object.hasOwn(REPORT_KINDS, value) ? (value as ReportKind) : 'other';
}
