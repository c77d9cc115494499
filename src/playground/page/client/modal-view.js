import { byId, element, icon } from './dom.js';
import { markdownView } from './markdown-view.js';
import { fieldOf } from './modal-fields.js';
import { act } from './server.js';
import { say } from './words.js';

/**
 * @import { WireComponent } from '../../components.ts'
 * @import { ViewContext } from './component-view.js'
 * @import { Field } from './modal-fields.js'
 * @import { Outcome } from './server.js'
 */

/**
 * Opens a modal. It stays open, with everything in it, until its submission was answered.
 * @param {Outcome} outcome of the action that opened it
 * @param {ViewContext} context
 * @param {(outcome: Outcome) => void} onSubmitted
 */
export function openModal({ modal, interaction }, context, onSubmitted) {
  if (!modal) return;
  /** @type {Map<string, Field>} */
  const fields = new Map();
  const problem = element('p', { class: 'problem', role: 'alert' });
  const send = element('button', { class: 'button primary' }, say('Submit'));
  const submit = async () => {
    send.disabled = true;
    /** @type {Record<string, unknown>} */
    const values = {};
    for (const [name, { read }] of fields) values[name] = await read();
    const answer = await act('modal', { interaction, values });
    send.disabled = false;
    if (answer.error) {
      problem.textContent = say(answer.error);
      return;
    }
    dialog.close();
    onSubmitted(answer);
  };
  const cancel = () => dialog.close();
  const form = element(
    'form',
    {
      method: 'dialog',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void submit();
      },
    },
    element(
      'div',
      { class: 'top' },
      element('h2', { id: 'modal-title' }, modal.title),
      element(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': say('Close'), onclick: cancel },
        icon('close'),
      ),
    ),
    element(
      'div',
      { class: 'fields' },
      ...modal.components.map((part) => partView(/** @type {WireComponent} */ (part), fields, context)),
      problem,
    ),
    element(
      'div',
      { class: 'bottom' },
      element('button', { type: 'button', class: 'button secondary', onclick: cancel }, say('Cancel')),
      send,
    ),
  );
  const dialog = element('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' }, form);
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (!(before instanceof HTMLElement && before.isConnected)) byId('say').focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  form
    .querySelector('.fields')
    ?.querySelector(/** @type {'input'} */ ('input, textarea, .select'))
    ?.focus();
}

/** @param {WireComponent} part @param {Map<string, Field>} fields @param {ViewContext} context @returns {HTMLElement} */
function partView(part, fields, context) {
  if (part.content !== undefined) return markdownView(part.content, context);
  const input = part.component ?? part.components?.[0];
  if (!input?.custom_id)
    return element(
      'p',
      {},
      say('(a component of type {n}, which this page does not show)', { n: part.type }),
    );
  const label = part.label ?? input.label ?? '';
  const field = fieldOf(input, label, context);
  fields.set(input.custom_id, field);
  const caption = [
    element(
      'span',
      { class: 'caption' },
      label,
      (input.required ?? true) ? element('span', { class: 'star' }, ' *') : null,
    ),
    part.description ? element('span', { class: 'detail' }, part.description) : null,
  ];
  if (field.isGroup) {
    field.view.prepend(element('legend', {}, ...caption));
    return field.view;
  }
  return element('label', { class: 'field' }, ...caption, field.view);
}
