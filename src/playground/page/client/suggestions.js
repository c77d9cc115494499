import { element } from './dom.js';

/** @typedef {{ label: string, detail?: string | undefined, hint?: string | undefined, choose: () => void }} Suggestion */

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

  /** @param {HTMLInputElement | HTMLTextAreaElement} input @param {string} label what is suggested */
  constructor(input, label) {
    this.#input = input;
    made += 1;
    this.#list = element('ul', {
      id: `suggestions-${made}`,
      class: 'suggestions',
      role: 'listbox',
      'aria-label': label,
      // A long list can be scrolled; what it is focused by goes on to the field, which works it.
      tabindex: 0,
      onfocus: () => input.focus(),
      hidden: true,
    });
    // A text area stays a text box; only a single line can be a combobox.
    const isLine = input instanceof HTMLInputElement;
    if (isLine) input.setAttribute('role', 'combobox');
    else input.setAttribute('aria-haspopup', 'listbox');
    if (isLine) input.setAttribute('aria-expanded', 'false');
    input.setAttribute('autocomplete', 'off');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    input.addEventListener('keydown', (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)));
    input.addEventListener('blur', (event) => {
      if (/** @type {FocusEvent} */ (event).relatedTarget !== this.#list) this.show([]);
    });
  }

  /** The element to place above the field. */
  get view() {
    return this.#list;
  }

  /** Says what is suggested, in another language than before. @param {string} label */
  rename(label) {
    this.#list.setAttribute('aria-label', label);
  }

  get isOpen() {
    return this.#items.length > 0;
  }

  /** Shows these, the first one active; none closes the list. @param {Suggestion[]} items */
  show(items) {
    this.#items = items;
    this.#list.replaceChildren(
      ...items.map(({ label, detail, hint, choose }, i) =>
        element(
          'li',
          {
            id: `${this.#list.id}-${i}`,
            role: 'option',
            // Pressing must not take the focus from the field, or the list closes before the click.
            onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
            onpointermove: () => this.#activate(i),
            onclick: choose,
          },
          element('span', { class: 'label' }, label),
          hint ? element('span', { class: 'hint' }, hint) : null,
          detail ? element('span', { class: 'detail' }, detail) : null,
        ),
      ),
    );
    this.#list.hidden = items.length === 0;
    if (this.#input.hasAttribute('aria-expanded'))
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
