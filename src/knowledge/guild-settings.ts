/** What the moderators of a guild have chosen. */
export interface GuildSettings {
  /** Id of the brief that commands assume; null for none. May name a brief that is gone. */
  readonly defaultBriefId: string | null;
  /** Ids of the bundled briefs that this guild does not want to see. */
  readonly hiddenBriefIds: readonly string[];
  /** Snowflake of the channel that gets a line for each change; null for none. */
  readonly auditChannelId: string | null;
}

/** The settings of a guild that has changed none. */
export const DEFAULT_GUILD_SETTINGS: GuildSettings = {
  defaultBriefId: null,
  hiddenBriefIds: [],
  auditChannelId: null,
};

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
