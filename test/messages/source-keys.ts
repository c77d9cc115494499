import { readdirSync, readFileSync } from 'node:fs';
import type { AnyCommand, CommandDefinition } from '../../src/commands/command.ts';
import { commandPath, optionPaths } from '../../src/discord/registration/command-words.ts';

/** All of `src` in one text. */
export function readSource(): string {
  const folder = `${import.meta.dirname}/../../src`;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
}

/**
 * Whether source says a key: `'reports.none'`, or a pattern such as `problem.${kind}` whose middle stands
 * somewhere as a word of its own, `'no-claims'`.
 */
export function usesOf(source: string): (key: string) => boolean {
  const patterns = [...source.matchAll(/`([a-z-]+\.)\$\{[^`}]+\}([a-z.-]*)`/g)];
  return (key) =>
    source.includes(`'${key}'`) ||
    patterns.some(([, start = '', end = '']) => {
      if (!key.startsWith(start) || !key.endsWith(end)) return false;
      const middle = key.slice(start.length, key.length - end.length);
      return source.includes(`'${middle}'`) || new RegExp(`^ *${middle}:`, 'm').test(source);
    });
}

/** The keys that registration looks for: those that have to be there, and those that options may share instead. */
export function commandKeys(commands: readonly AnyCommand[]): { own: string[]; ofOptions: string[][] } {
  const own: string[] = [];
  const ofOptions: string[][] = [];
  const add = (path: string, { options = [] }: Pick<CommandDefinition, 'options'>) => {
    own.push(`${path}.name`, `${path}.description`);
    for (const { name, choices = [] } of options) {
      const paths = optionPaths(path, name);
      ofOptions.push(
        paths.map((one) => `${one}.name`),
        paths.map((one) => `${one}.description`),
      );
      own.push(...choices.map((value) => `${path}.${name}.${value}.name`));
    }
  };
  for (const command of commands) {
    if ('executeOnMessage' in command) own.push(`${commandPath(command.definition.menuName)}.name`);
    else if ('commands' in command) {
      const { name } = command.definition;
      add(commandPath(name), {});
      for (const { definition } of command.commands) add(commandPath(name, definition.name), definition);
    } else add(commandPath(command.definition.name), command.definition);
  }
  return { own, ofOptions };
}

/** What a place cuts a text to, in characters, by the property that it is written to in source. */
const PLACES: readonly (readonly [place: RegExp, most: number])[] = [
  [/kind: 'form',\s+title: say\(([^;{]*?)[,\n]/g, 45],
  [/heading: say\(('form\.[^;{]*?)[,\n]/g, 45],
  [/id: [^\n]+,\s+label: say\(([^;{]*?)[,\n]/g, 45],
  [/\blabel: say\(([^;{]*?)[,\n]/g, 80],
  [/\b(?:hint|placeholder): say\(([^;{]*?)[,\n]/g, 100],
];

/** How long a message may be where it is put on a button or into a form; undefined for others. */
export function lengthLimits(source: string): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const [place, most] of PLACES) {
    for (const [, call = ''] of source.matchAll(place)) {
      for (const [, key = ''] of call.matchAll(/'([a-z-]+\.[a-z0-9.-]+)'/g)) {
        limits.set(key, Math.min(most, limits.get(key) ?? most));
      }
    }
  }
  return limits;
}
