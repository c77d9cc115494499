import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { CommandPermissions } from './command-permissions.ts';
import type { CommandRegistry } from './command-registry.ts';
import { entityTypes, findButton, findSelect } from './component-lookup.ts';
import type { WireComponent } from './components.ts';
import { Exchange } from './exchange.ts';
import { assertForwardable } from './forwards.ts';
import type { Actor, Interactions, InteractionStart } from './interactions.ts';
import type { MessageEvent, MessageRecord } from './messages.ts';
import { assertCount, assertOffered, fillModal } from './modal-submission.ts';
import type { ModalValue } from './modal-submission.ts';
import type { RequestLog } from './rest/log.ts';
import { SeenMessage } from './seen-message.ts';
import {
  assertUsable,
  partialOptions,
  resolveCommand,
  submitOptions,
  upload,
  uploadedFile,
} from './submission.ts';
import type { OptionValue, PlaygroundFile } from './submission.ts';
import { choicesFor } from './suggested-choices.ts';
import type { Choice } from './suggested-choices.ts';
import { assertStartable } from './threads.ts';
import type { Channel, World } from './world.ts';

/** What goes with an ordinary message. */
interface SayOptions {
  readonly files?: readonly PlaygroundFile[];
  readonly replyTo?: SeenMessage;
  /** Whether a reply mentions whom it answers; as in Discord's clients, by default it does. */
  readonly isPinging?: boolean;
}

/** How a thread is started. */
interface ThreadOptions {
  /** The message that it is about. */
  readonly about?: SeenMessage;
  /** 60, 1440, 4320 or 10080; by default a day. */
  readonly autoArchiveMinutes?: number;
}

/**
 * A person in a channel, who does what a client lets them do. What a client would not send (an
 * unknown command, a missing option, a disabled button) rejects with an Error that says why.
 */
export class Member {
  readonly #actor: Actor;
  readonly #world: World;
  readonly #interactions: Interactions;
  readonly #commands: CommandRegistry;
  readonly #commandPermissions: CommandPermissions;
  readonly #log: RequestLog;

  constructor(
    actor: Actor,
    services: {
      world: World;
      interactions: Interactions;
      commands: CommandRegistry;
      commandPermissions: CommandPermissions;
      log: RequestLog;
    },
  ) {
    this.#actor = actor;
    this.#world = services.world;
    this.#interactions = services.interactions;
    this.#commands = services.commands;
    this.#commandPermissions = services.commandPermissions;
    this.#log = services.log;
  }

  get id(): string {
    return this.#actor.account.id;
  }

  get name(): string {
    return this.#actor.account.name;
  }

  get channelId(): string {
    return this.#actor.channel.id;
  }

  /** Undefined in a direct channel. */
  get guildId(): string | undefined {
    return this.#actor.channel.guildId;
  }

