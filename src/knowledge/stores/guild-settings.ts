/** What the moderators of a guild have chosen. */
export interface GuildSettings {
  /** Id of the brief that commands assume; null for none. May name a brief that is gone. */
  readonly defaultBriefId: string | null;
  /** Ids of the bundled briefs that this guild does not want to see. */
  readonly hiddenBriefIds: readonly string[];
  /** Snowflake of the channel that gets a line for each change; null for none. */
  readonly auditChannelId: string | null;
  /** Snowflakes of the channels where answers are for everyone; elsewhere they are for the asker alone. */
  readonly publicChannelIds: readonly string[];
  /** Language (BCP 47) of what everyone sees; null for the one that Discord tells of the guild. */
  readonly locale: string | null;
  /** Snowflake of the channel that is told of new and changed briefs; null for none. */
  readonly digestChannelId: string | null;
  /** Whether that channel also gets a weekly summary of what was asked and could not be answered. */
  readonly hasWeeklySummary: boolean;
  /** Days that questions which could not be answered are kept, without their askers; null keeps none. */
  readonly questionDays: number | null;
  /** Seconds between two questions of one person; 0 for none. */
  readonly cooldownSeconds: number;
}

/** The settings of a guild that has changed none. */
export const DEFAULT_GUILD_SETTINGS: GuildSettings = {
  defaultBriefId: null,
  hiddenBriefIds: [],
  auditChannelId: null,
  publicChannelIds: [],
  locale: null,
  digestChannelId: null,
  hasWeeklySummary: false,
  questionDays: null,
  cooldownSeconds: 2,
};

/** Whether votes on answers are kept: where nobody would read them, none is. */
export function keepsVotes({
  questionDays,
  hasWeeklySummary,
}: Pick<GuildSettings, 'questionDays' | 'hasWeeklySummary'>): boolean {
  return questionDays !== null || hasWeeklySummary;
}

/** A change of settings: who made it, and how the audit log words it. */
export interface SettingsChange {
  readonly guildId: string;
  /** Snowflake of who changes them. */
  readonly by: string;
  readonly note: string;
}

/** Settings, one document a guild. */
export interface GuildSettingsStore {
  get(guildId: string): Promise<GuildSettings>;
  /**
   * Applies `change` to the settings as they stand at that moment and keeps the result; two moderators
   * who change different things at once both succeed. `change` is pure and sees nobody else's half-done
   * work. Nothing is written or logged when it changes nothing.
   */
  update(change: SettingsChange, apply: (settings: GuildSettings) => GuildSettings): Promise<GuildSettings>;
}
