/** What a person was last answered in a channel: by this their next question there is understood. */
export interface Context {
  /** The brief that the answer was from, where it was from one. */
  readonly briefId: string | null;
  /** Index of the theme that the answer was from, or CORE_VIEWPOINT; null where it was from several. */
  readonly themeIndex: number | null;
  /** The question as it was understood. */
  readonly question: string;
  /** The claims that were shown, in order, as the buttons of the answer name them. */
  readonly claims: string;
  /** When it was answered: ISO 8601, UTC. */
  readonly answeredAt: string;
}

/** Whose context, and where: it never crosses people or channels. */
export interface ContextKey {
  readonly userId: string;
  readonly channelId: string;
}

/** How long a context is good for, in minutes: after that, people have turned to something else. */
export const CONTEXT_MINUTES = 15;

/** The last answer of each person in each channel, for {@link CONTEXT_MINUTES}. `PersonStore` ends all of a person's. */
export interface ContextStore {
  /** Undefined where there is none or it is too old. */
  get(key: ContextKey): Promise<Context | undefined>;
  /** Keeps a context, and throws away all that are too old. */
  put(key: ContextKey, context: Omit<Context, 'answeredAt'>): Promise<void>;
  /** Ends a context, as "search everywhere" does. */
  drop(key: ContextKey): Promise<void>;
}
