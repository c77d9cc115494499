import { element } from './dom.js';

/** @typedef {{ label: string, detail?: string | undefined, choose: () => void }} Suggestion */

let made = 0;

/**
 * A list of suggestions for a text field, worked by keyboard (arrows, Enter or Tab, Escape) or by
 * pointer, in the way of https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export class Suggestions {
  /** @type {Suggestion[]} */
  #items = [];
  #active = -1;
  #input;
  #list;

  /** @param {HTMLInputElement} input @param {string} label what is suggested */
  constructor(input, label) {
    this.#input = input;
    made += 1;
    this.#list = element('ul', {
      id: `suggestions-${made}`,
      class: 'suggestions',
      role: 'listbox',
      'aria-label': label,
      hidden: true,
    });
    for (const [name, value] of Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.#list.id,
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener('keydown', (event) => this.#onKey(event));
    input.addEventListener('blur', () => this.show([]));
  }

  /** The element to place above the field. */
  get view() {
    return this.#list;
  }

  get isOpen() {
    return this.#items.length > 0;
  }

  /** Shows these, the first one active; none closes the list. @param {Suggestion[]} items */
  show(items) {
    this.#items = items;
    this.#list.replaceChildren(
      ...items.map(({ label, detail, choose }, i) =>
        element(
          'li',
          {
            id: `${this.#list.id}-${i}`,
            role: 'option',
            // Pressing must not take the focus from the field, or the list closes before the click.
            onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
            onclick: choose,
          },
          element('span', {}, label),
          detail ? element('span', { class: 'note' }, detail) : null,
        ),
      ),
    );
    this.#list.hidden = items.length === 0;
    this.#input.setAttribute('aria-expanded', String(items.length > 0));
    this.#activate(items.length > 0 ? 0 : -1);
  }

  /** @param {number} index */
  #activate(index) {
    this.#active = index;
    for (const [i, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(i === index));
      if (i === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index === -1) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${index}`);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.isOpen || event.isComposing) return;
    const count = this.#items.length;
    if (event.key === 'ArrowDown') this.#activate((this.#active + 1) % count);
    else if (event.key === 'ArrowUp') this.#activate((this.#active - 1 + count) % count);
    else if (event.key === 'Escape') this.show([]);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey)
      this.#items[this.#active]?.choose();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
