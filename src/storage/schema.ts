import type { Kysely, Transaction } from 'kysely';
import type { AuditAction } from '../knowledge/stores/audit-log.ts';
import type { VersionKind } from '../knowledge/stores/brief-store.ts';
import type { Gap } from '../knowledge/stores/gap-store.ts';
import type { ReportKind, ReportState } from '../knowledge/stores/report-store.ts';

/**
 * The tables, as kysely types. Text and integers only, so that every database holds them alike: times
 * are ISO 8601 in UTC (they sort as text), flags are 0 or 1, documents are JSON text.
 *
 *     guild ─< brief ─< brief_version ─> brief_content     the wording, kept once for the versions that share it
 *                                     ─> passage           likewise
 *     audit                                                one row for each revision of a guild
 *     draft, report
 *     gap, question_day, feedback                          what was asked, without who asked
 *     digest, departure                                    a guild's channel for news; that the bot left a guild
 *     chore                                                when daily work was last begun
 *     vector                                               of texts, whoever they belong to
 *     context, acquaintance                                of people, until they are forgotten
 *     gateway_session                                      who runs a shard, and what was left to the next
 */
export interface Schema {
  guild: GuildTable;
  brief: BriefTable;
  brief_version: BriefVersionTable;
  brief_content: BriefContentTable;
  passage: PassageTable;
  draft: DraftTable;
  report: ReportTable;
  audit: AuditTable;
  vector: VectorTable;
  gap: GapTable;
  question_day: QuestionDayTable;
  feedback: FeedbackTable;
  digest: DigestTable;
  departure: DepartureTable;
  chore: ChoreTable;
  context: ContextTable;
  acquaintance: AcquaintanceTable;
  gateway_session: GatewaySessionTable;
}

/** A database or a transaction on it. */
export type Queries = Kysely<Schema>;

/** A transaction that may write. */
export type Writes = Transaction<Schema>;

interface GuildTable {
  id: string;
  /** Number of the latest change in the guild. */
  revision: number;
  /** JSON of GuildSettings; null while they are the default. */
  settings: string | null;
}

/** A brief as it stands: what lists show, and pointers to its current wording. */
interface BriefTable {
  id: string;
  guild_id: string;
  slug: string;
  /** Unique in the guild, removed briefs included. */
  code: string;
  title: string;
  claim_count: number;
  published_at: string | null;
  version: number;
  content_version: number;
  passages_version: number | null;
  removed: number;
  /** JSON of UsedNumbers. */
  used_numbers: string;
  /** The guild's revision at its latest change. */
  revision: number;
  updated_at: string;
  updated_by: string;
}

interface BriefVersionTable {
  brief_id: string;
  version: number;
  kind: VersionKind;
  slug: string;
  title: string;
  claim_count: number;
  /** The version that brought in the wording which this one has: itself or an earlier one. */
  content_version: number;
  /** The same for passages; null where there are none. */
  passages_version: number | null;
  made_by: string;
  made_at: string;
  note: string | null;
  restored_from: number | null;
}

interface BriefContentTable {
  brief_id: string;
  version: number;
  /** JSON of BriefContent. */
  content: string;
  /** JSON of ClaimLabels. */
  labels: string;
}

interface PassageTable {
  brief_id: string;
  version: number;
  number: number;
  text: string | null;
  url: string | null;
}

interface DraftTable {
  id: string;
  guild_id: string;
  made_by: string;
  title: string | null;
  text: string;
  base_brief_id: string | null;
  base_version: number | null;
  created_at: string;
  updated_at: string;
}

interface ReportTable {
  id: string;
  guild_id: string;
  brief_id: string;
  version: number;
  theme_index: number;
  claim_index: number;
  claim_text: string;
  kind: ReportKind;
  text: string;
  reporter: string;
  reported_at: string;
  state: ReportState;
  closed_by: string | null;
  closed_at: string | null;
  reply: string | null;
  told: number;
  /** Unique: one open report of a claim a member. Null once it is closed. */
  open_key: string | null;
}

interface AuditTable {
  guild_id: string;
  revision: number;
  made_at: string;
  made_by: string;
  action: AuditAction;
  subject: string | null;
  title: string | null;
  version: number | null;
  note: string | null;
}

interface VectorTable {
  /** Id of the model that made it. */
  model: string;
  /** SHA-256 of the text, in base64. */
  text_hash: string;
  /** One signed byte a component, in base64. */
  components: string;
}

/** What a person was last answered in a channel. */
interface ContextTable {
  user_id: string;
  channel_id: string;
  brief_id: string | null;
  theme_index: number | null;
  question: string;
  claims: string;
  answered_at: string;
}

/** A person who has met the bot in a guild. */
interface AcquaintanceTable {
  user_id: string;
  guild_id: string;
  locale: string | null;
  /** At most one of a person's is. */
  chosen: number;
}

interface GapTable {
  id: string;
  guild_id: string;
  question: string;
  /** The terms that the question goes by, with blanks between them. */
  subject: string;
  asked_count: number;
  unhelpful_count: number;
  state: Gap['state'];
  last_asked_at: string;
}

/** How many questions a guild had on one day, UTC. */
interface QuestionDayTable {
  guild_id: string;
  day: string;
  asked: number;
  unanswered: number;
}

interface FeedbackTable {
  /** SHA-256 of who voted on what, in base64: one vote each. */
  vote_key: string;
  guild_id: string;
  user_id: string;
  is_helpful: number;
  given_at: string;
}

/** A row while a guild has a digest channel. */
interface DigestTable {
  guild_id: string;
  channel_id: string;
  /** The guild's revision up to which the channel has been told. */
  told_revision: number;
  /** The one up to which it is being told; null when nobody is at it, nor was when a process ended. */
  telling_revision: number | null;
  /** When the next weekly summary is due; null for none. */
  weekly_due: string | null;
  /** Until when one process alone sends. */
  claimed_until: string | null;
}

interface DepartureTable {
  guild_id: string;
  left_at: string;
}

interface ChoreTable {
  name: string;
  begun_at: string;
}

interface GatewaySessionTable {
  bot: string;
  /** Which of how many: `3/64`. */
  shard: string;
  holder: string;
  /** JSON; null while the shard is being run, and once it was taken up. */
  state: string | null;
  left_at: string | null;
}
