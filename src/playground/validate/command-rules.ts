import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
  AvailableLocalesEnumSchema,
} from 'discord-api-spec/zod';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { LocalizationMap } from 'discord-api-types/v10';
import type { Path } from '../components.ts';
import type { CommandBody } from '../command-registry.ts';
import { applyRules, throwIfAny } from './form.ts';
import type { Problem, Report, Rule } from './form.ts';
import { schemaProblems } from './schema.ts';

/** An option as it lies on the wire, whatever its type. */
interface WireCommandOption {
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
}

/** A command or one of its options, with the path to it. */
type Named = Pick<
  WireCommandOption,
  'name' | 'name_localizations' | 'description' | 'description_localizations'
>;

type Command = Omit<CommandBody, 'options'> & { options?: WireCommandOption[] };

/** Most commands of each type that one scope holds. Source: DOC application-commands#registering-a-command */
const countLimits: Partial<Record<ApplicationCommandType, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};
const wellFormedName = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;

/** The rules for one command beyond its schema. */
const commandRules: readonly Rule<Command>[] = [
  { source: 'DOC interactions/application-commands#naming', check: namesAreLowerCaseWords },
  { source: 'DOC interactions/application-commands#create', check: chatInputHasADescription },
  { source: 'DOC interactions/application-commands#user-commands', check: contextMenusHaveNameOnly },
  { source: 'DOC interactions/application-commands#option-structure', check: requiredOptionsComeFirst },
  { source: 'Discord answers APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', check: optionNamesAreUnique },
  { source: 'DOC interactions/application-commands#option-structure', check: choicesExcludeAutocomplete },
  {
    source: 'DOC interactions/application-commands#option-choice-structure',
    check: choiceValuesHaveAtMost100Characters,
  },
  { source: 'DOC interactions/application-commands#option-structure', check: boundsAgree },
  { source: 'DOC interactions/application-commands#subcommands-and-groups', check: subcommandsStandAlone },
  { source: 'DOC reference#locales', check: localesAreKnown },
  { source: 'DOC interactions/application-commands#slash-commands', check: sizeIsAtMost8000 },
];

/** Checks one command that is created; throws 50035 with every breach. */
export function checkNewCommand(body: unknown): asserts body is CommandBody {
  throwIfAny(problemsOf(body, ApplicationCommandCreateRequestSchema));
}

/** Checks the changed fields, and the command that they would make of `known`. */
export function checkChangedCommand(body: unknown, known: CommandBody): asserts body is Partial<CommandBody> {
  throwIfAny(schemaProblems(ApplicationCommandPatchRequestPartialSchema, body));
  throwIfAny(applyRules(commandRules, { ...known, ...(body as Partial<Command>) }));
}

/** Checks a whole set that replaces what was registered; throws 50035 with every breach, by index. */
export function checkCommandSet(body: unknown): asserts body is CommandBody[] {
  if (!Array.isArray(body)) {
    throwIfAny([{ path: [], code: 'BASE_TYPE_BAD_TYPE', message: 'Only lists may be used in this field.' }]);
    return;
  }
  throwIfAny(
    body.flatMap((command, i) =>
      problemsOf(command, ApplicationCommandUpdateRequestSchema).map((problem) => ({
        ...problem,
        path: [i, ...problem.path],
      })),
    ),
  );
  throwIfAny([...duplicates(body as Command[]), ...excess(body as Command[])]);
}

function problemsOf(body: unknown, schema: Parameters<typeof schemaProblems>[0]): Problem[] {
  const problems = schemaProblems(schema, body);
  return problems.length > 0 ? problems : applyRules(commandRules, body as Command);
}

function duplicates(commands: readonly Command[]): Problem[] {
  const key = ({ name, type }: Command): string => `${type ?? 1} ${name}`;
  return commands.flatMap((command, i) =>
    commands.slice(0, i).some((other) => key(other) === key(command))
      ? [
          {
            path: [i, 'name'],
            code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
            message: 'Application command names must be unique',
          },
        ]
      : [],
  );
}

function excess(commands: readonly Command[]): Problem[] {
  return Object.entries(countLimits).flatMap(([type, limit]) =>
    commands.filter((command) => String(command.type ?? 1) === type).length > limit
      ? [{ path: [], code: 'BASE_TYPE_MAX_LENGTH', message: `At most ${limit} commands of type ${type}.` }]
      : [],
  );
}

/** Yields every option, those of subcommands included, with the path to it. */
function* allOptions(
  options: readonly WireCommandOption[] | undefined,
  path: Path = ['options'],
): Generator<[WireCommandOption, Path]> {
  for (const [i, option] of (options ?? []).entries()) {
    yield [option, [...path, i]];
    yield* allOptions(option.options, [...path, i, 'options']);
  }
}

