import { createHash } from 'node:crypto';
import type { ReportInput } from '../../knowledge/stores/report-store.ts';

/**
 * What only one open report may have: the same member on the same claim. Hashed, because a claim may be longer
 * than an index entry can be.
 */
export function openReportKey({
  guildId,
  briefId,
  claimText,
  reporter,
}: Pick<ReportInput, 'guildId' | 'briefId' | 'claimText' | 'reporter'>): string {
  const parts = JSON.stringify([guildId, briefId, reporter, claimText]);
  return createHash('sha256').update(parts).digest('base64');
}
