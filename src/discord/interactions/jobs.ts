import {
  MessageFlags,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { inPlace } from '../../commands/conversation/direct-place.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Services } from '../../commands/services.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { CommandTable } from '../registration/command-table.ts';
import { parseCustomId } from './custom-id.ts';
import type { Answerable } from './deliver.ts';
import { mayUse, type Guarded } from './permissions.ts';
import type { CommandIds } from '../render/markdown.ts';
import { settlesWithin } from './settles-within.ts';
import { actionRequest, commandName, commandRequest, formRequest, messageRequest } from './request.ts';

/** What an interaction runs, and how it waits. */
export interface Job {
  /** The command's name as people type it. */
  readonly command: string;
  readonly run: () => Promise<Reply>;
  /** How Discord is told to wait; undefined for what opens a form, which cannot wait. */
  readonly defer: (() => Promise<unknown>) | undefined;
  /** Whether Discord is told so before it begins; default once it takes long. */
  readonly isLong?: boolean;
}

/** What jobs are made of. */
export interface JobParts {
  readonly table: CommandTable;
  readonly services: Services;
  readonly commandIds: () => CommandIds;
}

/**
 * How long it may take to find out who is to see an answer. A slow database is why Discord has to be told to wait in the
 * first place, within its three seconds; when it says no more in time, the answer is for the person alone.
 */
const AUDIENCE_WITHIN_MS = 1_000;

/** Finds what an interaction runs. The function throws a UserError where there is nothing any more. */
export function createJobs({ table, services, commandIds }: JobParts): (interaction: Answerable) => Job {
  function commandJob(interaction: ChatInputCommandInteraction): Job {
    const name = commandName(interaction);
    const { command } = table.command(name);
    const request = commandRequest(interaction);
    const defer = async () => {
      const audience = Promise.resolve(command.isPublic?.(request, services));
      const isPublic = (await settlesWithin(audience, AUDIENCE_WITHIN_MS)) && (await audience);
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

  return function jobOf(interaction) {
    if (interaction.isChatInputCommand()) return commandJob(interaction);
    if (interaction.isMessageContextMenuCommand()) return messageJob(interaction);
    if (interaction.isModalSubmit()) return formJob(interaction);
    return componentJob(interaction);
  };
}
