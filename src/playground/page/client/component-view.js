import { element, icon } from './dom.js';
import { markdownView } from './markdown-view.js';
import { selectMenu } from './select-menu.js';
import { say } from './words.js';

/**
 * @import { WireComponent } from '../../components.ts'
 * @import { Choice } from './select-menu.js'
 */

/**
 * What the parts of a message need to know of the place where they are shown.
 * @typedef {object} ViewContext
 * @property {ReadonlyMap<string, string>} names what to call people, roles and channels, by id
 * @property {(type: number) => { label: string, value: string }[]} entities what a type of option or select offers
 * @property {(customId: string) => void} onPress
 * @property {(customId: string, values: string[]) => void} onSelect
 * @property {(name: string) => void} onCommand
 */

const buttonStyles = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'premium'];

/**
 * How each type of component is shown.
 * Source: https://docs.discord.com/developers/components/reference
 * @type {Record<number, (component: WireComponent, context: ViewContext) => HTMLElement>}
 */
const views = {
  1: (row, context) => element('div', { class: 'row' }, ...childViews(row, context)),
  2: buttonView,
  3: selectView,
  5: selectView,
  6: selectView,
  7: selectView,
  8: selectView,
  9: sectionView,
  10: ({ content }, context) => markdownView(content ?? '', context),
  11: ({ media, description }) => pictureView(media?.url ?? '', description, 'thumbnail'),
  12: galleryView,
  13: ({ file }) => fileView(file?.url ?? ''),
  14: ({ divider, spacing }) =>
    element('hr', { class: `${divider === false ? 'invisible' : ''} ${spacing === 2 ? 'wide' : ''}` }),
  17: containerView,
};

/**
 * Shows one component of a message with everything in it.
 * @param {WireComponent} component @param {ViewContext} context @returns {HTMLElement}
 */
export function componentView(component, context) {
  return (views[component.type] ?? unknownView)(component, context);
}

/** @param {WireComponent} component @param {ViewContext} context */
function childViews({ components }, context) {
  return (components ?? []).map((child) => componentView(child, context));
}

/** @param {WireComponent} section @param {ViewContext} context */
function sectionView(section, context) {
  return element(
    'div',
    { class: 'section' },
    element('div', { class: 'stack' }, ...childViews(section, context)),
    section.accessory && componentView(section.accessory, context),
  );
}

/** @param {WireComponent} container @param {ViewContext} context */
function containerView(container, context) {
  const { accent_color: color, spoiler } = container;
  const view = element('div', { class: 'container stack' }, ...childViews(container, context));
  if (typeof color === 'number') accent(view, color);
  return spoiler ? hidden(view) : view;
}

/** Colours the edge, through the object model: the page's policy forbids style attributes. @param {HTMLElement} view @param {number} color */
export function accent(view, color) {
  view.classList.add('accented');
  view.style.setProperty('--accent-edge', `#${color.toString(16).padStart(6, '0')}`);
}

/** @param {HTMLElement} view */
function hidden(view) {
  return element('details', { class: 'hidden-part' }, element('summary', {}, say('Spoiler')), view);
}

/** @param {WireComponent} gallery */
function galleryView({ items }) {
  const pictures = (items ?? []).map(({ media, description }) =>
    pictureView(media.url, description, 'picture'),
  );
  return element('div', { class: 'gallery' }, ...pictures);
}

/** @param {WireComponent} component */
function unknownView({ type }) {
  return element(
    'p',
    { class: 'subtext' },
    say('(a component of type {n}, which this page does not show)', { n: type }),
  );
}

/** @param {WireComponent} button @param {ViewContext} context */
function buttonView({ label, emoji, url, custom_id: customId, style, disabled }, { onPress }) {
  const face = [emoji?.name, label].filter(Boolean).join(' ');
  if (url) {
    return element(
      'a',
      { class: 'button link', href: url, target: '_blank', rel: 'noreferrer noopener' },
      face,
      icon('open'),
    );
  }
  return element(
    'button',
    {
      type: 'button',
      class: `button ${buttonStyles[style ?? 2]}`,
      'data-custom-id': customId,
      disabled,
      onclick: () => onPress(customId ?? ''),
    },
    face,
  );
}

/** @param {WireComponent} select @param {ViewContext} context */
function selectView(select, { onSelect, entities }) {
  const { custom_id: customId, placeholder, disabled, max_values: max } = select;
  const name = placeholder ?? say('Make a selection');
  return selectMenu({
    label: name,
    placeholder: name,
    choices: choicesOf(select, entities),
    max: max ?? 1,
    disabled: disabled ?? false,
    customId,
    onChosen: (values) => onSelect(customId ?? '', values),
  }).view;
}

/** What each type of select offers, in the types of command options. @type {Record<number, number>} */
const offered = { 5: 6, 6: 8, 7: 9, 8: 7 };

/** What a select offers. @param {WireComponent} select @param {ViewContext['entities']} entities @returns {Choice[]} */
export function choicesOf({ type, options = [], default_values: defaults }, entities) {
  const kind = offered[type];
  if (kind === undefined) {
    return options.map((option) => ({
      ...option,
      label: [option.emoji?.name, option.label].filter(Boolean).join(' '),
    }));
  }
  return entities(kind).map((choice) => ({
    ...choice,
    default: defaults?.some(({ id }) => id === choice.value),
  }));
}

/** @param {string} url @param {string | null | undefined} description @param {string} className */
function pictureView(url, description, className) {
  return element('img', { src: url, alt: description ?? '', class: className, loading: 'lazy' });
}

/**
 * Shows a file that can be fetched.
 * @param {string} url @param {string} [filename] @param {number} [size]
 */
export function fileView(url, filename, size) {
  const name = filename ?? decodeURIComponent(url.split('?')[0]?.split('/').at(-1) ?? 'file');
  return element(
    'a',
    { class: 'file', href: url, download: name },
    icon('file'),
    element('span', {}, name, size === undefined ? null : element('span', { class: 'detail' }, weight(size))),
  );
}

/** @param {number} bytes */
function weight(bytes) {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`;
}
