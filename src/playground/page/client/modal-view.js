import { element } from './dom.js';
import { markdownView } from './markdown-view.js';
import { act, encodeFile } from './server.js';

/**
 * @import { WireComponent } from '../../components.ts'
 * @import { Outcome } from './server.js'
 */

/** A field of a modal, and how to read what was entered. @typedef {{ view: HTMLElement, read: () => unknown }} Field */

/**
 * Opens a modal. It stays open, with everything in it, until its submission was answered.
 * @param {Outcome} outcome of the action that opened it
 * @param {(outcome: Outcome) => void} onSubmitted
 */
export function openModal({ modal, interaction }, onSubmitted) {
  if (!modal) return;
  /** @type {Map<string, Field>} */
  const fields = new Map();
  const problem = element('p', { class: 'problem', role: 'alert' });
  const send = element('button', { class: 'button primary' }, 'Submit');
  const submit = async () => {
    send.disabled = true;
    /** @type {Record<string, unknown>} */
    const values = {};
    for (const [name, { read }] of fields) values[name] = await read();
    const answer = await act('modal', { interaction, values });
    send.disabled = false;
    if (answer.error) {
      problem.textContent = answer.error;
      return;
    }
    dialog.close();
    onSubmitted(answer);
  };
  const form = element(
    'form',
    {
      method: 'dialog',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void submit();
      },
    },
    element('h2', { id: 'modal-title' }, modal.title),
    ...modal.components.map((component) => partView(/** @type {WireComponent} */ (component), fields)),
    problem,
    element(
      'div',
      { class: 'row' },
      send,
      element(
        'button',
        { type: 'button', class: 'button secondary', onclick: () => dialog.close() },
        'Cancel',
      ),
    ),
  );
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'modal-title', onclose: () => dialog.remove() },
    form,
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {WireComponent} part @param {Map<string, Field>} fields @returns {HTMLElement} */
function partView(part, fields) {
  if (part.content !== undefined) return markdownView(part.content);
  const input = part.component ?? part.components?.[0];
  if (!input?.custom_id)
    return element('p', {}, `(a component of type ${part.type}, which this page does not show)`);
  const field = fieldOf(input);
  fields.set(input.custom_id, field);
  const label = part.label ?? input.label ?? '';
  const isGroup = field.view instanceof HTMLFieldSetElement;
  return element(
    isGroup ? 'div' : 'label',
    { class: 'field' },
    isGroup ? null : `${label}${(input.required ?? true) ? ' *' : ''}`,
    part.description ? element('span', { class: 'note' }, part.description) : null,
    isGroup ? withLegend(field.view, label) : field.view,
  );
}

/** @param {HTMLElement} group @param {string} label */
function withLegend(group, label) {
  group.prepend(element('legend', {}, label));
  return group;
}

/** Styles of text inputs that take several lines. @type {ReadonlySet<number>} */
const longStyles = new Set([2]);

/** What each type of input is; every other type is a select. @type {Record<number, (input: WireComponent) => Field>} */
const fieldViews = {
  4: textField,
  19: fileField,
  21: (input) => groupField(input, 'radio'),
  22: (input) => groupField(input, 'checkbox'),
  23: tickField,
};

/** @param {WireComponent} input */
function fieldOf(input) {
  return (fieldViews[input.type] ?? selectField)(input);
}

/** @param {WireComponent} input @returns {Field} */
function textField({ style, value, required, placeholder, min_length: minlength, max_length: maxlength }) {
  const common = { required: required ?? true, minlength, maxlength: maxlength ?? 4000, placeholder };
  const view = longStyles.has(style ?? 1)
    ? element('textarea', { ...common, rows: 6 })
    : element('input', { ...common, type: 'text' });
  view.value = value ?? '';
  return { view, read: () => view.value };
}

/** @param {WireComponent} input @returns {Field} */
function fileField({ required, max_values: max }) {
  const view = element('input', { type: 'file', required: required ?? true, multiple: (max ?? 1) > 1 });
  return { view, read: () => Promise.all([...(view.files ?? [])].map(encodeFile)) };
}

/** @param {WireComponent} input @param {'radio' | 'checkbox'} type @returns {Field} */
function groupField({ custom_id: name, options = [] }, type) {
  const boxes = options.map(({ value, default: checked }) =>
    element('input', { type, name, value, checked }),
  );
  const view = element(
    'fieldset',
    {},
    ...boxes.map((box, i) => element('label', {}, box, ` ${options[i]?.label ?? ''}`)),
  );
  return { view, read: () => boxes.filter(({ checked }) => checked).map(({ value }) => value) };
}

/** @returns {Field} */
function tickField() {
  const view = element('input', { type: 'checkbox' });
  return { view, read: () => view.checked };
}

/** @param {WireComponent} input @returns {Field} */
function selectField({ required, placeholder, max_values: max, options = [] }) {
  const multiple = (max ?? 1) > 1;
  const view = element(
    'select',
    { required: required ?? true, multiple },
    multiple ? null : element('option', { value: '' }, placeholder ?? 'Make a selection'),
    ...options.map(({ value, label, default: selected }) => element('option', { value, selected }, label)),
  );
  return { view, read: () => [...view.selectedOptions].map(({ value }) => value).filter(Boolean) };
}
