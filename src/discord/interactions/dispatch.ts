import {
  DiscordAPIError,
  RESTJSONErrorCodes,
  type AutocompleteInteraction,
  type Interaction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { AnyCommand } from '../../commands/command.ts';
import { inPlace } from '../../commands/conversation/direct-place.ts';
import type { Services } from '../../commands/services.ts';
import { DependencyError } from '../../errors.ts';
import { CommandTable } from '../registration/command-table.ts';
import { deliver, type Answerable } from './deliver.ts';
import { createEncounterNotes } from '../encounters.ts';
import { errorReply } from '../error-reply.ts';
import {
  InteractionTrace,
  outcomeOf,
  type InteractionKind,
  type InteractionReport,
} from './interaction-report.ts';
import { createJobs } from './jobs.ts';
import { shorten, type CommandIds } from '../render/markdown.ts';
import { autocompleteRequest, commandName, requestOf, typedText } from './request.ts';
import { settlesWithin } from './settles-within.ts';
import { createNewsTeller } from '../upkeep/tell-news.ts';

/** What a dispatcher works with. */
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

const DEFER_AFTER_MS = 1_000;
/** Discord takes a first answer for so long. */
const ANSWERED_WITHIN_MS = 3_000;
const MAX_CHOICES = 25;
const MAX_CHOICE_TEXT = 100;

/** The one place where Discord's interactions become requests, and replies and errors become responses. */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { services, log, commandIds, deferAfterMs = DEFER_AFTER_MS, onSettled } = options;
  const table = new CommandTable(options.commands);
  const jobOf = createJobs({ table, services, commandIds });
  const underway = new Set<Promise<void>>();
  const tellNews = createNewsTeller(services, commandIds);
  const noteEncounter = createEncounterNotes(services.store, log);
  const startedAt = Date.now();

  async function handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return suggest(interaction);
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      return answer(interaction, 'command');
    }
    if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isChannelSelectMenu()) {
      return answer(interaction, 'component');
    }
    if (interaction.isModalSubmit()) return answer(interaction, 'form');
    const { id, type } = interaction;
    log.warn({ interaction: id, type }, 'an interaction of a kind that no command has');
  }

  /**
   * Whether Discord has given up on an interaction that was made while no process was there, and told the person so:
   * what it asks for must not happen unseen. Only those from before the start are suspected, since clocks differ.
   */
  function isOverdue({ createdTimestamp }: Interaction): boolean {
    return createdTimestamp < startedAt && Date.now() - createdTimestamp > ANSWERED_WITHIN_MS;
  }

  /** Log lines about an interaction carry its id, so that they can be told from those of others. */
  function logOf({ id, guildId }: Interaction): Logger {
    return log.child({ interaction: id, guild: guildId });
  }

  async function answer(interaction: Answerable, kind: InteractionKind): Promise<void> {
    const own = logOf(interaction);
    const trace = new InteractionTrace(kind);
    if (isOverdue(interaction)) return settle(own, trace.report('late'));
    const onResponse = () => trace.responded();
    try {
      const { command, run, defer, isLong = false } = jobOf(interaction);
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

  async function suggest(interaction: AutocompleteInteraction): Promise<void> {
    const own = logOf(interaction);
    const trace = new InteractionTrace('autocomplete');
    if (isOverdue(interaction)) return settle(own, trace.report('late'));
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
  return (error: unknown) => {
    // That the database is away has been told once, where briefs are read.
    const level = error instanceof DependencyError ? 'debug' : 'warn';
    log[level]({ err: error }, 'could not tell what became of a report');
  };
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
