import { isDeepStrictEqual } from 'node:util';
import { Locale } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { commandBody } from '../../src/discord/registration/command-body.ts';
import { catalogs, FALLBACK_LOCALE, type MessageKey } from '../../src/messages/catalogs.ts';
import { speaker } from '../../src/messages/speak.ts';
import { countingCases, partsOf } from './parts.ts';
import { commandKeys, lengthLimits, readSource, usesOf } from './source-keys.ts';

const english = catalogs.get(FALLBACK_LOCALE)!;
const keys = Object.keys(english) as MessageKey[];
const source = readSource();

describe('the English catalog', () => {
  it('has the words of every command', () => {
    const { own, ofOptions } = commandKeys(commands);
    const has = (key: string) => Object.hasOwn(english, key);
    expect(own.filter((key) => !has(key))).toEqual([]);
    expect(ofOptions.filter((either) => !either.some(has))).toEqual([]);
  });

  it('has no message that is never said', () => {
    const { own, ofOptions } = commandKeys(commands);
    const ofCommands = new Set([...own, ...ofOptions.flat()]);
    const isUsed = usesOf(source);
    expect(keys.filter((key) => !ofCommands.has(key) && !isUsed(key))).toEqual([]);
  });

  it('calls commands and options by the names that their definitions have', () => {
    for (const { name, names } of namesIn(commands.map(commandBody))) {
      expect(names[FALLBACK_LOCALE] ?? name).toBe(name);
    }
  });
});

describe.each([...catalogs.keys()])('the catalog %s', (locale) => {
  const catalog = catalogs.get(locale)!;
  const present = keys.filter((key) => Object.hasOwn(catalog, key));

  it('is of a language that Discord has', () => {
    expect(Object.values(Locale)).toContain(locale);
  });

  it('has every message, and no other', () => {
    expect(Object.keys(catalog).toSorted()).toEqual(keys.toSorted());
  });

  it('is filled with the same values, and sets off the same, as the English one', () => {
    const differing = present.filter((key) => {
      const { plurals: _, ...own } = partsOf(catalog[key], locale);
      const { plurals: __, ...other } = partsOf(english[key], FALLBACK_LOCALE);
      return !isDeepStrictEqual(own, other);
    });
    expect(differing).toEqual([]);
  });

  it('has each case in which its language counts', () => {
    const needed = countingCases(locale);
    const lacking = present.filter((key) =>
      partsOf(catalog[key], locale).plurals.some(
        (cases) => hasWords(cases) && [...needed].some((one) => !cases.has(one)),
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('is not cut on buttons and in forms', () => {
    const say = speaker(locale);
    const cut = [...lengthLimits(source)].flatMap(([key, most]) => {
      const names = [...partsOf(english[key as MessageKey], FALLBACK_LOCALE).values];
      const text = say(key as MessageKey, Object.fromEntries(names.map((name) => [name, 99])));
      return text.length > most ? [`${key} is longer than ${most}: ${text}`] : [];
    });
    expect(cut).toEqual([]);
  });

  it('keeps to Discord’s rules for names and descriptions', () => {
    const bodies = commands.map(commandBody);
    expect(bodies.filter((body) => sizeOf(body) > 8_000).map(({ name }) => name)).toEqual([]);

    const typed = bodies.filter((body) => 'description' in body).flatMap(wordedIn);
    const names = typed.map((named) => nameIn(named, locale));
    expect(names.filter((name) => !NAME.test(name) || name !== name.toLowerCase())).toEqual([]);

    const descriptions = typed.map((named) => descriptionIn(named, locale));
    expect(descriptions.filter(({ length }) => length === 0 || length > 100)).toEqual([]);

    const ofMenus = bodies
      .filter((body) => !('description' in body))
      .map((body) => nameIn(body as Named, locale));
    expect(ofMenus.filter(({ length }) => length > 32)).toEqual([]);

    const choices = typed.flatMap((named) => named.choices ?? []).map((choice) => nameIn(choice, locale));
    expect(choices.filter(({ length }) => length > 100)).toEqual([]);
  });

  it('has no name twice beside another', () => {
    for (const siblings of siblingsIn(commands.map(commandBody))) {
      const names = siblings.map((named) => nameIn(named, locale));
      expect(names).toEqual([...new Set(names)]);
    }
  });
});

/** A name of a command that is typed. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Whether a plural goes by how a language counts, and not by single numbers alone. */
function hasWords(cases: ReadonlySet<string>): boolean {
  return [...cases].some((one) => one !== 'other' && !one.startsWith('='));
}

/** A command, subcommand, option or choice as it is registered. */
interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | null>> | null | undefined;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string | null>> | null | undefined;
  readonly options?: readonly unknown[];
  readonly choices?: readonly Named[];
  readonly value?: string;
}

function nameIn({ name, name_localizations: names }: Named, locale: string): string {
  return names?.[locale] ?? name;
}

function descriptionIn({ description, description_localizations: others }: Named, locale: string): string {
  return others?.[locale] ?? description ?? '';
}

function optionsIn({ options = [] }: Named): readonly Named[] {
  return options as readonly Named[];
}

/** A command with all its subcommands and options. */
function wordedIn(body: object): Named[] {
  const named = body as Named;
  return [named, ...optionsIn(named).flatMap(wordedIn)];
}

function namesIn(bodies: readonly object[]) {
  return bodies.flatMap(wordedIn).map(({ name, name_localizations }) => ({
    name,
    names: (name_localizations ?? {}) as Readonly<Record<string, string>>,
  }));
}

/** Each set of things that need names of their own: the commands, those of a group, the options of each. */
function siblingsIn(bodies: readonly object[]): (readonly Named[])[] {
  const all = bodies.flatMap(wordedIn);
  return [bodies as readonly Named[], ...all.map(optionsIn), ...all.map(({ choices = [] }) => choices)];
}

/** How Discord measures a command: names, descriptions and values, of each the longest localization. */
function sizeOf(body: object): number {
  return wordedIn(body).reduce((total, named) => {
    const choices = (named.choices ?? []).map((choice) => longestName(choice) + (choice.value ?? '').length);
    const description = longest(named.description ?? '', named.description_localizations);
    return total + longestName(named) + description + choices.reduce((sum, size) => sum + size, 0);
  }, 0);
}

function longestName({ name, name_localizations: names }: Named): number {
  return longest(name, names);
}

function longest(text: string, localized: Named['name_localizations']): number {
  return Math.max(text.length, ...Object.values(localized ?? {}).map((other) => other?.length ?? 0));
}
