import {
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type {
  APIApplicationCommand,
  APIApplicationCommandOption,
  APIAttachment,
  APIInteractionDataResolved,
} from 'discord-api-types/v10';
import type { CommandPermissions } from './command-permissions.ts';
import { assertFileType } from './file-types.ts';
import { contextOf } from './interactions.ts';
import type { Actor } from './interactions.ts';
import type { MessageStore, UploadedFile } from './messages.ts';
import { botPermissions } from './permissions.ts';
import { actingMemberJson, resolvedChannelJson, rolesJson, userJson } from './wire.ts';
import type { World } from './world.ts';

/** A file that a person attaches. Text is sent as UTF-8. */
export interface PlaygroundFile {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** Default `text/plain` for text, `application/octet-stream` for bytes. */
  readonly contentType?: string;
}

/** What can be given for an option: ids for people, channels and roles. */
export type OptionValue = string | number | boolean | PlaygroundFile;

/** One option in `data.options` of an interaction. */
interface SubmittedOption {
  name: string;
  type: OptionType;
  value?: string | number | boolean;
  focused?: true;
  options?: SubmittedOption[];
}

/** A command with its subcommand, found by what the person typed. */
export interface ResolvedCommand {
  readonly command: APIApplicationCommand;
  /** "brief add": what stands above the reply. */
  readonly fullName: string;
  /** The options that apply: the subcommand's, or the command's own. */
  readonly options: readonly APIApplicationCommandOption[];
  /** Wraps options of a subcommand as `data.options` wants them. */
  readonly wrap: (options: SubmittedOption[]) => SubmittedOption[];
}

const placeNames: Record<InteractionContextType, string> = {
  [InteractionContextType.Guild]: 'in servers',
  [InteractionContextType.BotDM]: 'in direct messages',
  [InteractionContextType.PrivateChannel]: 'in direct messages between people',
};

/** Throws, in the words of a client that would not offer it, unless a command can be used here by this person. */
export function assertUsable(
  command: APIApplicationCommand,
  actor: Actor,
  commandPermissions: CommandPermissions,
): void {
  const context = contextOf(actor.channel);
  const isOffered = command.contexts
    ? command.contexts.includes(context)
    : context === InteractionContextType.Guild || command.dm_permission !== false;
  if (!isOffered) throw new Error(`"${command.name}" is not offered ${placeNames[context]}.`);
  const types = command.integration_types ?? [ApplicationIntegrationType.GuildInstall];
  const isInstalled =
    (actor.isInstalledHere && types.includes(ApplicationIntegrationType.GuildInstall)) ||
    (actor.hasInstalled && types.includes(ApplicationIntegrationType.UserInstall));
  if (!isInstalled) throw new Error(`"${command.name}" is not installed here.`);
  if (!commandPermissions.allows(command, actor))
    throw new Error(`You do not have permission to use "${command.name}".`);
}

/** Finds "/brief add" among the commands on offer; throws when it is not to be had. */
export function resolveCommand(name: string, offered: readonly APIApplicationCommand[]): ResolvedCommand {
  const words = name.replace(/^\//, '').trim().split(/\s+/);
  const command = offered.findLast(
    (other) => other.name === words[0] && other.type === ApplicationCommandType.ChatInput,
  );
  if (!command) throw new Error(`There is no command "/${words[0]}".`);
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  let wrap: ResolvedCommand['wrap'] = (inner) => inner;
  for (const word of words.slice(1)) {
    const option = options.find((other) => other.name === word && isBranch(other));
    if (!option) throw new Error(`There is no command "/${words.join(' ')}".`);
    const outer = wrap;
    wrap = (inner) => outer([{ name: option.name, type: option.type, options: inner }]);
    options = 'options' in option ? (option.options ?? []) : [];
  }
  if (options.some(isBranch)) throw new Error(`"/${words.join(' ')}" needs a subcommand.`);
  return { command, fullName: words.join(' '), options, wrap };
}

/** The values of a whole submission: every required option there, every value in bounds. */
export function submitOptions(
  defined: readonly APIApplicationCommandOption[],
  given: Readonly<Record<string, OptionValue>>,
  world: World,
  actor: Actor,
): { options: SubmittedOption[]; resolved: APIInteractionDataResolved | undefined } {
  for (const { name, required } of defined) {
    if (required && given[name] === undefined) throw new Error(`The option "${name}" is required.`);
  }
  const resolved: APIInteractionDataResolved = {};
  const options = Object.entries(given).map(([name, value]) => {
    const option = optionNamed(defined, name);
    assertValue(option, value);
    return { name, type: option.type, value: resolveValue(option.type, value, resolved, world, actor) };
  });
  return { options, resolved: Object.keys(resolved).length > 0 ? resolved : undefined };
}

/** The values as they stand while one of them is being typed: anything goes but unknown options. */
export function partialOptions(
  defined: readonly APIApplicationCommandOption[],
  given: Readonly<Record<string, string | number | boolean>>,
  focused: string,
): SubmittedOption[] {
  const target = optionNamed(defined, focused);
  if (!('autocomplete' in target) || !target.autocomplete)
    throw new Error(`"${focused}" has no autocomplete.`);
  return Object.entries({ ...given, [focused]: given[focused] ?? '' }).map(([name, value]) => ({
    name,
    type: optionNamed(defined, name).type,
    value,
    ...(name === focused && { focused: true as const }),
  }));
}

/** Stores a file that a person attached, as their client uploads it before submitting. */
export function upload(messages: MessageStore, channelId: string, file: PlaygroundFile): APIAttachment {
  return messages.keepFile(channelId, uploadedFile(file));
}

/** A file as the playground keeps it, the `index`th of its message. */
export function uploadedFile({ name, data, contentType }: PlaygroundFile, index = 0): UploadedFile {
  const isText = typeof data === 'string';
  return {
    index: String(index),
    name,
    contentType: contentType ?? (isText ? 'text/plain; charset=utf-8' : 'application/octet-stream'),
    data: isText ? new TextEncoder().encode(data) : data,
  };
}

function isBranch({ type }: APIApplicationCommandOption): boolean {
  return type === OptionType.Subcommand || type === OptionType.SubcommandGroup;
}

function optionNamed(
  defined: readonly APIApplicationCommandOption[],
  name: string,
): APIApplicationCommandOption {
  const option = defined.find((other) => other.name === name);
  if (!option) throw new Error(`There is no option "${name}".`);
  return option;
}

function assertValue(option: APIApplicationCommandOption, value: OptionValue): void {
  const wrong = (what: string): Error => new Error(`The option "${option.name}" ${what}.`);
  if (option.type === OptionType.String) {
    const { min_length: min = 0, max_length: max = 6000 } = option;
    if (typeof value !== 'string') throw wrong('takes text');
    if (value === '') throw wrong('is empty: specify a value');
    if (value.length < min) throw wrong(`needs at least ${min} characters`);
    if (value.length > max) throw wrong(`takes at most ${max} characters`);
  } else if (option.type === OptionType.Integer || option.type === OptionType.Number) {
    const { min_value: min = -Infinity, max_value: max = Infinity } = option;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong('takes a number');
    if (option.type === OptionType.Integer && !Number.isSafeInteger(value))
      throw wrong('takes a whole number');
    if (value < min) throw wrong(`must be at least ${min}`);
    if (value > max) throw wrong(`must be at most ${max}`);
  } else if (option.type === OptionType.Boolean) {
    if (typeof value !== 'boolean') throw wrong('takes true or false');
  } else if (option.type === OptionType.Attachment) {
    if (typeof value !== 'object') throw wrong('takes a file');
    assertFileType(value.name, option.file_types);
  } else if (typeof value !== 'string' || !/^\d+$/.test(value)) {
    throw wrong('takes an id');
  }
  const choices = 'choices' in option && option.choices?.length ? option.choices : undefined;
  if (choices && !choices.some((choice) => choice.value === value)) throw wrong('takes one of its choices');
}

/** Puts what an id stands for into `resolved`; plain values pass through. */
function resolveValue(
  type: OptionType,
  value: OptionValue,
  resolved: APIInteractionDataResolved,
  world: World,
  { channel: here, account: actor, permissions }: Actor,
): string | number | boolean {
  if (typeof value === 'object') {
    const attachment = upload(world.messages, here.id, value);
    resolved.attachments = { ...resolved.attachments, [attachment.id]: attachment };
    return attachment.id;
  }
  const id = String(value);
  const guild = here.guildId ? world.findGuild(here.guildId) : undefined;
  const account = world.findAccount(id);
  const channel = world.findChannel(id);
  if ((type === OptionType.User || type === OptionType.Mentionable) && account) {
    resolved.users = { ...resolved.users, [id]: userJson(account) };
    const held = id === actor.id ? permissions : guild?.members.get(id);
    if (held !== undefined) {
      const { user: _user, deaf: _deaf, mute: _mute, ...member } = actingMemberJson(account, held);
      resolved.members = { ...resolved.members, [id]: member };
    }
    return id;
  }
  if (type === OptionType.Channel && channel?.guildId && channel.guildId === guild?.id) {
    const entry = {
      ...resolvedChannelJson(channel, world),
      permissions: permissions.toString(),
      app_permissions: botPermissions.toString(),
    };
    resolved.channels = { ...resolved.channels, [id]: entry };
    return id;
  }
  if ((type === OptionType.Role || type === OptionType.Mentionable) && guild?.id === id) {
    resolved.roles = { ...resolved.roles, [id]: rolesJson(guild)[0]! };
    return id;
  }
  if (type === OptionType.String || type === OptionType.Integer || type === OptionType.Number) return value;
  if (type === OptionType.Boolean) return value;
  throw new Error(`There is nothing here with the id ${id}.`);
}
