import { AvailableLocalesEnumSchema } from 'discord-api-spec/zod';
import type { LocalizationMap } from 'discord-api-types/v10';
import type { Path } from '../components.ts';
import { allOptions, isChatInput } from './command-shape.ts';
import type { Command, Named } from './command-shape.ts';
import type { Report, Rule } from './form.ts';

const wellFormedName = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;

/** The rules for what a command is called and described as, in every language. */
export const wordingRules: readonly Rule<Command>[] = [
  { source: 'DOC interactions/application-commands#naming', check: namesAreLowerCaseWords },
  { source: 'DOC reference#locales', check: localesAreKnown },
  { source: 'DOC interactions/application-commands#slash-commands', check: sizeIsAtMost8000 },
];

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

/** Yields everything that can be translated: the command, its options, and their choices. */
function* everythingNamed(command: Command): Generator<[Partial<Named>, Path]> {
  yield [command, []];
  for (const [option, path] of allOptions(command.options)) {
    yield [option, path];
    for (const [i, choice] of (option.choices ?? []).entries()) yield [choice, [...path, 'choices', i]];
  }
}

function localesAreKnown(command: Command, report: Report): void {
  for (const [named, path] of everythingNamed(command)) {
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
