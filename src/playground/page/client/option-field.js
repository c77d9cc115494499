import { shownDescription, shownName } from './commands.js';
import { element, icon } from './dom.js';
import { act, encodeFile } from './server.js';
import { Suggestions } from './suggestions.js';
import { say } from './words.js';

/** @import { APIApplicationCommandOption } from 'discord-api-types/v10' */

/** @typedef {string | number | boolean} Plain */

/**
 * One option of a command as it is filled in.
 * @typedef {object} OptionField
 * @property {APIApplicationCommandOption} option
 * @property {HTMLElement} chip
 * @property {HTMLInputElement} input
 * @property {Suggestions | undefined} suggestions
 * @property {() => boolean} isEmpty
 * @property {() => string | undefined} problem what keeps it from being sent
 * @property {() => Promise<unknown>} read
 * @property {() => Plain | undefined} readNow what the bot may see while another option is typed
 */

/**
 * What a field needs to know of its surroundings.
 * @typedef {object} FieldContext
 * @property {string} commandName
 * @property {() => Record<string, Plain>} others the values of the other options
 * @property {(type: number) => { label: string, value: string }[]} entities people, channels or roles
 * @property {() => void} onChosen
 */

/** Types of options. Source: https://docs.discord.com/developers/interactions/application-commands */
const types = { integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, file: 11 };
/** Whether an option is of one of these types. @param {{ type: number }} option @param {number[]} kinds */
const isOf = ({ type }, ...kinds) => kinds.includes(type);
/** @type {ReadonlySet<number>} */
const entityTypes = new Set([types.user, types.channel, types.role, types.mentionable]);

/** Typing pauses this long before the bot is asked for choices. */
const autocompleteDelayMs = 120;

/** Whether an option is filled with a file. @param {APIApplicationCommandOption} option */
export const takesFile = (option) => isOf(option, types.file);

/** An option as it is filled in. @param {APIApplicationCommandOption} option @param {FieldContext} context @returns {OptionField} */
export function optionField(option, context) {
  return takesFile(option) ? fileField(option) : textField(option, context);
}

/** @param {APIApplicationCommandOption} option @param {HTMLInputElement} input @param {...Node} rest */
function chipView(option, input, ...rest) {
  input.setAttribute('aria-describedby', 'option-hint');
  input.setAttribute('aria-required', String(option.required ?? false));
  return element('label', { class: 'chip' }, element('span', {}, shownName(option)), input, ...rest);
}

/** What a file chooser offers; whether a file's ending will do is looked at when it is sent. @param {object} filter */
export function acceptOf(filter) {
  const types = 'file_types' in filter ? /** @type {string[] | null} */ (filter.file_types) : null;
  return types?.map((type) => (type.startsWith('.') ? type : `${type}/*`)).join(',');
}

/** @param {APIApplicationCommandOption} option @returns {OptionField} */
function fileField(option) {
  const input = element('input', { type: 'file', accept: acceptOf(option) });
  const name = element('span', { class: 'file-name' }, say('Drop a file, or choose'));
  input.addEventListener('change', () => {
    name.textContent = input.files?.[0]?.name ?? say('Drop a file, or choose');
  });
  const isEmpty = () => !input.files?.length;
  // With a file chosen, Enter sends, as in every other option; without, it opens the chooser.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || isEmpty()) return;
    event.preventDefault();
    input.form?.requestSubmit();
  });
  return {
    option,
    input,
    suggestions: undefined,
    chip: chipView(option, input, icon('attach'), name),
    isEmpty,
    problem: () => (option.required && isEmpty() ? say('Choose a file.') : undefined),
    read: async () => (input.files?.[0] ? encodeFile(input.files[0]) : undefined),
    readNow: () => undefined,
  };
}