  /** The commands that a client would list here for this person. */
  offeredCommands(): APIApplicationCommand[] {
    return this.#commands.offered(this.guildId).filter((command) => {
      try {
        this.#assertUsable(command);
        return true;
      } catch {
        return false;
      }
    });
  }

  /** Uses a slash command, `name` with its subcommand: "brief add". */
  async slash(name: string, options: Readonly<Record<string, OptionValue>> = {}): Promise<Exchange> {
    const found = resolveCommand(name, this.#commands.offered(this.guildId));
    this.#assertUsable(found.command);
    const submitted = submitOptions(found.options, options, this.#world, this.#actor);
    return this.#act({
      type: InteractionType.ApplicationCommand,
      commandName: found.fullName,
      integrationTypes: found.command.integration_types,
      data: {
        ...idOf(found.command),
        options: found.wrap(submitted.options),
        ...(submitted.resolved && { resolved: submitted.resolved }),
      },
    });
  }

  /** Types into an option and gets what the bot suggests, at most 25. */
  async autocomplete(
    name: string,
    options: Readonly<Record<string, string | number | boolean>>,
    focused: string,
  ): Promise<Choice[]> {
    const found = resolveCommand(name, this.#commands.offered(this.guildId));
    this.#assertUsable(found.command);
    const interaction = this.#interactions.start({
      type: InteractionType.ApplicationCommandAutocomplete,
      actor: this.#actor,
      integrationTypes: found.command.integration_types,
      data: { ...idOf(found.command), options: found.wrap(partialOptions(found.options, options, focused)) },
    });
    return choicesFor(interaction, this.#actor.account.locale);
  }

  /** Presses a button, named by its custom_id or by its label. */
  async press(message: SeenMessage, customIdOrLabel: string): Promise<Exchange> {
    return this.#use(message, findButton(message.components, customIdOrLabel), {});
  }

  /** Chooses in a select menu; values are option values, or ids of people, channels or roles. */
  async select(message: SeenMessage, customId: string, values: readonly string[]): Promise<Exchange> {
    const select = findSelect(message.components, customId);
    assertOffered(select, values);
    assertCount(select, values.length);
    const optionType = entityTypes[select.type];
    const given = values.map((value, i) => [`${i}`, value] as const);
    const { resolved } = optionType
      ? submitOptions(
          given.map(([name]) => ({ type: optionType, name, description: name })),
          Object.fromEntries(given),
          this.#world,
          this.#actor,
        )
      : { resolved: undefined };
    return this.#use(message, select, { values, ...(resolved && { resolved }) });
  }

  /** Submits the modal that an exchange opened; fields that are not named keep what the bot put there. */
  async submitModal(exchange: Exchange, values: Readonly<Record<string, ModalValue>>): Promise<Exchange> {
    if (!exchange.modal) throw new Error('No modal was opened.');
    return this.#act({
      type: InteractionType.ModalSubmit,
      source: exchange.interaction.source,
      data: fillModal(exchange.modal, values, (file) => upload(this.#world.messages, this.channelId, file)),
      metadata: { triggering_interaction_metadata: exchange.interaction.metadata },
    });
  }

  /** Uses a message command: Apps in the context menu of a message. */
  async contextMenu(name: string, message: SeenMessage): Promise<Exchange> {
    const command = this.#commands
      .offered(this.guildId)
      .findLast((other) => other.name === name && other.type === ApplicationCommandType.Message);
    if (!command) throw new Error(`There is no message command "${name}".`);
    this.#assertUsable(command);
    const target = this.#visible(message);
    return this.#act({
      type: InteractionType.ApplicationCommand,
      commandName: name,
      integrationTypes: command.integration_types,
      data: {
        ...idOf(command),
        target_id: target.wire.id,
        resolved: { messages: { [target.wire.id]: this.#world.messages.urls.refreshed(target.wire) } },
      },
      metadata: { target_message_id: target.wire.id },
    });
  }

  /** Writes an ordinary message into the channel, with files, or in reply to another. */
  say(content: string, { files = [], replyTo, isPinging = true }: SayOptions = {}): SeenMessage {
    const { account, channel } = this.#actor;
    const replied = replyTo && this.#visible(replyTo).wire;
    return new SeenMessage(
      this.#world.messages.create({
        channel,
        author: account,
        body: {
          content,
          ...(replied && {
            message_reference: { message_id: replied.id },
            pinged_user: isPinging ? replied.author : undefined,
          }),
        },
        files: files.map((file, i) => uploadedFile(file, i)),
      }),
    );
  }

  /**
   * Forwards a message into another channel, where it arrives as it stands now; the result is what arrived.
   * Throws where a client would not let one: what only one person sees, news of a thread.
   */
  forward(message: SeenMessage, channelId: string): SeenMessage {
    const record = this.#visible(message);
    const channel = this.#world.findChannel(channelId);
    if (!channel) throw new Error('There is no such channel.');
    assertForwardable(record);
    const forward = { channel, author: this.#actor.account, body: {}, forwarded: record.wire };
    return new SeenMessage(this.#world.messages.create(forward));
  }

  /**
   * Starts a thread in this channel, about a message or by itself; the result is a channel to talk in.
   * Throws where Discord would refuse it.
   * @param name of 1 to 100 characters
   */
  startThread(name: string, { about, autoArchiveMinutes }: ThreadOptions = {}): Channel {
    assertStartable(this.#actor.permissions, name, autoArchiveMinutes);
    const message = about && this.#visible(about);
    if (message?.viewerId !== undefined) throw new Error('A message that you alone see has no thread.');
    const { account: owner, channel: parent } = this.#actor;
    return this.#world.threads.start({ parent, owner, name, message, autoArchiveMinutes });
  }

  /** Puts an ephemeral message away: "Dismiss message". */
  dismiss(message: SeenMessage): void {
    const record = this.#visible(message);
    if (record.viewerId === undefined) throw new Error('Only a message that you alone see can be dismissed.');
    record.isDismissed = true;
  }

  /** Calls `listener` whenever a message that this person sees changes; the result stops it. */
  watch(listener: (kind: MessageEvent['kind'], message: SeenMessage) => void): () => void {
    return this.#world.messages.listen(({ kind, record }) => {
      if (this.#sees(record)) listener(kind, new SeenMessage(record));
    });
  }

  /** What this person sees in the channel, oldest first, ephemeral messages to them included. */
  visibleMessages(): SeenMessage[] {
    return this.#world.messages
      .inChannel(this.channelId)
      .filter((record) => this.#sees(record))
      .map((record) => new SeenMessage(record));
  }

  #assertUsable(command: APIApplicationCommand): void {
    assertUsable(command, this.#actor, this.#commandPermissions);
  }

  #sees({ viewerId, wire, isDismissed }: MessageRecord): boolean {
    const isAddressed = viewerId === undefined || (viewerId === this.id && !isDismissed);
    return wire.channel_id === this.channelId && isAddressed;
  }

  #visible({ id }: SeenMessage): MessageRecord {
    const record = this.#world.messages.find(id);
    if (!record || !this.#sees(record)) throw new Error(`${this.name} does not see the message ${id}.`);
    return record;
  }

  #use(message: SeenMessage, component: WireComponent, data: object): Promise<Exchange> {
    const source = this.#visible(message);
    if (component.disabled) throw new Error(`"${component.label ?? component.custom_id}" is disabled.`);
    return this.#act({
      type: InteractionType.MessageComponent,
      source,
      data: { id: component.id, custom_id: component.custom_id, component_type: component.type, ...data },
      metadata: { interacted_message_id: source.wire.id },
    });
  }

  #act(start: Omit<InteractionStart, 'actor'>): Promise<Exchange> {
    const interaction = this.#interactions.start({ ...start, actor: this.#actor });
    const refusals = () =>
      this.#log.refusals.filter(
        ({ path }) => path.includes(interaction.id) || path.includes(interaction.token),
      );
    return new Exchange(interaction, this.#world.clock, refusals).answered();
  }
}

function idOf({ id, name, type, guild_id: guildId }: APIApplicationCommand): object {
  return { id, name, type, ...(guildId && { guild_id: guildId }) };
}
