import {
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { AnyCommand } from '../commands/command.ts';
import { inPlace } from '../commands/conversation/direct-place.ts';
import type { Reply } from '../commands/reply.ts';
import type { Services } from '../commands/services.ts';
import { LocalizedError } from '../messages/localized-error.ts';
import { CommandTable } from './command-table.ts';
import { parseCustomId } from './custom-id.ts';
import { deliver, type Answerable } from './deliver.ts';
import { createEncounterNotes } from './encounters.ts';
import { errorReply } from './error-reply.ts';
import { InteractionTrace, outcomeOf, type InteractionReport } from './interaction-report.ts';
import { mayUse, type Guarded } from './permissions.ts';
import { shorten, type CommandIds } from './render/markdown.ts';
import {
  actionRequest,
  autocompleteRequest,
  commandName,
  commandRequest,
  formRequest,
  messageRequest,
  requestOf,
  typedText,
} from './request.ts';
import { settlesWithin } from './settles-within.ts';
import { createNewsTeller } from './tell-news.ts';

export interface DispatchOptions {
  readonly commands: readonly AnyCommand[];
  readonly services: Services;
  readonly log: Logger;
  /** Command ids, once they are registered. */
  readonly commandIds: () => CommandIds;
  /**
   * How long a command may take before Discord is told to wait, in ms; default 1,000. Discord takes a first
   * answer within 3 seconds and a later one within 15 minutes.
   */
  readonly deferAfterMs?: number;
  /** Told how each interaction went. */
  readonly onSettled?: (report: InteractionReport) => void;
}

/** Answers interactions. */
export interface Dispatcher {
  /** Answers one interaction; never throws, and never leaves a person without an answer. */
  dispatch(interaction: Interaction): Promise<void>;
  /** Resolves when every interaction that has begun is answered. */
  drain(): Promise<void>;
}

/** What an interaction runs, and how it waits. */
interface Job {
  /** The command's name as people type it. */
  readonly command: string;
  readonly run: () => Promise<Reply>;
  /** How Discord is told to wait; undefined for what opens a form, which cannot wait. */
  readonly defer: (() => Promise<unknown>) | undefined;
  /** Whether Discord is told so before it begins; default once it takes long. */
  readonly isLong?: boolean;
}

const DEFER_AFTER_MS = 1_000;
const MAX_CHOICES = 25;
const MAX_CHOICE_TEXT = 100;

/** The one place where Discord's interactions become requests, and replies and errors become responses. */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { services, log, commandIds, deferAfterMs = DEFER_AFTER_MS, onSettled } = options;
  const table = new CommandTable(options.commands);
  const underway = new Set<Promise<void>>();
  const tellNews = createNewsTeller(services, commandIds);
  const noteEncounter = createEncounterNotes(services.store, log);

  async function handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return suggest(interaction);
    if (interaction.isChatInputCommand()) {
      return answer(interaction, new InteractionTrace('command'), () => commandJob(interaction));
    }
    if (interaction.isMessageContextMenuCommand()) {
      return answer(interaction, new InteractionTrace('command'), () => messageJob(interaction));
    }
    if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isChannelSelectMenu()) {
      return answer(interaction, new InteractionTrace('component'), () => componentJob(interaction));
    }
    if (interaction.isModalSubmit()) {
      return answer(interaction, new InteractionTrace('form'), () => formJob(interaction));
    }
    const { id, type } = interaction;
    log.warn({ interaction: id, type }, 'an interaction of a kind that no command has');
  }

  /** Log lines about an interaction carry its id, so that they can be told from those of others. */
  function logOf({ id, guildId }: Interaction): Logger {
    return log.child({ interaction: id, guild: guildId });
  }

  async function answer(interaction: Answerable, trace: InteractionTrace, jobOf: () => Job): Promise<void> {
    const own = logOf(interaction);
    const onResponse = () => trace.responded();
    try {
      const { command, run, defer, isLong = false } = jobOf();
      trace.command = command;
      if (isLong) await defer?.().then(onResponse);
      const reply = run();
      if (!isLong && defer && !(await settlesWithin(reply, deferAfterMs))) await defer().then(onResponse);
      await deliver(interaction, await reply, commandIds(), onResponse);
      // A form is no answer that another message could follow.
      if ((await reply).kind !== 'form') await tellNews(interaction).catch(untold(own));
      await noteUse(interaction, command);
      settle(own, trace.report('answered'));
    } catch (error) {
      if (isGone(error)) {
        own.warn({ err: error }, 'an answer came too late for Discord');
        settle(own, trace.report('late'));
      } else {
        const typed = interaction.isModalSubmit() ? typedText(interaction) : '';
        const apology = errorReply(error, own, interaction.locale, typed);
        await deliver(interaction, apology, commandIds(), onResponse).catch((err: unknown) =>
          own.error({ err }, 'no answer'),
        );
        settle(own, trace.report(outcomeOf(error)));
      }
    }
  }

  /** Whoever wants to be forgotten is not remembered for it. */
  async function noteUse(interaction: Answerable, command: string): Promise<void> {
    const { guildId, userId, locale } = requestOf(interaction);
    if (guildId !== null && command !== 'forget-me') await noteEncounter({ guildId, userId, locale });
  }

  function settle(own: Logger, report: InteractionReport): void {
    own.debug(report, 'an interaction is over');
    onSettled?.(report);
  }

  function commandJob(interaction: ChatInputCommandInteraction): Job {
    const name = commandName(interaction);
    const { command } = table.command(name);
    const request = commandRequest(interaction);
    const defer = async () => {
      const isPublic = await command.isPublic?.(request, services);
      await interaction.deferReply({ flags: isPublic ? [] : [MessageFlags.Ephemeral] });
    };
    return {
      command: name,
      run: async () => command.execute(await inPlace(request, services), services),
      defer: command.opensForm?.(request.options) ? undefined : defer,
      isLong: command.isLong ?? false,
    };
  }

  function messageJob(interaction: MessageContextMenuCommandInteraction): Job {
    const command = table.messageCommand(interaction.commandName);
    return {
      command: interaction.commandName,
      run: async () =>
        command.executeOnMessage(await inPlace(messageRequest(interaction), services), services),
      defer: () => interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    };
  }

  function componentJob(
    interaction: ButtonInteraction | StringSelectMenuInteraction | ChannelSelectMenuInteraction,
  ): Job {
    const action = parseCustomId(interaction.customId);
    const { run, audience, opensForm, isLong } = table.component(action);
    return {
      command: action.command,
      run: async () => {
        await checkAudience(interaction, { command: action.command, audience });
        return run(await inPlace(actionRequest(interaction, action.args), services), services);
      },
      defer: opensForm ? undefined : () => interaction.deferUpdate(),
      isLong,
    };
  }

  function formJob(interaction: ModalSubmitInteraction): Job {
    const action = parseCustomId(interaction.customId);
    const { run, audience } = table.form(action);
    return {
      command: action.command,
      run: async () => {
        await checkAudience(interaction, { command: action.command, audience });
        return run(await inPlace(formRequest(interaction, action.args), services), services);
      },
      defer: interaction.isFromMessage()
        ? () => interaction.deferUpdate()
        : () => interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    };
  }

  async function checkAudience(interaction: Answerable, guarded: Guarded): Promise<void> {
    if (await mayUse(interaction, guarded, commandIds())) return;
    const isForManagers = guarded.audience === 'managers';
    throw new LocalizedError(isForManagers ? 'discord.managers-only' : 'discord.moderators-only');
  }

  async function suggest(interaction: AutocompleteInteraction): Promise<void> {
    const own = logOf(interaction);
    const trace = new InteractionTrace('autocomplete');
    try {
      const name = commandName(interaction);
      const { command } = table.command(name);
      trace.command = name;
      const choices =
        (await command.autocomplete?.(await inPlace(autocompleteRequest(interaction), services), services)) ??
        [];
      await interaction.respond(
        choices
          .slice(0, MAX_CHOICES)
          .map(({ name, value }) => ({ name: shorten(name, MAX_CHOICE_TEXT), value })),
      );
      trace.responded();
      settle(own, trace.report('answered'));
    } catch (error) {
      // Suggestions are a convenience: the person can go on typing, so there is nothing to tell them.
      own.warn({ err: error }, 'no suggestions');
      settle(own, trace.report(isGone(error) ? 'late' : outcomeOf(error)));
    }
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

/** Logs that news could not be told; they are told with the next answer. */
function untold(log: Logger) {
  return (error: unknown) => log.warn({ err: error }, 'could not tell what became of a report');
}

/** Discord has closed the interaction: it was answered elsewhere, or its time is over. */
function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

const GONE = new Set<string | number>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);
