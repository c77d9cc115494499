import { element, icon } from './dom.js';

/** @typedef {{ label: string, icon?: string, act: () => void }} MenuItem */
/** @typedef {{ title?: string, items: MenuItem[] }} MenuGroup */

/**
 * Opens a menu beside what opened it, in the way of
 * https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 * The focus goes back to the opener, unless an item takes it elsewhere.
 * @param {HTMLElement} opener @param {string} label @param {MenuGroup[]} groups
 */
export function openMenu(opener, label, groups) {
  const buttons = groups
    .flatMap(({ items }) => items)
    .map(({ label: text, icon: picture, act }) =>
      element(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          tabindex: -1,
          onclick() {
            menu.hidePopover();
            act();
          },
        },
        text,
        picture ? icon(picture) : null,
      ),
    );
  let next = 0;
  const parts = groups.map(({ title, items }) =>
    element(
      'div',
      { role: 'group', 'aria-label': title },
      title ? element('p', { role: 'presentation' }, title) : null,
      ...items.map(() => buttons[next++]),
    ),
  );
  const menu = element(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto' },
    ...parts,
  );
  /** @param {number} by */
  const move = (by) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons.at((at + by) % buttons.length)?.focus();
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Home') buttons[0]?.focus();
    else if (event.key === 'End') buttons.at(-1)?.focus();
    else if (event.key === 'Tab') menu.hidePopover();
    else return;
    event.preventDefault();
  });
  menu.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') menu.remove();
  });
  // Within a landmark, where screen readers expect all content.
  opener.closest('main, body')?.append(menu);
  opener.focus();
  menu.showPopover();
  place(menu, opener.getBoundingClientRect());
  buttons[0]?.focus();
}

/** Below the opener and within the window. @param {HTMLElement} menu @param {DOMRect} near */
function place(menu, near) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(near.right - width, innerWidth - width - 8));
  const below = near.height > 60 ? near.top + 24 : near.bottom + 4;
  menu.style.left = `${left}px`;
  menu.style.top = `${Math.max(8, Math.min(below, innerHeight - height - 8))}px`;
}
