import { Locale } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { commandBody } from '../../src/discord/command-body.ts';
import { registeredName } from '../../src/discord/registration.ts';
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

  it('is of a language that Discord has', () => {
    expect(Object.values(Locale)).toContain(locale);
  });

  it('has every message, and no other', () => {
    expect(Object.keys(catalog).toSorted()).toEqual(keys.toSorted());
  });

  it('is filled with the same values, and sets off the same, as the English one', () => {
    for (const key of keys) {
      const [own, other] = [partsOf(catalog[key], locale), partsOf(english[key], FALLBACK_LOCALE)];
      expect({ key, values: own.values, tags: own.tags, selects: own.selects }).toEqual({
        key,
        values: other.values,
        tags: other.tags,
        selects: other.selects,
      });
    }
  });

  it('has each case in which its language counts', () => {
    const needed = countingCases(locale);
    const lacking = keys.filter((key) =>
      partsOf(catalog[key], locale).plurals.some(
        (cases) => hasWords(cases) && [...needed].some((one) => !cases.has(one)),
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('is not cut on buttons and in forms', () => {
    const say = speaker(locale);
    for (const [key, most] of lengthLimits(source)) {
      const names = [...partsOf(english[key as MessageKey], FALLBACK_LOCALE).values];
      const text = say(key as MessageKey, Object.fromEntries(names.map((name) => [name, 99])));
      expect(text.length, `${key}: ${text}`).toBeLessThanOrEqual(most);
    }
  });

  it('keeps to Discord’s rules for names and descriptions', () => {
    for (const command of commands) {
      const body = commandBody(command);
      expect(sizeOf(body), registeredName(command)).toBeLessThanOrEqual(8_000);
      if ('executeOnMessage' in command) {
        expect(nameIn(body as Named, locale).length).toBeLessThanOrEqual(32);
        continue;
      }
      for (const named of wordedIn(body)) {
        const name = nameIn(named, locale);
        expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase());
        const description = named.description_localizations?.[locale] ?? named.description ?? '';
        expect(description.length, `${name}: ${description}`).toBeGreaterThan(0);
        expect(description.length, `${name}: ${description}`).toBeLessThanOrEqual(100);
        for (const choice of named.choices ?? []) {
          expect(nameIn(choice, locale).length).toBeLessThanOrEqual(100);
        }
      }
    }
  });

  it('has no name twice beside another', () => {
    for (const siblings of siblingsIn(commands.map(commandBody))) {
      const names = siblings.map((named) => nameIn(named, locale));
      expect(names).toEqual([...new Set(names)]);
    }
  });
});

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
