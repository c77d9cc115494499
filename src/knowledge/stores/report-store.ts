import type { ClaimPosition } from '../brief.ts';

/** What a member says is wrong with a claim. */
export type ReportKind = 'wrong-source' | 'outdated' | 'unclear' | 'other';

/** Open until a moderator has edited the brief for it, or dismissed it. */
export type ReportState = 'open' | 'edited' | 'dismissed';

/** A member's word that a claim is wrong. */
export interface Report {
  readonly id: string;
  readonly guildId: string;
  /** May be a bundled brief. */
  readonly briefId: string;
  /** The version that the member read. */
  readonly version: number;
  readonly position: ClaimPosition;
  /** The claim as the member read it, so that the queue reads right after the brief has changed. */
  readonly claimText: string;
  readonly kind: ReportKind;
  readonly text: string;
  /** Snowflake of the member. */
  readonly reporter: string;
  /** ISO 8601, UTC. */
  readonly reportedAt: string;
  readonly state: ReportState;
  /** Snowflake of the moderator who closed it; null while it is open. */
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  /** What the moderator wants the reporter to know. */
  readonly reply: string | null;
}

/** What a member files. */
export type ReportInput = Pick<
  Report,
  'guildId' | 'briefId' | 'version' | 'position' | 'claimText' | 'kind' | 'text' | 'reporter'
>;

/** How a moderator closes a report. */
export interface ReportClosing {
  readonly guildId: string;
  readonly id: string;
  readonly by: string;
  readonly state: Exclude<ReportState, 'open'>;
  readonly reply?: string | undefined;
}

/** `already-open`: the same member has an open report of this claim; the first one stands. */
export type FileResult = { readonly kind: 'filed' | 'already-open'; readonly report: Report };

/** `already-closed`: another moderator was first; the report says who. */
export type CloseResult =
  { readonly kind: 'closed' | 'already-closed'; readonly report: Report } | { readonly kind: 'missing' };

/** Reports of claims, from filing until the reporter has been told. */
export interface ReportStore {
  file(report: ReportInput): Promise<FileResult>;
  /** Oldest first. */
  listOpen(guildId: string): Promise<Report[]>;
  get(guildId: string, id: string): Promise<Report | undefined>;
  close(closing: ReportClosing): Promise<CloseResult>;
  /** Closed reports that the member who filed them has not been told about, oldest first. */
  listUntold(guildId: string, reporter: string): Promise<Report[]>;
  markTold(guildId: string, ids: readonly string[]): Promise<void>;
}
