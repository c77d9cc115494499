/**
 * Makes an element. Text goes in as text nodes, so nothing that it contains is read as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} attributes set as attributes; `on…` functions as listeners; null,
 *   undefined and false are left out, true becomes an empty attribute
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/**
 * The element with this id, which the page is known to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/** Lines on a grid of 24, drawn for this page. @type {Record<string, string>} */
const strokes = {
  attach: 'M12 5v14M5 12h14',
  channel: 'M10 4 8 20M16 4l-2 16M4.5 9h16M3.5 15h16',
  chat: 'M4 5h16v11H10l-4 4v-4H4z',
  check: 'm5 12.5 4.5 4.5L19 7',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7',
  forward: 'M14 6l6 6-6 6M20 12h-9c-4 0-7 2-7 6',
  inspect:
    'M8.5 4C6 4 7 8 6.5 10c-.3 1.2-1.5 2-2.5 2 1 0 2.2.8 2.5 2C7 16 6 20 8.5 20M15.5 4C18 4 17 8 17.5 10c.3 1.2 1.5 2 2.5 2-1 0-2.2.8-2.5 2-.5 2 .5 6-2 6',
  menu: 'M4 6h16M4 12h16M4 18h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  open: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  reply: 'M10 6 4 12l6 6M4 12h9c4 0 7 2 7 6',
  thread: 'M5 4v9h10M12 9l4 4-4 4M9 19h10',
  send: 'M4 12 3 4l18 8-18 8 1-8Zm0 0h8',
};

/** A picture that says what a word beside it, or a label around it, says too. @param {string} name */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', strokes[name] ?? '');
  svg.append(path);
  return svg;
}

/** A round picture of someone: their initial, in a colour of their own. @param {string} name */
export function avatar(name) {
  const shade = ((name.codePointAt(0) ?? 0) * 3 + (name.codePointAt(name.length - 1) ?? 0)) % 5;
  return element(
    'span',
    { class: `avatar shade-${shade}`, 'aria-hidden': 'true' },
    name.slice(0, 1).toUpperCase(),
  );
}

/** The first letters of the words of a name. @param {string} name */
export function initials(name) {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 3);
}
