import { Locale } from 'discord-api-types/v10';
import { AttachmentUrls } from './attachment-urls.ts';
import type { Clock } from './clock.ts';
import { InteractionsEndpoint } from './interactions-endpoint.ts';
import { MessageStore } from './messages.ts';
import { botPermissions, ordinaryPermissions } from './permissions.ts';
import { snowflakeMaker, snowflakeAt } from './snowflake.ts';
import { Threads } from './threads.ts';
import { Typing } from './typing.ts';

/** An account, a person's or the bot's own. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly isBot: boolean;
}

/** A text channel of a guild or a thread of one, a person's direct channel with the bot, or one between people. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Undefined outside of guilds. */
  readonly guildId: string | undefined;
  /** The person at the other end of the bot's direct channel. */
  readonly recipientId: string | undefined;
  /** Whose channel it is where the bot is no part of it: two people's, or a group's. */
  readonly peopleIds?: readonly string[];
  /** What makes it a thread. */
  readonly thread?: Thread;
}

/** What a thread has beside what every channel has. */
interface Thread {
  /** The channel that it hangs under. */
  readonly parentId: string;
  readonly ownerId: string;
  readonly autoArchiveMinutes: number;
  /** In milliseconds since the Unix epoch. */
  readonly startedAt: number;
  /** Whether it has left the list, as nobody wrote in it for a while. */
  isArchived: boolean;
  /** When that last changed; at first when it was started. */
  archiveChangedAt: number;
}

/** A guild: its channels, and what each of its members may do. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  /** What its administrators have set as its language. */
  locale: Locale;
  readonly ownerId: string;
  readonly channels: readonly Channel[];
  /** Whether the application was added to it; elsewhere only those who installed it themselves use it. */
  hasBot: boolean;
  /** Whether Discord itself has lost it, as in an outage. */
  isUnavailable: boolean;
  /** Permission bits by user id; whoever is absent is no member. */
  readonly members: Map<string, bigint>;
}

/** Everything that exists in the playground: one application, its bot, guilds, people, messages. */
export class World {
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly applicationId: string;
  readonly bot: Account;
  readonly messages: MessageStore;
  readonly endpoint = new InteractionsEndpoint();
  readonly threads: Threads;
  readonly typing = new Typing();
  readonly #guilds: Guild[] = [];
  readonly #guildsById = new Map<string, Guild>();
  readonly #channels = new Map<string, Channel>();
  readonly #accounts = new Map<string, Account>();
  readonly #directChannels = new Map<string, Channel>();

  constructor(clock: Clock, origin: () => string) {
    this.clock = clock;
    this.nextId = snowflakeMaker(() => clock.now());
    // Fixed moments, so that the application and the guilds keep their ids from run to run.
    const fixedId = (day: number): string => snowflakeAt(Date.UTC(2024, 0, day));
    this.applicationId = fixedId(1);
    this.bot = { id: this.applicationId, name: 'Footnote', locale: Locale.EnglishUS, isBot: true };
    this.#accounts.set(this.bot.id, this.bot);
    this.account({ id: fixedId(2), name: 'owner' });
    this.addGuild('Policy Desk', ['briefs', 'general'], { ids: [10, 11, 12].map(fixedId) });
    this.addGuild('Fresh Server', ['general'], { ids: [20, 21].map(fixedId) });
    this.messages = new MessageStore(this, new AttachmentUrls(clock, origin));
    this.threads = new Threads(this);
  }

  get guilds(): readonly Guild[] {
    return this.#guilds;
  }

  /** Adds a guild with text channels. */
  addGuild(
    name: string,
    channels: readonly string[],
    { hasBot = true, ids = [] }: { readonly hasBot?: boolean; readonly ids?: readonly string[] } = {},
  ): Guild {
    const id = ids[0] ?? this.nextId();
    const owner = this.account({ name: 'owner' });
    const guild: Guild = {
      id,
      name,
      locale: Locale.EnglishUS,
      ownerId: owner.id,
      hasBot,
      isUnavailable: false,
      channels: channels.map((channel, i) => ({
        id: ids[i + 1] ?? this.nextId(),
        name: channel,
        guildId: id,
        recipientId: undefined,
      })),
      members: new Map([[owner.id, ordinaryPermissions]]),
    };
    if (hasBot) guild.members.set(this.bot.id, botPermissions);
    this.#guilds.push(guild);
    this.#guildsById.set(id, guild);
    for (const channel of guild.channels) this.addChannel(channel);
    return guild;
  }

  /** Lets a channel be found. */
  addChannel(channel: Channel): void {
    this.#channels.set(channel.id, channel);
  }

  /** The channels between people that someone has a part in, oldest first. */
  privateChannelsOf(userId: string): Channel[] {
    return [...this.#channels.values()].filter(({ peopleIds }) => peopleIds?.includes(userId));
  }

  /** Opens a channel between people, which the bot is no part of: two, or a group. */
  addPrivateChannel(names: readonly string[]): Channel {
    const peopleIds = names.map((name) => this.account({ name }).id);
    const channel = {
      id: this.nextId(),
      name: names.join(', '),
      guildId: undefined,
      recipientId: undefined,
      peopleIds,
    };
    this.addChannel(channel);
    return channel;
  }

  /** Finds an account by id or by name, or creates it. */
  account(wanted: {
    id?: string | undefined;
    name?: string | undefined;
    locale?: Locale | undefined;
  }): Account {
    const known = wanted.id
      ? this.#accounts.get(wanted.id)
      : this.#accounts.values().find(({ name }) => name === wanted.name);
    if (known && (!wanted.locale || known.locale === wanted.locale)) return known;
    const account: Account = {
      id: known?.id ?? wanted.id ?? this.nextId(),
      name: wanted.name ?? known?.name ?? 'someone',
      locale: wanted.locale ?? known?.locale ?? Locale.EnglishUS,
      isBot: known?.isBot ?? false,
    };
    this.#accounts.set(account.id, account);
    return account;
  }

  /** The account with this id, if there is one. */
  findAccount(id: string): Account | undefined {
    return this.#accounts.get(id);
  }

  /** The guild with this id, if there is one. */
  findGuild(id: string): Guild | undefined {
    return this.#guildsById.get(id);
  }

  /** The channel with this id, of a guild or direct. */
  findChannel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  /** A person's direct channel with the bot, opened if need be. */
  directChannel(userId: string): Channel {
    let channel = this.#directChannels.get(userId);
    if (!channel) {
      channel = { id: this.nextId(), name: 'direct', guildId: undefined, recipientId: userId };
      this.#directChannels.set(userId, channel);
      this.addChannel(channel);
    }
    return channel;
  }
}
