import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { LocalizationMap } from 'discord-api-types/v10';
import type { CommandBody } from '../command-registry.ts';
import type { Path } from '../components.ts';

/** An option as it lies on the wire, whatever its type. */
export interface WireCommandOption {
  type: ApplicationCommandOptionType;
  name: string;
  name_localizations?: LocalizationMap | null;
  description: string;
  description_localizations?: LocalizationMap | null;
  required?: boolean;
  autocomplete?: boolean;
  options?: WireCommandOption[];
  choices?: { name: string; name_localizations?: LocalizationMap | null; value: string | number }[] | null;
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
  file_types?: unknown;
}

/** The words of a command or of one of its options. */
export type Named = Pick<
  WireCommandOption,
  'name' | 'name_localizations' | 'description' | 'description_localizations'
>;

/** A command as it lies on the wire. */
export type Command = Omit<CommandBody, 'options'> & { options?: WireCommandOption[] };

/** Yields every option, those of subcommands included, with the path to it. */
export function* allOptions(
  options: readonly WireCommandOption[] | undefined,
  path: Path = ['options'],
): Generator<[WireCommandOption, Path]> {
  for (const [i, option] of (options ?? []).entries()) {
    yield [option, [...path, i]];
    yield* allOptions(option.options, [...path, i, 'options']);
  }
}

/** Yields each list of options that belong together: the command's own, then each subcommand's. */
export function* optionLists(command: Command): Generator<[readonly WireCommandOption[], Path]> {
  yield [command.options ?? [], ['options']];
  for (const [option, path] of allOptions(command.options))
    yield [option.options ?? [], [...path, 'options']];
}

/** Whether it is a slash command, and not one of a menu. */
export function isChatInput({ type }: Command): boolean {
  return (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
}

/** Whether an option is a subcommand or a group of them. */
export function isSubcommand({ type }: WireCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  );
}