/** @param {APIApplicationCommandOption} option @param {FieldContext} context @returns {OptionField} */
function textField(option, { commandName, others, entities, onChosen }) {
  const input = element('input', { type: 'text', size: 4 });
  /** What was picked from a list: its label is in the field, its value goes to the bot. @type {{ label: string, value: Plain } | undefined} */
  let picked;
  const fixed = fixedChoices(option, entities);
  const asksBot = 'autocomplete' in option && option.autocomplete;
  const value = () => {
    if (picked?.label === input.value) return picked.value;
    const exact = fixed?.find(({ label }) => label.toLowerCase() === input.value.trim().toLowerCase());
    return exact ? exact.value : parsed(option, input.value);
  };
  /** @type {OptionField} */
  const field = {
    option,
    input,
    suggestions:
      fixed || asksBot
        ? new Suggestions(input, say('Choices for {name}', { name: shownName(option) }))
        : undefined,
    chip: chipView(option, input),
    isEmpty: () => input.value === '',
    problem: () => problemOf(option, input.value, value(), fixed !== undefined),
    read: async () => value(),
    readNow: value,
  };
  const { suggestions } = field;
  if (!suggestions) return field;

  /** @param {{ label: string, value: Plain }[]} choices */
  const show = (choices) =>
    suggestions.show(
      choices.slice(0, 25).map((choice) => ({
        label: choice.label,
        choose() {
          picked = choice;
          input.value = choice.label;
          suggestions.show([]);
          onChosen();
        },
      })),
    );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = async () => {
    const typed = input.value;
    const options = { ...others(), [option.name]: typed };
    const { choices = [] } = await act('autocomplete', { name: commandName, options, focused: option.name });
    if (input.value !== typed || document.activeElement !== input) return;
    show(choices.map(({ name, value: chosen }) => ({ label: name, value: chosen })));
  };
  const suggest = () => {
    if (fixed) {
      const typed = input.value.trim().toLowerCase();
      show(fixed.filter(({ label }) => label.toLowerCase().includes(typed)));
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), autocompleteDelayMs);
  };
  input.addEventListener('input', () => {
    // What was suggested for the text before must not be taken for this one.
    suggestions.show([]);
    suggest();
  });
  input.addEventListener('focus', suggest);
  return field;
}

/** What alone can be given, where that is known. @param {APIApplicationCommandOption} option @param {FieldContext['entities']} entities */
function fixedChoices(option, entities) {
  if (entityTypes.has(option.type)) return entities(option.type);
  if (isOf(option, types.boolean)) {
    return [
      { label: say('True'), value: true },
      { label: say('False'), value: false },
    ];
  }
  if (!('choices' in option) || !option.choices?.length) return undefined;
  return option.choices.map((choice) => ({ label: shownName(choice), value: choice.value }));
}

/** @param {APIApplicationCommandOption} option @param {string} text @returns {Plain | undefined} */
function parsed(option, text) {
  if (text === '') return undefined;
  const isNumber = isOf(option, types.integer, types.number);
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** @param {APIApplicationCommandOption} option @param {string} text @param {Plain | undefined} value @param {boolean} isFixed */
function problemOf(option, text, value, isFixed) {
  if (text === '') return option.required ? say('This option is required.') : undefined;
  if (isFixed) return value === text ? say('Pick one of the choices.') : undefined;
  const bounds =
    /** @type {{ min_length?: number, max_length?: number, min_value?: number, max_value?: number }} */ (
      option
    );
  if (isOf(option, types.integer, types.number)) {
    if (typeof value !== 'number') return say('This is not a number.');
    if (isOf(option, types.integer) && !Number.isInteger(value)) return say('Give a whole number.');
    if (value < (bounds.min_value ?? -Infinity))
      return say('Give {n} or more.', { n: bounds.min_value ?? '' });
    if (value > (bounds.max_value ?? Infinity))
      return say('Give {n} or less.', { n: bounds.max_value ?? '' });
    return undefined;
  }
  if (text.length < (bounds.min_length ?? 0))
    return say('At least {n} characters, please.', { n: bounds.min_length ?? '' });
  if (text.length > (bounds.max_length ?? 6000))
    return say('At most {n} characters, please.', { n: bounds.max_length ?? 6000 });
  return undefined;
}

/** What to say of an option while it is filled in. @param {APIApplicationCommandOption} option */
export function hintOf(option) {
  const description = shownDescription(option);
  return option.required ? description : say('{description} (optional)', { description });
}