/** Yields each list of options that belong together: the command's own, then each subcommand's. */
function* optionLists(command: Command): Generator<[readonly WireCommandOption[], Path]> {
  yield [command.options ?? [], ['options']];
  for (const [option, path] of allOptions(command.options))
    yield [option.options ?? [], [...path, 'options']];
}

function isChatInput({ type }: Command): boolean {
  return (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
}

function isSubcommand({ type }: WireCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function namesAreLowerCaseWords(command: Command, report: Report): void {
  if (!isChatInput(command)) return;
  for (const [named, path] of [[command as Named, []] as const, ...allOptions(command.options)]) {
    const all = { name: named.name, ...named.name_localizations };
    for (const [key, name] of Object.entries(all)) {
      if (!name || (wellFormedName.test(name) && name === name.toLowerCase())) continue;
      const at = key === 'name' ? ['name'] : ['name_localizations', key];
      report([...path, ...at], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
}

function chatInputHasADescription(command: Command, report: Report): void {
  if (isChatInput(command) && !command.description) {
    report(['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
}

function contextMenusHaveNameOnly(command: Command, report: Report): void {
  if (isChatInput(command)) return;
  if (command.description) {
    report(
      ['description'],
      'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED',
      'Context menu commands cannot have description',
    );
  }
  if (command.options?.length) {
    report(
      ['options'],
      'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED',
      'Context menu commands cannot have options',
    );
  }
}

function requiredOptionsComeFirst(command: Command, report: Report): void {
  for (const [options, path] of optionLists(command)) {
    const firstOptional = options.findIndex((option) => !option.required);
    for (const [i, option] of options.entries()) {
      if (!option.required || firstOptional === -1 || i < firstOptional) continue;
      report(
        [...path, i],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
  }
}

function optionNamesAreUnique(command: Command, report: Report): void {
  for (const [options, path] of optionLists(command)) {
    const seen = new Set<string>();
    for (const [i, { name }] of options.entries()) {
      if (seen.has(name)) {
        report(
          [...path, i, 'name'],
          'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
          `Option names must be unique: ${name}`,
        );
      }
      seen.add(name);
    }
  }
}

function choicesExcludeAutocomplete(command: Command, report: Report): void {
  for (const [option, path] of allOptions(command.options)) {
    if (option.autocomplete && option.choices?.length) {
      report(
        [...path, 'autocomplete'],
        'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES',
        'Autocomplete cannot be used with choices',
      );
    }
  }
}

function choiceValuesHaveAtMost100Characters(command: Command, report: Report): void {
  for (const [option, path] of allOptions(command.options)) {
    for (const [i, { value }] of (option.choices ?? []).entries()) {
      if (typeof value === 'string' && value.length > 100) {
        report([...path, 'choices', i, 'value'], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
      }
    }
  }
}

function boundsAgree(command: Command, report: Report): void {
  for (const [{ min_length, max_length, min_value, max_value }, path] of allOptions(command.options)) {
    if ((min_length ?? 0) > (max_length ?? 6000)) {
      report(
        [...path, 'min_length'],
        'APPLICATION_COMMAND_OPTIONS_MIN_GREATER_THAN_MAX',
        'min_length exceeds max_length',
      );
    }
    if ((min_value ?? -Infinity) > (max_value ?? Infinity)) {
      report(
        [...path, 'min_value'],
        'APPLICATION_COMMAND_OPTIONS_MIN_GREATER_THAN_MAX',
        'min_value exceeds max_value',
      );
    }
  }
}

function subcommandsStandAlone(command: Command, report: Report): void {
  const options = command.options ?? [];
  if (options.some(isSubcommand) && !options.every(isSubcommand)) {
    report(
      ['options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
}

function localesAreKnown(command: Command, report: Report): void {
  for (const [named, path] of [[command as Named, []] as const, ...allOptions(command.options)]) {
    for (const field of ['name_localizations', 'description_localizations'] as const) {
      for (const locale of Object.keys(named[field] ?? {})) {
        if (!AvailableLocalesEnumSchema.safeParse(locale).success) {
          report(
            [...path, field, locale],
            'DICT_TYPE_INVALID_KEY',
            `"${locale}" is not a locale that Discord knows.`,
          );
        }
      }
    }
  }
}

function sizeIsAtMost8000(command: Command, report: Report): void {
  const longest = (text: string | undefined, localized?: LocalizationMap | null): number =>
    Math.max(0, text?.length ?? 0, ...Object.values(localized ?? {}).map((other) => other?.length ?? 0));
  const sizeOf = (named: Named): number =>
    longest(named.name, named.name_localizations) +
    longest(named.description, named.description_localizations);
  let total = sizeOf(command as Named);
  for (const [option] of allOptions(command.options)) {
    total += sizeOf(option);
    for (const { name, name_localizations, value } of option.choices ?? []) {
      total += longest(name, name_localizations) + String(value).length;
    }
  }
  if (total > 8000) report([], 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
}
