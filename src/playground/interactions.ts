import {
  ApplicationIntegrationType,
  InteractionContextType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type {
  InteractionType,
  InteractionResponseType,
  APIBaseInteraction,
  APIMessageInteractionMetadata,
  APIModalInteractionResponseCallbackData,
  APIApplicationCommandOptionChoice,
} from 'discord-api-types/v10';
import { refuse } from './api-error.ts';
import type { Gateway } from './gateway.ts';
import { interactionIdOf, makeInteractionToken } from './interaction-token.ts';
import type { Journal } from './journal.ts';
import type { MessageBody, MessageRecord, UploadedFile } from './messages.ts';
import { botPermissions, guestPermissions } from './permissions.ts';
import { snowflakeMs } from './snowflake.ts';
import { actingMemberJson, channelJson, userJson } from './wire.ts';
import type { Account, Channel, World } from './world.ts';

/** A first response must come within this time. Source: DOC interactions/receiving-and-responding */
const answerWithinMs = 3_000;
/** Edits and follow-ups are taken for this long. Source: the same page. */
const tokenLifeMs = 15 * 60_000;
/** The most that one file may weigh in a guild without boosts. Source: DOC reference#uploading-files */
export const fileLimitBytes = 10 * 1024 * 1024;

/** What the bot did about an interaction. */
export type InteractionEvent =
  | { kind: 'message' | 'update'; record: MessageRecord; isDeferred: boolean }
  | { kind: 'modal'; modal: APIModalInteractionResponseCallbackData }
  | { kind: 'choices'; choices: APIApplicationCommandOptionChoice[] }
  | { kind: 'completed' }
  | { kind: 'followUp'; record: MessageRecord }
  | { kind: 'expired'; reason?: string };

/** Who acts, and where. */
export interface Actor {
  readonly account: Account;
  readonly channel: Channel;
  /** What the person may do there. */
  readonly permissions: bigint;
  /** Whether the application is in the guild, or it is the direct channel with the bot. */
  readonly isInstalledHere: boolean;
  /** Whether the person has installed the application for themselves. */
  readonly hasInstalled: boolean;
}

/** One thing that a person did, and what became of it. */
export class Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly actor: Actor;
  readonly createdAt: number;
  /** The message whose component was used, also through a modal that it opened. */
  readonly source: MessageRecord | undefined;
  readonly metadata: APIMessageInteractionMetadata;
  /** The command that was used, subcommands included; undefined for components and modals. */
  readonly commandName: string | undefined;
  /** The type of the first response, once there was one. */
  acknowledgedWith: InteractionResponseType | undefined;
  /** What @original means: the reply, or the message that was updated. */
  original: MessageRecord | undefined;
  readonly followUps: MessageRecord[] = [];
  readonly #listeners = new Set<(event: InteractionEvent) => void>();

  constructor(
    fields: Pick<
      Interaction,
      'id' | 'token' | 'type' | 'actor' | 'createdAt' | 'source' | 'metadata' | 'commandName'
    >,
  ) {
    this.id = fields.id;
    this.token = fields.token;
    this.type = fields.type;
    this.actor = fields.actor;
    this.createdAt = fields.createdAt;
    this.source = fields.source;
    this.metadata = fields.metadata;
    this.commandName = fields.commandName;
  }

  /** Calls `listener` with everything that follows. */
  listen(listener: (event: InteractionEvent) => void): void {
    this.#listeners.add(listener);
  }

  /** Tells whoever listens. */
  emit(event: InteractionEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Whether the reply still shows "… is thinking". */
  get isThinking(): boolean {
    return ((this.original?.wire.flags ?? 0) & MessageFlags.Loading) !== 0;
  }
}

/** What makes an interaction; the rest of its payload follows from it. */
export interface InteractionStart {
  readonly type: InteractionType;
  readonly actor: Actor;
  readonly data: object;
  readonly source?: MessageRecord | undefined;
  /** Fields of interaction_metadata that depend on the type. */
  readonly metadata?: object;
  readonly commandName?: string;
  /** For whose installations the command is. */
  readonly integrationTypes?: readonly ApplicationIntegrationType[] | undefined;
}

/** All interactions that are alive, and the rules of their lives. */
export class Interactions {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #journal: Journal;
  readonly #alive = new Map<string, Interaction>();

  constructor(world: World, gateway: Gateway, journal: Journal) {
    this.#world = world;
    this.#gateway = gateway;
    this.#journal = journal;
  }

  /** Lets a person do something: hands it to the bot and starts the clock. */
  start({
    type,
    actor,
    data,
    source,
    metadata,
    commandName,
    integrationTypes,
  }: InteractionStart): Interaction {
    const { clock, nextId } = this.#world;
    const { guildId } = actor.channel;
    if (guildId && this.#world.findGuild(guildId)?.isUnavailable)
      throw new Error('The server is unavailable at the moment.');
    const id = nextId();
    const owner =
      source?.wire.interaction_metadata?.authorizing_integration_owners ?? ownersOf(actor, integrationTypes);
    const interaction = new Interaction({
      id,
      token: makeInteractionToken(id),
      type,
      actor,
      source,
      commandName,
      createdAt: clock.now(),
      metadata: {
        id,
        type,
        user: userJson(actor.account),
        authorizing_integration_owners: owner,
        ...metadata,
      } as APIMessageInteractionMetadata,
    });
    this.#alive.set(id, interaction);
    clock.after(answerWithinMs, () => {
      if (interaction.acknowledgedWith !== undefined) return;
      this.#alive.delete(id);
      interaction.emit({ kind: 'expired' });
    });
    clock.after(tokenLifeMs, () => {
      if (this.#alive.delete(id)) interaction.emit({ kind: 'expired' });
    });
    const payload = this.#payload(interaction, data, owner);
    this.#journal.began(interaction, payload);
    this.#handOver(interaction, payload, guildId);
    return interaction;
  }

  /** Hands an interaction to the bot, over the gateway or to its endpoint; it answers over REST. */
  #handOver(interaction: Interaction, payload: { id: string }, guildId: string | undefined): void {
    const { endpoint } = this.#world;
    if (endpoint.url === undefined) {
      this.#gateway.dispatch('INTERACTION_CREATE', payload, { guildId });
      return;
    }
    endpoint.deliver(payload).catch((error: unknown) => {
      if (interaction.acknowledgedWith !== undefined || !this.#alive.delete(interaction.id)) return;
      interaction.emit({ kind: 'expired', reason: error instanceof Error ? error.message : String(error) });
    });
  }

  /** The interaction that a callback answers; throws where Discord would refuse the callback. */
  awaitingAnswer(id: string, token: string): Interaction {
    const interaction = this.#alive.get(id);
    if (!interaction || interaction.token !== token) throw refuse.unknownInteraction();
    if (interaction.acknowledgedWith !== undefined) throw refuse.alreadyAcknowledged();
    return interaction;
  }

  /** The interaction behind a webhook address; throws where its token does not serve (any more). */
  answered(applicationId: string, token: string): Interaction {
    if (applicationId !== this.#world.applicationId) throw refuse.unknownWebhook();
    const id = interactionIdOf(token);
    if (id === undefined) throw refuse.unknownWebhook();
    if (this.#world.clock.now() - snowflakeMs(id) >= tokenLifeMs) throw refuse.invalidWebhookToken();
    const interaction = this.#alive.get(id);
    if (interaction?.token !== token || interaction.acknowledgedWith === undefined)
      throw refuse.unknownWebhook();
    return interaction;
  }

  /** Posts a message as an answer to the interaction; in Discord's sense, through its webhook. */
  post(interaction: Interaction, body: MessageBody, files: readonly UploadedFile[]): MessageRecord {
    const { channel, isInstalledHere, permissions } = interaction.actor;
    // Where only the person installed the application, the server decides whether others see it.
    const mayShow =
      channel.guildId === undefined || (permissions & PermissionFlagsBits.UseExternalApps) !== 0n;
    const isHushed = !isInstalledHere && !mayShow;
    const flags = (body.flags ?? 0) | (isHushed ? MessageFlags.Ephemeral : 0);
    const isEphemeral = (flags & MessageFlags.Ephemeral) !== 0;
    const answered = answeredBy(interaction);
    return this.#world.messages.create({
      channel: interaction.actor.channel,
      author: this.#world.bot,
      body: {
        ...body,
        flags,
        ...(answered && { message_reference: { message_id: answered.wire.id } }),
      },
      files,
      viewerId: isEphemeral ? interaction.actor.account.id : undefined,
      type: answered ? MessageType.Reply : messageType(interaction),
      interaction: {
        id: interaction.id,
        type: interaction.type,
        metadata: interaction.metadata,
        // A reply says what it answers in place of which command was used.
        commandName: answered ? undefined : interaction.commandName,
      },
    });
  }

  #payload(
    interaction: Interaction,
    data: object,
    owners: object,
  ): APIBaseInteraction<InteractionType, object> {
    const { account, channel, permissions } = interaction.actor;
    const guild = channel.guildId ? this.#world.findGuild(channel.guildId) : undefined;
    return {
      id: interaction.id,
      application_id: this.#world.applicationId,
      type: interaction.type,
      token: interaction.token,
      version: 1,
      data,
      channel: channelJson(channel, this.#world),
      channel_id: channel.id,
      app_permissions: (interaction.actor.isInstalledHere ? botPermissions : guestPermissions).toString(),
      locale: account.locale,
      entitlements: [],
      authorizing_integration_owners: owners,
      context: contextOf(channel),
      attachment_size_limit: fileLimitBytes,
      ...(guild
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.locale, features: [] },
            guild_locale: guild.locale,
            member: actingMemberJson(account, permissions),
          }
        : { user: userJson(account) }),
      ...(interaction.source && { message: this.#world.messages.urls.refreshed(interaction.source.wire) }),
    };
  }
}

/** What a new message shows as a reply to: the first response, or the message whose component was used. */
function answeredBy({ original, source }: Interaction): MessageRecord | undefined {
  return original?.isDeleted ? source : (original ?? source);
}

function messageType({ commandName, metadata }: Interaction): MessageType {
  if (commandName === undefined) return MessageType.Default;
  return 'target_message_id' in metadata ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
}

/** The kind of place that a channel is. Source: DOC application-commands#interaction-contexts */
export function contextOf({ guildId, peopleIds }: Channel): InteractionContextType {
  if (guildId) return InteractionContextType.Guild;
  return peopleIds ? InteractionContextType.PrivateChannel : InteractionContextType.BotDM;
}

/** Source: DOC receiving-and-responding#authorizing-integration-owners-object */
function ownersOf(
  { account, channel, isInstalledHere, hasInstalled }: Actor,
  types: InteractionStart['integrationTypes'] = [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
): Record<string, string> {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  return {
    ...(isInstalledHere && types.includes(GuildInstall) && { [GuildInstall]: channel.guildId ?? '0' }),
    ...(hasInstalled && types.includes(UserInstall) && { [UserInstall]: account.id }),
  };
}
