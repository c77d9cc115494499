import { FALLBACK_LOCALE, catalogs } from '../../messages/catalogs.ts';

/** What a command, option or choice is called, or says of itself: in English, and in each language there is. */
export interface Words {
  readonly english: string;
  /** By Discord's name for the language; English too, for Discord lets `en-US` fall back on `en-GB`. */
  readonly localizations: Readonly<Record<string, string>>;
}

/** Where the words of a thing stand in the catalogs: `command.brief.add.file`; the last of several is shared. */
export type WordPaths = readonly [string, ...string[]];

/**
 * The words of one kind, `name` or `description`, that the catalogs have under the first of the paths that is
 * there: `<path>.name`. A language that lacks them goes without, so Discord shows the English ones.
 */
export function wordsOf(paths: WordPaths, kind: 'name' | 'description'): Words {
  const localizations: Record<string, string> = {};
  for (const [locale, catalog] of catalogs) {
    const messages: Readonly<Record<string, string>> = catalog;
    const text = paths.map((path) => messages[`${path}.${kind}`]).find((found) => found !== undefined);
    if (text !== undefined) localizations[locale] = text;
  }
  return { english: localizations[FALLBACK_LOCALE] ?? paths[0], localizations };
}

/** The path of a command, `command.brief.add`; one in a context menu goes by its name in small letters. */
export function commandPath(...names: readonly string[]): string {
  return ['command', ...names.map((name) => name.toLowerCase().replaceAll(' ', '-'))].join('.');
}

/** The paths of an option: its command's own, else what options of that name have in common. */
export function optionPaths(command: string, option: string): WordPaths {
  return [`${command}.${option}`, `option.${option}`];
}
