import { element, icon } from './dom.js';

/** @typedef {{ label: string, value: string, description?: string | null | undefined, default?: boolean | null | undefined }} Choice */

let made = 0;

/**
 * A menu to choose from, as Discord shows it, worked by keyboard in the way of
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-select-only/
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.placeholder
 * @param {Choice[]} options.choices
 * @param {number} options.max
 * @param {boolean} [options.disabled]
 * @param {string | null | undefined} [options.customId]
 * @param {(values: string[]) => void} [options.onChosen] called when the menu closes with another choice than before
 */
export function selectMenu({ label, placeholder, choices, max, disabled = false, customId, onChosen }) {
  made += 1;
  const id = `select-${made}`;
  const isMultiple = max > 1;
  let chosen = choices.filter((choice) => choice.default).map(({ value }) => value);
  let before = chosen;
  let active = 0;

  const shown = element('span', { class: 'value' });
  const list = element('ul', {
    id,
    role: 'listbox',
    'aria-label': label,
    'aria-multiselectable': isMultiple ? 'true' : null,
    hidden: true,
  });
  const button = element(
    'button',
    {
      type: 'button',
      class: 'select',
      role: 'combobox',
      'aria-label': label,
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': id,
      'data-custom-id': customId,
      disabled,
    },
    shown,
    icon('down'),
  );
  const items = choices.map((choice, i) =>
    element(
      'li',
      {
        id: `${id}-${i}`,
        role: 'option',
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onpointermove: () => activate(i),
        onclick: () => pick(i),
      },
      element('span', { class: 'label' }, choice.label),
      choice.description ? element('span', { class: 'detail' }, choice.description) : null,
      icon('check'),
    ),
  );
  list.append(...items);

  const draw = () => {
    const labels = choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label);
    shown.textContent = labels.join(', ') || placeholder;
    shown.classList.toggle('placeholder', labels.length === 0);
    for (const [i, item] of items.entries())
      item.setAttribute('aria-selected', String(chosen.includes(choices[i]?.value ?? '')));
  };
  /** @param {number} index */
  const activate = (index) => {
    active = (index + items.length) % items.length;
    for (const [i, item] of items.entries()) item.classList.toggle('active', i === active);
    items[active]?.scrollIntoView({ block: 'nearest' });
    button.setAttribute('aria-activedescendant', `${id}-${active}`);
  };
  const open = () => {
    if (!list.hidden || items.length === 0) return;
    before = chosen;
    list.classList.remove('up');
    list.hidden = false;
    const { bottom } = list.getBoundingClientRect();
    list.classList.toggle(
      'up',
      bottom > (list.closest('#log, .fields')?.getBoundingClientRect().bottom ?? innerHeight),
    );
    button.setAttribute('aria-expanded', 'true');
    activate(
      Math.max(
        0,
        choices.findIndex(({ value }) => chosen.includes(value)),
      ),
    );
  };
  const close = () => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-activedescendant');
    const isSame = before.length === chosen.length && before.every((value) => chosen.includes(value));
    if (!isSame || (!isMultiple && before !== chosen)) onChosen?.(chosen);
  };
  /** @param {number} index */
  const pick = (index) => {
    const value = choices[index]?.value ?? '';
    if (!isMultiple) {
      chosen = [value];
      draw();
      close();
      return;
    }
    if (chosen.includes(value)) chosen = chosen.filter((other) => other !== value);
    else if (chosen.length < max) chosen = [...chosen, value];
    draw();
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => (list.hidden ? open() : activate(active + 1)),
    ArrowUp: () => (list.hidden ? open() : activate(active - 1)),
    Home: () => activate(0),
    End: () => activate(items.length - 1),
    Enter: () => (list.hidden ? open() : pick(active)),
    ' ': () => (list.hidden ? open() : pick(active)),
  };
  button.addEventListener('click', () => (list.hidden ? open() : close()));
  button.addEventListener('blur', close);
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      close();
    }
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1 && !list.hidden) {
      const letter = event.key.toLowerCase();
      const at = choices.findIndex(({ label: text }) => text.toLowerCase().startsWith(letter));
      if (at >= 0) activate(at);
    }
  });
  draw();
  return { view: element('div', { class: 'select-menu' }, button, list), read: () => chosen };
}
