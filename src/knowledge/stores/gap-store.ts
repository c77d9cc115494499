/** Something that was asked and that the briefs don't say. Who asked it is not known. */
export interface Gap {
  readonly id: string;
  /** As it was last asked, scrubbed: see `scrubQuestion`. */
  readonly question: string;
  /** How often it was asked without an answer, in these or nearly these words. */
  readonly askedCount: number;
  /** How many people said that the answer to it was not what they had asked. */
  readonly unhelpfulCount: number;
  /** `answered` once it was asked again and the briefs answered. A dismissed one stays so until it expires. */
  readonly state: 'open' | 'answered' | 'dismissed';
  /** ISO 8601, UTC. */
  readonly lastAskedAt: string;
}

/** A question as it was put, and whether the briefs answered. */
export interface AskedQuestion {
  readonly guildId: string;
  readonly question: string;
  readonly isAnswered: boolean;
}

/** How many questions a guild had. */
export interface QuestionCounts {
  readonly asked: number;
  readonly unanswered: number;
}

/** From how many people on a “not what I asked” counts: one may be a slip. */
export const UNHELPFUL_FROM = 2;

/**
 * What a guild's briefs lack. Of a question its text is kept only where the guild's settings say so
 * (`questionDays`), and only while it is unanswered; it is counted only where the guild gets a weekly summary.
 * Nothing says who asked. Near-duplicates are one gap.
 */
export interface GapStore {
  /** Takes note of a question that was asked. Costs a read or two, and a write only where something is kept. */
  record(asked: AskedQuestion): Promise<void>;
  /** Open and answered gaps: open ones first, then those most asked, then the newest. */
  list(guildId: string): Promise<Gap[]>;
  /** Undefined when it has expired. Dismissed ones are found too. */
  get(guildId: string, id: string): Promise<Gap | undefined>;
  /** False when it is gone or dismissed already. */
  dismiss(guildId: string, id: string): Promise<boolean>;
  /** How many questions a guild had from one day (`2030-01-31`, UTC) up to and without another. */
  counts(guildId: string, days: { from: string; before: string }): Promise<QuestionCounts>;
}
