import { ChannelType } from 'discord-api-types/v10';
import type {
  APIDMChannel,
  APIGuildMember,
  APIInteractionDataResolvedChannel,
  APIInteractionGuildMember,
  APIRole,
  APITextChannel,
  APIThreadChannel,
  APIUser,
  APIUnavailableGuild,
  APIApplication,
  GatewayGuildCreateDispatchData,
} from 'discord-api-types/v10';
import { ordinaryPermissions } from './permissions.ts';
import type { Account, Channel, Guild, World } from './world.ts';

/** When everyone joined everything. */
const joinedAt = '2024-01-01T00:00:00.000Z';

/** An account as Discord's user object. */
export function userJson(account: Account): APIUser {
  return {
    id: account.id,
    // People's user names are lower case; bots keep the spelling that their owner chose.
    username: account.isBot ? account.name : account.name.toLowerCase().replaceAll(/\s+/g, '_'),
    global_name: account.isBot ? null : account.name,
    discriminator: account.isBot ? '0001' : '0',
    avatar: null,
    bot: account.isBot,
  };
}

/** A member of a guild, without the permissions that only interactions carry. */
export function memberJson(account: Account): APIGuildMember {
  return {
    user: userJson(account),
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: joinedAt,
    deaf: false,
    mute: false,
    pending: false,
    premium_since: null,
    communication_disabled_until: null,
    flags: 0 as APIGuildMember['flags'],
  };
}

/** The member who acts, with what they may do in the channel. */
export function actingMemberJson(account: Account, permissions: bigint): APIInteractionGuildMember {
  return { ...memberJson(account), user: userJson(account), permissions: permissions.toString() };
}

/** A guild's text channel. */
export function textChannelJson(channel: Channel, position = 0): APITextChannel {
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.guildId!,
    name: channel.name,
    position,
    permission_overwrites: [],
    nsfw: false,
    topic: null,
    parent_id: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0,
  } as unknown as APITextChannel;
}

/** A person's direct channel with the bot. */
export function directChannelJson(channel: Channel, world: World): APIDMChannel {
  const recipient = world.findAccount(channel.recipientId!)!;
  return {
    id: channel.id,
    type: ChannelType.DM,
    recipients: [userJson(recipient)],
    last_message_id: null,
    flags: 0,
  } as unknown as APIDMChannel;
}

/** A channel between people: a group's, or a direct one that the bot is no part of. */
function privateChannelJson({ id, peopleIds = [] }: Channel, world: World): APIDMChannel {
  return {
    id,
    type: peopleIds.length > 2 ? ChannelType.GroupDM : ChannelType.DM,
    recipients: peopleIds.map((one) => userJson(world.findAccount(one)!)),
    last_message_id: null,
    flags: 0,
  } as unknown as APIDMChannel;
}

/** A thread. Source: DOC resources/channel#thread-metadata-object */
export function threadJson(channel: Channel, world: World): APIThreadChannel {
  const { parentId, ownerId, autoArchiveMinutes, startedAt, isArchived, archiveChangedAt } = channel.thread!;
  const messages = world.messages.inChannel(channel.id);
  return {
    id: channel.id,
    type: ChannelType.PublicThread,
    guild_id: channel.guildId!,
    name: channel.name,
    parent_id: parentId,
    owner_id: ownerId,
    last_message_id: messages.at(-1)?.wire.id ?? null,
    message_count: messages.length,
    total_message_sent: messages.length,
    member_count: new Set(messages.map(({ wire }) => wire.author.id)).size,
    rate_limit_per_user: 0,
    flags: 0,
    thread_metadata: {
      archived: isArchived,
      auto_archive_duration: autoArchiveMinutes,
      archive_timestamp: new Date(archiveChangedAt).toISOString(),
      create_timestamp: new Date(startedAt).toISOString(),
      locked: false,
    },
  } as unknown as APIThreadChannel;
}

/** A channel of any kind. */
export function channelJson(
  channel: Channel,
  world: World,
): APITextChannel | APIThreadChannel | APIDMChannel {
  if (channel.thread) return threadJson(channel, world);
  if (channel.guildId) return textChannelJson(channel);
  return channel.peopleIds ? privateChannelJson(channel, world) : directChannelJson(channel, world);
}

/** What an interaction tells of a channel that was chosen. Source: DOC receiving-and-responding#resolved-data */
export function resolvedChannelJson(
  channel: Channel,
  world: World,
): Pick<APIInteractionDataResolvedChannel, 'id' | 'name' | 'type'> {
  const { id, name } = channel;
  if (!channel.thread) return { id, name, type: ChannelType.GuildText };
  const { type, parent_id, thread_metadata } = threadJson(channel, world);
  const asThread = { id, name, type, parent_id, thread_metadata };
  return asThread;
}

/** The roles of a guild: @everyone alone, which has the guild's own id. */
export function rolesJson(guild: Guild): APIRole[] {
  const colors = { primary_color: 0, secondary_color: null, tertiary_color: null };
  return [
    {
      id: guild.id,
      name: '@everyone',
      color: 0,
      colors,
      hoist: false,
      position: 0,
      permissions: ordinaryPermissions.toString(),
      managed: false,
      mentionable: false,
      flags: 0 as APIRole['flags'],
    },
  ];
}

/** Everything that GUILD_CREATE tells a bot about a guild. */
export function guildJson(guild: Guild, world: World): GatewayGuildCreateDispatchData {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: rolesJson(guild),
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0 as GatewayGuildCreateDispatchData['system_channel_flags'],
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    nsfw_level: 0,
    hub_type: null,
    incidents_data: null,
    joined_at: joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    // Without the GUILD_MEMBERS intent a bot is told of itself only.
    members: [memberJson(world.bot)],
    channels: guild.channels.map(textChannelJson),
    threads: world.threads.activeIn(guild.id).map((thread) => threadJson(thread, world)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** What GUILD_UPDATE tells of a guild: itself, without who and what is in it. */
export function guildUpdateJson(guild: Guild, world: World): object {
  const {
    joined_at: _joinedAt,
    large: _large,
    unavailable: _unavailable,
    member_count: _memberCount,
    members: _members,
    channels: _channels,
    threads: _threads,
    presences: _presences,
    voice_states: _voiceStates,
    stage_instances: _stages,
    guild_scheduled_events: _scheduled,
    soundboard_sounds: _sounds,
    ...itself
  } = guildJson(guild, world);
  return itself;
}

/** A guild of which READY gives only the id. */
export function unavailableGuildJson(guild: Guild): APIUnavailableGuild {
  return { id: guild.id, unavailable: true };
}

/** The application, as GET /applications/@me tells its own bot. */
export function applicationJson(world: World): APIApplication {
  const { bot } = world;
  return {
    id: world.applicationId,
    name: bot.name,
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot: userJson(bot),
    owner: userJson(world.findAccount(world.guilds[0]!.ownerId)!),
    verify_key: world.endpoint.publicKey,
    team: null,
    flags: 0,
    approximate_guild_count: world.guilds.filter(({ hasBot }) => hasBot).length,
    approximate_user_install_count: 0,
    redirect_uris: [],
    interactions_endpoint_url: world.endpoint.url ?? null,
    role_connections_verification_url: null,
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    integration_types_config: { 0: {}, 1: {} },
  } as unknown as APIApplication;
}
