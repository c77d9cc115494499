/** A text that a moderator has typed or uploaded and not yet published. */
export interface Draft {
  readonly id: string;
  readonly guildId: string;
  /** Snowflake of the moderator; nobody else sees the draft. */
  readonly by: string;
  /** The display title that was typed; null to take the one that the text proposes. */
  readonly title: string | null;
  /** As it was given, unread. */
  readonly text: string;
  /** What it is a new version of; null for a new brief. */
  readonly basedOn: DraftBase | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The version of a brief that a draft was begun from: the base of its optimistic save. */
export interface DraftBase {
  readonly briefId: string;
  readonly version: number;
}

/** A draft in a list, without its text. */
export type DraftSummary = Omit<Draft, 'text'>;

/** What a moderator says when saving a draft. */
export interface DraftInput extends Pick<Draft, 'guildId' | 'by' | 'title' | 'text' | 'basedOn'> {
  /** The draft to overwrite; absent for a new one. */
  readonly id?: string | undefined;
}

/** Drafts of moderators: kept until they are published or discarded, restarts included. */
export interface DraftStore {
  /**
   * Keeps a draft. When `id` names one that is gone meanwhile (published, discarded) the text becomes a
   * new draft under a new id: what was typed is never lost.
   */
  save(draft: DraftInput): Promise<Draft>;
  get(owner: DraftOwner, id: string): Promise<Draft | undefined>;
  /** Latest first. */
  list(owner: DraftOwner): Promise<DraftSummary[]>;
  /** False when there was none. */
  discard(owner: DraftOwner, id: string): Promise<boolean>;
}

/** One moderator in one guild. */
export interface DraftOwner {
  readonly guildId: string;
  readonly by: string;
}
