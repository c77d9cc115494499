import { avatar, byId, element, icon } from './dom.js';
import { acting, become } from './server.js';
import { say } from './words.js';

/** @import { State } from './server.js' */

const themes = { system: 'As the system', dark: 'Dark', light: 'Light' };

/**
 * Draws the button that says who one is, and the menu to be someone else, in another language, by
 * another light.
 * @param {State} state @param {() => void} onChange called when another person or language was chosen
 */
export function drawPersonMenu({ me, people, locales }, onChange) {
  const current = people.find(({ key }) => key === me.key);
  byId('person').replaceChildren(
    avatar(me.name),
    element(
      'span',
      { class: 'who' },
      element('strong', {}, me.name),
      element('span', { class: 'detail' }, `${say(current?.title ?? '')} · ${languageName(acting.locale)}`),
    ),
    icon('down'),
  );
  const menu = byId('person-menu');
  menu.setAttribute('aria-label', say('Who you are'));
  const focused = menu.contains(document.activeElement)
    ? /** @type {HTMLInputElement} */ (document.activeElement).value
    : undefined;
  menu.replaceChildren(
    group(
      say('You are'),
      'person',
      people.map(({ key, name, title }) => ({ value: key, label: name, detail: say(title) })),
      me.key,
      (person) => {
        become({ person });
        onChange();
      },
    ),
    group(
      say('Language of your Discord'),
      'locale',
      locales.map((value) => ({ value, label: languageName(value) })),
      acting.locale,
      (locale) => {
        become({ locale });
        onChange();
      },
    ),
    group(
      say('Appearance'),
      'theme',
      Object.entries(themes).map(([value, label]) => ({ value, label: say(label) })),
      document.documentElement.dataset['theme'] ?? 'system',
      (theme) => {
        localStorage.setItem('theme', theme);
        document.documentElement.dataset['theme'] = theme;
      },
    ),
  );
  // Drawn anew while it is open, as when the language changed, it keeps the focus.
  if (focused) [...menu.querySelectorAll('input')].find(({ value }) => value === focused)?.focus();
}

/** A language in its own words. @param {string} locale */
function languageName(locale) {
  const code = locale.split('-')[0] ?? locale;
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? locale;
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
}

/**
 * @param {string} legend @param {string} name
 * @param {{ value: string, label: string, detail?: string }[]} choices
 * @param {string} current @param {(value: string) => void} onChoose
 */
function group(legend, name, choices, current, onChoose) {
  return element(
    'fieldset',
    { class: name },
    element('legend', {}, legend),
    ...choices.map(({ value, label, detail }) =>
      element(
        'label',
        { class: 'choice' },
        element('input', {
          type: 'radio',
          name,
          value,
          checked: value === current,
          onchange: () => onChoose(value),
        }),
        element('span', {}, label, detail ? element('span', { class: 'detail' }, detail) : null),
      ),
    ),
  );
}
