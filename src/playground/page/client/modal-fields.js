import { choicesOf } from './component-view.js';
import { element } from './dom.js';
import { acceptOf } from './option-field.js';
import { selectMenu } from './select-menu.js';
import { encodeFile } from './server.js';
import { say } from './words.js';

/**
 * @import { WireComponent } from '../../components.ts'
 * @import { ViewContext } from './component-view.js'
 */

/** A field of a modal, and how to read what was entered. @typedef {{ view: HTMLElement, isGroup?: boolean, read: () => unknown }} Field */

/** Styles of text inputs that take several lines. @type {ReadonlySet<number>} */
const longStyles = new Set([2]);

/**
 * What each type of input is; every other type is a select.
 * Source: https://docs.discord.com/developers/components/reference
 * @type {Record<number, (input: WireComponent) => Field>}
 */
const fieldViews = {
  4: textField,
  19: fileField,
  21: (input) => groupField(input, 'radio'),
  22: (input) => groupField(input, 'checkbox'),
  23: tickField,
};

/** @param {WireComponent} input @param {string} label @param {ViewContext} context @returns {Field} */
export function fieldOf(input, label, context) {
  const make = fieldViews[input.type];
  return make ? make(input) : selectField(input, label, context);
}

/** @param {WireComponent} input @returns {Field} */
function textField({ style, value, required, placeholder, min_length: minlength, max_length: max }) {
  const common = { required: required ?? true, minlength, maxlength: max ?? 4000, placeholder };
  if (!longStyles.has(style ?? 1)) {
    const line = element('input', { ...common, type: 'text', value });
    return { view: line, read: () => line.value };
  }
  const input = element('textarea', { ...common, rows: 6 });
  input.value = value ?? '';
  const count = element('span', { class: 'detail count', 'aria-hidden': 'true' });
  const draw = () => {
    count.textContent = `${input.value.length} / ${max ?? 4000}`;
  };
  input.addEventListener('input', draw);
  draw();
  return { view: element('span', { class: 'counted' }, input, count), read: () => input.value };
}

/** @param {WireComponent} upload @returns {Field} */
function fileField(upload) {
  const { required, max_values: max } = upload;
  const input = element('input', {
    type: 'file',
    accept: acceptOf(upload),
    required: required ?? true,
    multiple: (max ?? 1) > 1,
  });
  const view = element('span', { class: 'drop' }, input);
  view.addEventListener('dragover', (event) => event.preventDefault());
  view.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) input.files = event.dataTransfer.files;
  });
  return { view, read: () => Promise.all([...(input.files ?? [])].map(encodeFile)) };
}

/** @param {WireComponent} input @param {'radio' | 'checkbox'} type @returns {Field} */
function groupField({ custom_id: name, options = [], required }, type) {
  const boxes = options.map(({ value, default: checked }) =>
    element('input', { type, name, value, checked, required: type === 'radio' && (required ?? true) }),
  );
  const view = element(
    'fieldset',
    { class: 'field' },
    ...boxes.map((box, i) =>
      element(
        'label',
        { class: 'choice' },
        box,
        element(
          'span',
          {},
          options[i]?.label ?? '',
          options[i]?.description ? element('span', { class: 'detail' }, options[i].description) : null,
        ),
      ),
    ),
  );
  return {
    view,
    isGroup: true,
    read: () => boxes.filter(({ checked }) => checked).map(({ value }) => value),
  };
}

/** @param {WireComponent} input @returns {Field} */
function tickField({ default: checked }) {
  const view = element('input', { type: 'checkbox', checked });
  return { view, read: () => view.checked };
}

/** @param {WireComponent} input @param {string} label @param {ViewContext} context @returns {Field} */
function selectField(input, label, { entities }) {
  return selectMenu({
    label,
    placeholder: input.placeholder ?? say('Make a selection'),
    choices: choicesOf(input, entities),
    max: input.max_values ?? 1,
  });
}
