import { element } from './dom.js';
import { act, encodeFile } from './server.js';
import { Suggestions } from './suggestions.js';

/** @import { APIApplicationCommandOption } from 'discord-api-types/v10' */

/** A command or subcommand that can be used. @typedef {{ name: string, description: string, options: APIApplicationCommandOption[] }} Usable */

/** @typedef {{ name: string, view: HTMLElement, focus: () => void, read: () => unknown, readNow: () => string | number | boolean | undefined }} OptionField */

/** The types of options that are not plain text. @type {Record<number, 'integer' | 'boolean' | 'number' | 'file'>} */
const kinds = { 4: 'integer', 5: 'boolean', 10: 'number', 11: 'file' };

/** Typing pauses this long before the bot is asked for choices. */
const autocompleteDelayMs = 120;

/**
 * The form for a command's options.
 * @param {Usable} command
 * @param {object} callbacks
 * @param {(options: Record<string, unknown>) => Promise<void>} callbacks.onSubmit
 * @param {() => void} callbacks.onCancel
 */
export function commandForm(command, { onSubmit, onCancel }) {
  /** @type {OptionField[]} */
  const fields = command.options.map((option) => optionField(option, command.name, () => fields));
  const submit = element('button', { class: 'button primary' }, 'Send');
  const send = async () => {
    /** @type {Record<string, unknown>} */
    const options = {};
    for (const { name, read } of fields) {
      const value = await read();
      if (value !== undefined && value !== '') options[name] = value;
    }
    submit.disabled = true;
    await onSubmit(options);
    submit.disabled = false;
  };
  const form = element(
    'form',
    {
      class: 'command',
      'aria-label': `/${command.name}`,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void send();
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Escape') onCancel();
      },
    },
    element('p', { class: 'chosen' }, element('strong', {}, `/${command.name}`), ` ${command.description}`),
    ...fields.map(({ view }) => view),
    element(
      'div',
      { class: 'row' },
      submit,
      element('button', { type: 'button', class: 'button secondary', onclick: onCancel }, 'Cancel'),
    ),
  );
  return { view: form, focus: () => (fields[0] ? fields[0].focus() : form.querySelector('button')?.focus()) };
}

/** @param {APIApplicationCommandOption} option @param {string} commandName @param {() => OptionField[]} all @returns {OptionField} */
function optionField(option, commandName, all) {
  const { name, required, description } = option;
  const { input, read, readNow, suggestions } = inputOf(option, commandName, all);
  input.setAttribute('aria-describedby', `option-${name}`);
  return {
    name,
    focus: () => input.focus(),
    read,
    readNow,
    view: element(
      'div',
      { class: 'option' },
      suggestions?.view,
      element('label', {}, element('span', {}, `${name}${required ? '' : ' (optional)'}`), input),
      element('span', { id: `option-${name}`, class: 'note' }, description),
    ),
  };
}

/** @param {APIApplicationCommandOption} option @param {string} commandName @param {() => OptionField[]} all */
function inputOf(option, commandName, all) {
  const { required } = option;
  const kind = kinds[option.type];
  const choices = 'choices' in option && option.choices?.length ? option.choices : undefined;
  if (choices || kind === 'boolean') {
    const offered = choices ?? [
      { name: 'True', value: true },
      { name: 'False', value: false },
    ];
    const input = element(
      'select',
      { required },
      element('option', { value: '' }, ''),
      ...offered.map((choice, i) => element('option', { value: i }, choice.name)),
    );
    const read = () => (input.value === '' ? undefined : offered[Number(input.value)]?.value);
    return { input, read, readNow: read };
  }
  if (kind === 'file') {
    const input = element('input', { type: 'file', required });
    const read = async () => (input.files?.[0] ? encodeFile(input.files[0]) : undefined);
    return { input, read, readNow: () => undefined };
  }
  const isNumber = kind === 'integer' || kind === 'number';
  const input = element('input', {
    type: isNumber ? 'number' : 'text',
    required,
    step: kind === 'number' ? 'any' : undefined,
    min: 'min_value' in option ? option.min_value : undefined,
    max: 'max_value' in option ? option.max_value : undefined,
    minlength: 'min_length' in option ? option.min_length : undefined,
    maxlength: 'max_length' in option ? option.max_length : undefined,
  });
  /** What was picked from the suggestions: its label is in the field, its value goes to the bot. @type {{ label: string, value: string | number } | undefined} */
  let picked;
  const read = () => {
    if (picked?.label === input.value) return picked.value;
    return isNumber && input.value !== '' ? Number(input.value) : input.value;
  };
  if (!('autocomplete' in option) || !option.autocomplete) return { input, read, readNow: read };

  const suggestions = new Suggestions(input, `Suggestions for ${option.name}`);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const suggest = async () => {
    const typed = input.value;
    /** @type {Record<string, string | number | boolean>} */
    const options = {};
    for (const field of all()) {
      const value = field.readNow();
      if (value !== undefined && value !== '') options[field.name] = value;
    }
    const { choices: found = [] } = await act('autocomplete', {
      name: commandName,
      options: { ...options, [option.name]: typed },
      focused: option.name,
    });
    if (input.value !== typed || document.activeElement !== input) return;
    suggestions.show(
      found.map(({ name, value }) => ({
        label: name,
        choose() {
          picked = { label: name, value };
          input.value = name;
          suggestions.show([]);
        },
      })),
    );
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(), autocompleteDelayMs);
  };
  input.addEventListener('input', schedule);
  input.addEventListener('focus', schedule);
  return { input, read, readNow: read, suggestions };
}
