import { shownName } from './commands.js';
import { element, icon } from './dom.js';
import { hintOf, optionField, takesFile } from './option-field.js';
import { say } from './words.js';

/**
 * @import { Usable } from './commands.js'
 * @import { FieldContext, OptionField, Plain } from './option-field.js'
 */

/**
 * A command being filled in: its name, a chip for each option that is used, and a button for each
 * optional one that can be added. Enter sends, Escape gives up, Backspace in an empty chip removes it.
 * @param {Usable} command
 * @param {object} options
 * @param {FieldContext['entities']} options.entities
 * @param {(options: Record<string, unknown>) => Promise<string | undefined>} options.onSubmit resolves to what is wrong
 * @param {() => void} options.onCancel
 */
export function commandForm(command, { entities, onSubmit, onCancel }) {
  /** Those in use, in order. @type {OptionField[]} */
  const fields = [];
  const lists = element('div');
  const chips = element('span', { class: 'chips' });
  const optional = element('span', {
    class: 'optional',
    role: 'group',
    'aria-label': say('Optional options'),
  });
  const hint = element('p', { id: 'option-hint', class: 'hint' });
  const problem = element('p', { class: 'problem', role: 'alert' });

  /** @param {OptionField | undefined} field */
  const describe = (field) => {
    hint.replaceChildren(
      element('strong', {}, field ? shownName(field.option) : `/${command.shownName}`),
      ` ${field ? hintOf(field.option) : command.description}`,
    );
  };
  const focusNext = () => {
    const next = fields.find((field) => field.isEmpty() && field.option.required);
    if (next) next.input.focus();
  };
  /** @param {Usable['options'][number]} option */
  const add = (option) => {
    const field = optionField(option, {
      commandName: command.name,
      others: () => valuesBut(fields, option.name),
      entities,
      onChosen: focusNext,
    });
    fields.push(field);
    chips.append(field.chip);
    if (field.suggestions) lists.append(field.suggestions.view);
    field.input.addEventListener('focus', () => describe(field));
    field.input.addEventListener('input', () => mark(field, undefined));
    field.input.addEventListener('change', () => mark(field, undefined));
    field.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Backspace' || !field.isEmpty()) return;
      event.preventDefault();
      remove(field);
    });
    return field;
  };
  /** @param {OptionField} field */
  const remove = (field) => {
    const at = fields.indexOf(field);
    if (at === 0 || field.option.required) {
      if (at === 0) onCancel();
      else fields[at - 1]?.input.focus();
      return;
    }
    fields.splice(at, 1);
    field.chip.remove();
    field.suggestions?.view.remove();
    offerOptional();
    fields[at - 1]?.input.focus();
  };
  const offerOptional = () => {
    const unused = command.options.filter((option) => !fields.some((field) => field.option === option));
    optional.replaceChildren(
      ...unused.map((option) =>
        element(
          'button',
          {
            type: 'button',
            class: 'add-option',
            title: hintOf(option),
            onclick() {
              const field = add(option);
              offerOptional();
              field.input.focus();
            },
          },
          `+ ${shownName(option)}`,
        ),
      ),
    );
  };
  /** @param {OptionField} field @param {string | undefined} wrong */
  const mark = (field, wrong) => {
    field.input.setAttribute('aria-invalid', String(wrong !== undefined));
    field.chip.classList.toggle('wrong', wrong !== undefined);
    problem.textContent = wrong ?? '';
  };
  const send = async () => {
    const wrong = fields.find((field) => field.problem() !== undefined);
    if (wrong) {
      wrong.input.focus();
      mark(wrong, wrong.problem());
      return;
    }
    /** @type {Record<string, unknown>} */
    const values = {};
    for (const field of fields) {
      const value = await field.read();
      if (value !== undefined) values[field.option.name] = value;
    }
    problem.textContent = say((await onSubmit(values)) ?? '');
  };
  /** Dropped files go to the options that take files, added where need be. @param {FileList} dropped */
  const takeFiles = (dropped) => {
    const place = fields.find(({ input, isEmpty }) => input.type === 'file' && isEmpty()) ?? addFileOption();
    if (!place) {
      problem.textContent = say('This command takes no file.');
      return;
    }
    place.input.files = dropped;
    place.input.dispatchEvent(new Event('change'));
    place.input.focus();
  };
  const addFileOption = () => {
    const option = command.options.find(
      (other) => takesFile(other) && !fields.some((field) => field.option === other),
    );
    const field = option && add(option);
    offerOptional();
    return field;
  };

  /** What is typed before any option was chosen is meant for the first. */
  const begin = () => {
    const [option] = command.options;
    if (fields.length > 0 || !option || takesFile(option)) return undefined;
    const field = add(option);
    offerOptional();
    return field;
  };

  for (const option of command.options) if (option.required) add(option);
  // A command without anything required still shows where to type, if there is but one place.
  if (fields.length === 0 && command.options.length === 1 && command.options[0]) add(command.options[0]);
  offerOptional();
  describe(undefined);
  const submit = element('button', { class: 'icon-button send', 'aria-label': say('Send') }, icon('send'));
  const view = element(
    'form',
    {
      class: 'box command',
      'aria-label': `/${command.shownName}`,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void send();
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Escape') onCancel();
        const isTyped = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
        // The letter itself goes to whatever has the focus after this.
        if (isTyped) begin()?.input.focus();
      },
    },
    lists,
    element('div', { class: 'above' }, hint, problem),
    element(
      'div',
      { class: 'line' },
      element(
        'div',
        { class: 'parts' },
        element('span', { class: 'command-name' }, `/${command.shownName}`),
        chips,
        optional,
      ),
      submit,
    ),
  );
  return {
    view,
    takeFiles,
    focus: () => (fields[0]?.input ?? submit).focus(),
    /** Puts text into the first option. @param {string} text */
    fill(text) {
      const field = fields[0] ?? begin();
      if (field) field.input.value = text;
    },
  };
}

/** @param {OptionField[]} fields @param {string} name */
function valuesBut(fields, name) {
  /** @type {Record<string, Plain>} */
  const values = {};
  for (const { option, readNow } of fields) {
    const value = readNow();
    if (option.name !== name && value !== undefined) values[option.name] = value;
  }
  return values;
}
