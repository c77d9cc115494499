import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandBody } from '../command-registry.ts';
import { checkFileTypes } from '../file-types.ts';
import { allOptions, isChatInput, isSubcommand, optionLists } from './command-shape.ts';
import type { Command } from './command-shape.ts';
import { applyRules, throwIfAny } from './form.ts';
import type { Problem, Report, Rule } from './form.ts';
import { schemaProblems } from './schema.ts';
import { wordingRules } from './wording-rules.ts';

/** Most commands of each type that one scope holds. Source: DOC application-commands#registering-a-command */
const countLimits: Partial<Record<ApplicationCommandType, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};

/** The rules for one command beyond its schema. */
const commandRules: readonly Rule<Command>[] = [
  ...wordingRules,
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
  { source: 'DOC reference#file-type-filtering', check: fileTypesAreKnown },
  { source: 'DOC interactions/application-commands#subcommands-and-groups', check: subcommandsStandAlone },
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

function fileTypesAreKnown(command: Command, report: Report): void {
  for (const [option, path] of allOptions(command.options)) checkFileTypes(option.file_types, path, report);
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
