import {
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Command, Services } from '../commands/command.ts';
import type { Card, MessageReply, Reply } from '../commands/reply.ts';
import { UserError } from '../errors.ts';
import { parseCustomId } from './custom-id.ts';
import { errorReply } from './error-reply.ts';
import { renderCard } from './render/card.ts';
import { shorten, type CommandIds } from './render/markdown.ts';
import { actionRequest, autocompleteRequest, commandRequest } from './request.ts';

export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly services: Services;
  readonly log: Logger;
  /** Command ids, once they are registered. */
  readonly commandIds: () => CommandIds;
  /**
   * How long a command may take before Discord is told to wait, in ms; default 1,000. Discord takes a first
   * answer within 3 seconds and a later one within 15 minutes.
   */
  readonly deferAfterMs?: number;
}

/** Answers interactions. */
export interface Dispatcher {
  /** Answers one interaction; never throws, and never leaves a person without an answer. */
  dispatch(interaction: Interaction): Promise<void>;
  /** Resolves when every interaction that has begun is answered. */
  drain(): Promise<void>;
}

type Answerable = ChatInputCommandInteraction | ButtonInteraction | StringSelectMenuInteraction;

const DEFER_AFTER_MS = 1_000;
const MAX_CHOICES = 25;
const MAX_CHOICE_TEXT = 100;

/** The one place where Discord's interactions become requests, and replies and errors become responses. */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { services, log, commandIds, deferAfterMs = DEFER_AFTER_MS } = options;
  const commands = new Map(options.commands.map((command) => [command.definition.name, command]));
  const underway = new Set<Promise<void>>();

  async function handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return suggest(interaction);
    if (interaction.isChatInputCommand() || interaction.isButton() || interaction.isStringSelectMenu()) {
      return answer(interaction);
    }
    log.warn({ type: interaction.type }, 'an interaction of a kind that no command has');
  }

  async function answer(interaction: Answerable): Promise<void> {
    const own = log.child({ interaction: interaction.id, guild: interaction.guildId });
    const reply = run(interaction).catch((error: unknown) => errorReply(error, own));
    try {
      if (!(await settlesWithin(reply, deferAfterMs))) await defer(interaction);
      await deliver(interaction, await reply);
    } catch (error) {
      if (isGone(error)) own.warn({ err: error }, 'an answer came too late for Discord');
      else
        await deliver(interaction, errorReply(error, own)).catch((err: unknown) =>
          own.error({ err }, 'no answer'),
        );
    }
  }

  async function run(interaction: Answerable): Promise<Reply> {
    if (interaction.isChatInputCommand()) {
      return commandNamed(interaction.commandName).execute(commandRequest(interaction), services);
    }
    const { command, name, args } = parseCustomId(interaction.customId);
    const action = commandNamed(command).actions?.[name];
    if (!action) throw new UserError('This button no longer does anything. Please ask again.');
    return action(actionRequest(interaction, args), services);
  }

  function commandNamed(name: string): Command {
    const command = commands.get(name);
    if (!command)
      throw new UserError(`/${name} is no longer there. Reload Discord to see the commands there are.`);
    return command;
  }

  /** A command's answer stays private or public as its first response was; a button's message waits as it is. */
  async function defer(interaction: Answerable): Promise<void> {
    if (!interaction.isChatInputCommand()) {
      await interaction.deferUpdate();
      return;
    }
    const isPublic =
      commands.get(interaction.commandName)?.isPublic?.(commandRequest(interaction).options) ?? false;
    await interaction.deferReply(isPublic ? {} : { flags: MessageFlags.Ephemeral });
  }

  async function deliver(interaction: Answerable, reply: Reply): Promise<void> {
    const isWaiting = interaction.deferred || interaction.replied;
    if (reply.kind === 'update' && !interaction.isChatInputCommand()) {
      if (isWaiting) await interaction.editReply(edited(reply.card));
      else await interaction.update(edited(reply.card));
      if (reply.followUp) await interaction.followUp(sent(reply.followUp));
    } else {
      const message: MessageReply =
        reply.kind === 'message' ? reply : { kind: 'message', visibility: 'private', card: reply.card };
      if (!isWaiting) await interaction.reply(sent(message));
      else if (interaction.isChatInputCommand()) await interaction.editReply(edited(message.card));
      else await interaction.followUp(sent(message));
    }
  }

  async function suggest(interaction: AutocompleteInteraction): Promise<void> {
    try {
      const command = commands.get(interaction.commandName);
      const choices = (await command?.autocomplete?.(autocompleteRequest(interaction), services)) ?? [];
      await interaction.respond(
        choices
          .slice(0, MAX_CHOICES)
          .map(({ name, value }) => ({ name: shorten(name, MAX_CHOICE_TEXT), value })),
      );
    } catch (error) {
      // Suggestions are a convenience: the person can go on typing, so there is nothing to tell them.
      log.warn({ err: error, interaction: interaction.id }, 'no suggestions');
    }
  }

  function sent({ visibility, card }: MessageReply) {
    const ephemeral = visibility === 'private' ? MessageFlags.Ephemeral : 0;
    return { ...edited(card), flags: MessageFlags.IsComponentsV2 | ephemeral } as const;
  }

  function edited(card: Card) {
    return {
      components: [renderCard(card, commandIds())],
      flags: MessageFlags.IsComponentsV2,
      allowedMentions: { parse: [] },
    } as const;
  }

  return {
    async dispatch(interaction) {
      const work = handle(interaction);
      underway.add(work);
      await work.finally(() => underway.delete(work));
    },
    async drain() {
      await Promise.allSettled(underway);
    },
  };
}

/** Whether a promise settles within a time; it goes on either way. */
async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise: timeout, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Discord has closed the interaction: it was answered elsewhere, or its time is over. */
function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

const GONE = new Set<string | number>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);
