import type { Brief } from '../knowledge/brief.ts';
import type { Collection } from '../knowledge/collection.ts';
import type { GuildSettings } from '../knowledge/stores/guild-settings.ts';
import type { Store } from '../knowledge/stores/store.ts';
import type { Request, Upload } from './command.ts';
import type { Card } from './reply.ts';

/** What commands work with; given to them with each request. */
export interface Services extends CoreServices, DiscordServices {}

/** Counts a question of someone, by the settings that the second argument reads; of the library by default. */
type CountQuestion = (
  asker: Pick<Request, 'guildId' | 'userId'>,
  settings?: (guildId: string) => Promise<GuildSettings>,
) => Promise<void>;

/** What does not need Discord. */
export interface CoreServices {
  readonly library: Library;
  readonly store: Store;
  readonly limits: Limits;
  /** Counts a change of a guild's briefs before it is made; throws UserError when it makes too many. */
  readonly countChange: (guildId: string) => void;
  /** Counts a question before it is answered; throws UserError where it comes too soon. Buttons do not count. */
  readonly countQuestion: CountQuestion;
}

/** What Discord does for commands beside carrying replies. */
interface DiscordServices {
  /**
   * Fetches an uploaded file.
   *
   * @throws UserError when it is larger than `maxBytes`, or does not lie with Discord.
   */
  readonly download: (upload: Upload, maxBytes: number) => Promise<Uint8Array>;
  /** Posts a card in a channel; false when the bot may not, or the channel is gone. */
  readonly post: (channelId: string, card: Card) => Promise<boolean>;
  /**
   * A guild, if a person is its member at present and the bot is in it.
   *
   * @throws DependencyError when Discord does not say.
   */
  readonly sharedGuild: (guildId: string, userId: string) => Promise<SharedGuild | undefined>;
}

/** A guild that a person shares with the bot. */
export interface SharedGuild {
  readonly id: string;
  readonly name: string;
  /** Its language (BCP 47) as Discord tells it. */
  readonly locale: string;
}

/** Gives each guild the briefs that it sees. */
export interface Library {
  /** The briefs of a guild and the bundled ones; outside a guild (null) the bundled ones alone. */
  collection(guildId: string | null): Promise<Collection>;
  /** Forgets what it knows of a guild, which the bot has left. */
  forget(guildId: string): void;
  /** Whether it may have closed reports whose reporters are to be told, as far as it was read; reads nothing. */
  mayHaveUntoldReports(guildId: string): Promise<boolean>;
  /** What the guild has chosen; outside a guild (null) the defaults. */
  settings(guildId: string | null): Promise<GuildSettings>;
  /** The briefs that ship with the bot, hidden ones too. */
  readonly bundled: readonly Brief[];
}

/** What the operator allows a guild. Each is named in the refusal of what goes beyond it. */
export interface Limits {
  readonly briefsPerGuild: number;
  readonly claimsPerBrief: number;
  /** Of one pasted or uploaded text, in bytes of UTF-8. */
  readonly textBytes: number;
  /** Changes of briefs that a guild may make in a minute. */
  readonly changesPerMinute: number;
  /** Questions that a guild may ask in a minute. */
  readonly questionsPerMinute: number;
}
