import {
  Collection,
  GatewayIntentBits,
  LimitedCollection,
  type CacheFactory,
  type ClientOptions,
} from 'discord.js';
import type { ShardPlan } from './shards.ts';

/**
 * What the Discord client is made with: no privileged intent, nobody mentioned, the process's shards, and
 * nothing remembered that no command reads. Guilds, channels and roles stay, without which discord.js does
 * not work; messages, members, users and the rest come with the interaction that they matter to.
 */
export function clientOptions(shards: ShardPlan, apiUrl: string | undefined): ClientOptions {
  return {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    allowedMentions: { parse: [] },
    ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.count }),
    makeCache,
    ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
  };
}

const makeCache = ((managerType, _, manager) =>
  UNREAD.has(managerType.name) || UNREAD.has(manager.name) ? nothing : new Collection()) as CacheFactory;

/** Takes nothing in, so that all managers can share it: a dozen collections less in each guild. */
const nothing = new LimitedCollection<never, never>({ maxSize: 0 });

/** The managers whose caches nothing reads. */
const UNREAD: ReadonlySet<string> = new Set([
  'ApplicationCommandManager',
  'ApplicationEmojiManager',
  'AutoModerationRuleManager',
  'BaseGuildEmojiManager',
  'EntitlementManager',
  'GuildApplicationCommandManager',
  'GuildBanManager',
  'GuildEmojiManager',
  'GuildInviteManager',
  'GuildMemberManager',
  'GuildScheduledEventManager',
  'GuildSoundboardSoundManager',
  'GuildStickerManager',
  'MessageManager',
  'PollAnswerVoterManager',
  'PresenceManager',
  'ReactionManager',
  'ReactionUserManager',
  'StageInstanceManager',
  'SubscriptionManager',
  // Threads are channels, too, and known as those.
  'ThreadManager',
  'ThreadMemberManager',
  'UserManager',
  'VoiceStateManager',
]);
