/** A person's word on an answer: was this what they asked? */
export interface Feedback {
  readonly guildId: string;
  readonly userId: string;
  /** The one brief that was asked; null for all. */
  readonly briefId: string | null;
  readonly question: string;
  readonly isHelpful: boolean;
}

/** How many people said so. */
export interface FeedbackCounts {
  readonly helpful: number;
  readonly unhelpful: number;
}

/**
 * What people said about answers. A person has one vote on a question, and may change it. Who voted is kept for 30
 * days, to that end alone; a vote's text becomes a gap (`GapStore`) where the guild keeps questions, else it is not
 * kept. Where a guild neither keeps questions nor gets a weekly summary, nobody would read a vote: none is kept.
 */
export interface FeedbackStore {
  /** Keeps a vote, or changes it; without effect where the guild keeps none. */
  record(feedback: Feedback): Promise<void>;
  /** Votes of a guild from a moment (ISO 8601, UTC) on. */
  counts(guildId: string, from: string): Promise<FeedbackCounts>;
}
