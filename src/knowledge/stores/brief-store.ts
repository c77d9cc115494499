import type { Brief, BriefContent } from '../brief.ts';
import type { GuildSettings } from './guild-settings.ts';

/**
 * The briefs of guilds, as versions. Nothing is overwritten: each change makes the next version, and
 * removal is a version that marks. Bundled briefs are not kept here. A guild sees its own briefs only:
 * another guild's brief is `missing` or undefined.
 *
 * The first version gives a brief its code and its claims their labels, by which they are known in all later
 * ones (see claim-labels); a restored wording has again the labels that it had.
 *
 * A change names the version that it was made from (`baseVersion`). When that is no longer the current
 * one the change is refused as `stale`, with the versions made since, and nothing is written.
 */
export interface BriefStore {
  /** Makes a new brief, at version 1. */
  publish(input: PublishInput): Promise<Saved | SlugTaken | Full | DraftGone>;
  /** New wording, and new passages where given. */
  save(change: SaveInput): Promise<Saved | Unchanged | ChangeRefused | Removed>;
  /** A new title and short name. */
  rename(change: RenameInput): Promise<Saved | Unchanged | ChangeRefused | Removed | SlugTaken>;
  /** Replaces all passages; an empty list takes them away. */
  replacePassages(change: PassagesInput): Promise<Saved | Unchanged | ChangeRefused | Removed>;
  /** Marks the brief as removed; {@link restore} brings it back. */
  remove(change: BriefChange): Promise<Saved | ChangeRefused | Removed>;
  /**
   * Makes a new version with the wording, title and passages of an earlier one (by default of the
   * current one), and brings the brief back if it is removed. Its slug stays unless a new one is given.
   * `missing` also when there is no such version.
   */
  restore(change: RestoreInput): Promise<Saved | Unchanged | ChangeRefused | SlugTaken | Full>;

  /** Ordered by title; removed briefs only with `removed: true`, and then those alone. */
  list(guildId: string, filter?: { removed?: boolean | undefined }): Promise<BriefSummary[]>;
  /** A brief at its current or an earlier version, removed or not. */
  get(guildId: string, briefId: string, version?: number): Promise<StoredBrief | undefined>;
  /** Passages of the current or an earlier version, by number; empty where there are none. */
  passages(guildId: string, briefId: string, version?: number): Promise<Passage[]>;
  /** All versions, newest first; empty where there is no such brief. */
  history(guildId: string, briefId: string): Promise<Version[]>;
  /**
   * What an index needs to catch up from `revision` (0: from nothing). Cheap when nothing has changed:
   * one row is read.
   */
  since(guildId: string, revision: number): Promise<GuildChanges>;
}

/** A passage of the source article, which citations point at by its number. A brief has each number once. */
export interface Passage {
  readonly number: number;
  /** Word for word; null where only the link is known. */
  readonly text: string | null;
  readonly url: string | null;
}

/** What a version did. */
export type VersionKind = 'published' | 'edited' | 'renamed' | 'passages' | 'removed' | 'restored';

/** A line of a brief's history. */
export interface Version {
  readonly version: number;
  readonly kind: VersionKind;
  readonly title: string;
  readonly slug: string;
  readonly claimCount: number;
  /** Snowflake of who made it. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly note: string | null;
  /** The version whose text a `restored` one took up. */
  readonly restoredFrom: number | null;
}

/** A brief in a list: what can be said of it without reading its text. */
export interface BriefSummary {
  readonly id: string;
  readonly slug: string;
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly claimCount: number;
  /** The source's date as in `Source.publishedAt`. */
  readonly publishedAt: string | null;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  /** Snowflake of who made the current version. */
  readonly updatedBy: string;
  readonly removed: boolean;
}

/** A brief as it was at one of its versions, and whether the brief is removed now. */
export interface StoredBrief extends Brief {
  readonly removed: boolean;
}

/** The living briefs of a guild that have changed, and the ids of those removed. */
export interface GuildChanges {
  /** What to ask from the next time. Grows with every change in the guild. */
  readonly revision: number;
  /** True when `changed` is all there is: what is known of other briefs of the guild is to be forgotten. */
  readonly complete: boolean;
  /** In the order of their last change. */
  readonly changed: readonly Brief[];
  readonly removed: readonly string[];
  /** What else there is to the guild at that revision; undefined where it is the one that was asked from. */
  readonly guild: GuildState | undefined;
}

/** What is known of a guild beside its briefs. Whatever changes it makes a new revision, but for who has been told. */
export interface GuildState {
  readonly settings: GuildSettings;
  /** Whether reports were closed whose reporters have not been told. */
  readonly hasUntoldReports: boolean;
}

/** Who changes something, where, and why. */
interface Change {
  readonly guildId: string;
  /** Snowflake of who makes the change. */
  readonly by: string;
  /** One line for the history and the audit log. */
  readonly note?: string | undefined;
}

/** A change of a brief that is there. */
export interface BriefChange extends Change {
  readonly briefId: string;
  /** The version that the change was made from. */
  readonly baseVersion: number;
}

/** A new brief. */
export interface PublishInput extends Change {
  /** Unique among the guild's briefs that are not removed. */
  readonly slug: string;
  readonly content: BriefContent;
  readonly passages?: readonly Passage[] | undefined;
  /**
   * The draft (of `by`) that it was written in, dropped in the same step. When it is gone nothing is
   * published: a button that is pressed twice publishes once.
   */
  readonly draftId?: string | undefined;
}

/** A new wording. */
export interface SaveInput extends BriefChange {
  readonly content: BriefContent;
  /** Absent: they stay as they are. */
  readonly passages?: readonly Passage[] | undefined;
  /** The draft (of `by`) to drop once the version is saved, in the same step, if it is still there. */
  readonly draftId?: string | undefined;
}

/** A new name. */
export interface RenameInput extends BriefChange {
  readonly title: string;
  readonly slug: string;
}

/** A new set of passages. */
export interface PassagesInput extends BriefChange {
  readonly passages: readonly Passage[];
}

/** What to bring back. */
export interface RestoreInput extends BriefChange {
  readonly version?: number | undefined;
  readonly slug?: string | undefined;
}

/** Done, and durable. */
export interface Saved {
  readonly kind: 'saved';
  readonly brief: Brief;
}

/** It says already what was to be saved; no version was made. */
export interface Unchanged {
  readonly kind: 'unchanged';
  readonly brief: Brief;
}

/** The guild has no such brief, or somebody changed it first. */
export type ChangeRefused = Missing | Stale;

/** The guild has no such brief. */
interface Missing {
  readonly kind: 'missing';
}

/** Somebody changed it after `baseVersion`. */
export interface Stale {
  readonly kind: 'stale';
  /** As it stands now. */
  readonly brief: StoredBrief;
  /** The versions made since, newest first. */
  readonly since: readonly Version[];
}

/** The brief is removed: restore it first. */
export interface Removed {
  readonly kind: 'removed';
  readonly brief: StoredBrief;
}

/** Another brief of the guild goes by this slug. */
export interface SlugTaken {
  readonly kind: 'slug-taken';
  readonly by: BriefSummary;
}

/** The guild has as many briefs as the operator allows. */
export interface Full {
  readonly kind: 'full';
  readonly limit: number;
}

/** The draft was published or discarded already. */
export interface DraftGone {
  readonly kind: 'draft-gone';
}
