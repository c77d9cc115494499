import { element, icon } from './dom.js';
import { say } from './words.js';

/**
 * Asks for the name of a new thread.
 * @param {(name: string) => Promise<string | undefined>} onName resolves to what is wrong with it
 */
export function openThreadDialog(onName) {
  const name = element('input', { type: 'text', required: true, maxlength: 100 });
  const problem = element('p', { class: 'problem', role: 'alert' });
  const close = () => dialog.close();
  const submit = async () => {
    const wrong = await onName(name.value);
    if (wrong === undefined) close();
    else problem.textContent = say(wrong);
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
    element(
      'div',
      { class: 'top' },
      element('h2', { id: 'thread-title' }, say('Create thread')),
      element(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': say('Close'), onclick: close },
        icon('close'),
      ),
    ),
    element(
      'div',
      { class: 'fields' },
      element('label', { class: 'field' }, element('span', { class: 'caption' }, say('Thread name')), name),
      problem,
    ),
    element(
      'div',
      { class: 'bottom' },
      element('button', { type: 'button', class: 'button secondary', onclick: close }, say('Cancel')),
      element('button', { class: 'button primary' }, say('Create')),
    ),
  );
  const dialog = element('dialog', { class: 'modal', 'aria-labelledby': 'thread-title' }, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  name.focus();
}
