import { acting } from './server.js';

/** @import { APIApplicationCommand, APIApplicationCommandOption, LocalizationMap } from 'discord-api-types/v10' */

/**
 * A command or subcommand that can be typed, as it is called in the person's language; `name` is
 * what the bot calls it.
 * @typedef {{ name: string, shownName: string, description: string, options: APIApplicationCommandOption[] }} Usable
 */

/** @typedef {{ name: string, name_localizations?: LocalizationMap | null, description: string, description_localizations?: LocalizationMap | null }} Worded */

/** @param {LocalizationMap | null | undefined} localized @param {string} plain */
const inLocale = (localized, plain) =>
  localized?.[/** @type {keyof LocalizationMap} */ (acting.locale)] ?? plain;

/** What something is called in the person's language. @param {Pick<Worded, 'name' | 'name_localizations'>} worded */
export const shownName = ({ name, name_localizations: localized }) => inLocale(localized, name);

/** What it is for, in the person's language. @param {Pick<Worded, 'description' | 'description_localizations'>} worded */
export const shownDescription = ({ description, description_localizations: localized }) =>
  inLocale(localized, description);

/** Commands that are typed. @type {ReadonlySet<number>} */
const chatInput = new Set([1]);
/** Commands in the menu of a message. @type {ReadonlySet<number>} */
const messageMenu = new Set([3]);
/** Options that are subcommands or groups of them. @type {ReadonlySet<number>} */
const branchTypes = new Set([1, 2]);

/** Everything that can be typed, each subcommand by itself. @param {APIApplicationCommand[]} commands @returns {Usable[]} */
export function usable(commands) {
  return commands
    .filter(({ type }) => chatInput.has(type))
    .flatMap((command) => branches(command, command.options ?? [], [], []));
}

/** The names of the commands in a message's menu. @param {APIApplicationCommand[]} commands */
export function messageCommands(commands) {
  return commands.filter(({ type }) => messageMenu.has(type));
}

/**
 * @param {Worded} worded @param {APIApplicationCommandOption[]} options
 * @param {string[]} above @param {string[]} shownAbove @returns {Usable[]}
 */
function branches(worded, options, above, shownAbove) {
  const path = [...above, worded.name];
  const shownPath = [...shownAbove, shownName(worded)];
  if (options.some(({ type }) => branchTypes.has(type))) {
    return options.flatMap((option) =>
      branches(option, 'options' in option ? (option.options ?? []) : [], path, shownPath),
    );
  }
  const description = shownDescription(worded);
  return [{ name: path.join(' '), shownName: shownPath.join(' '), description, options }];
}

/** Those whose name holds what was typed, in either language; those that begin with it first. @param {Usable[]} all @param {string} typed */
export function matching(all, typed) {
  const wanted = typed.toLowerCase();
  /** @param {Usable} command */
  const rank = ({ name, shownName: shown }) =>
    Math.min(
      ...[name, shown].map((one) => one.toLowerCase().indexOf(wanted)).map((at) => (at < 0 ? 99 : at)),
    );
  return all.filter((command) => rank(command) < 99).sort((a, b) => Math.sign(rank(a)) - Math.sign(rank(b)));
}
