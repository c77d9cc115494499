import { readdirSync, readFileSync } from 'node:fs';
import english from './en-US.json' with { type: 'json' };

/** The name of a message. Those under `command.` are what Discord is told of the commands. */
export type MessageKey = keyof typeof english;

/** Messages of one language: ICU MessageFormat by key. */
export type Catalog = Readonly<Record<MessageKey, string>>;

/** What everything falls back on. */
export const FALLBACK_LOCALE = 'en-US';

/**
 * The catalog of each language there is, by Discord's name for it (`zh-CN`). A further language is a further
 * file in this folder; a test says which messages it lacks.
 */
export const catalogs: ReadonlyMap<string, Catalog> = new Map(
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
      return [file.slice(0, -'.json'.length), JSON.parse(text) as Catalog];
    }),
);

/** The language that a reader of a locale (BCP 47) gets: their own, else another of the same language, else English. */
export function nearestLocale(locale: string): string {
  if (catalogs.has(locale)) return locale;
  const [language] = locale.split('-');
  return [...catalogs.keys()].find((name) => name.split('-')[0] === language) ?? FALLBACK_LOCALE;
}
