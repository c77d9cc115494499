import { element } from './dom.js';
import { markdownView } from './markdown-view.js';

/** @import { WireComponent } from '../../components.ts' */

/**
 * What components need to know of the message that they stand in.
 * @typedef {object} ComponentContext
 * @property {ReadonlyMap<string, string>} names what to call people and channels, by id
 * @property {(customId: string) => void} onPress
 * @property {(customId: string, values: string[]) => void} onSelect
 */

const buttonStyles = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'primary'];

/**
 * How each type of component is shown.
 * Source: https://docs.discord.com/developers/components/reference
 * @type {Record<number, (component: WireComponent, context: ComponentContext) => HTMLElement>}
 */
const views = {
  1: (row, context) => element('div', { class: 'row' }, ...childViews(row, context)),
  2: buttonView,
  3: selectView,
  9: sectionView,
  10: ({ content }, { names }) => markdownView(content ?? '', names),
  11: ({ media, description }) => pictureView(media?.url ?? '', description, 'thumbnail'),
  12: galleryView,
  13: ({ file }) => fileView(file?.url ?? '', decodeURIComponent(file?.url.split('/').at(-1) ?? 'file')),
  14: ({ divider, spacing }) =>
    element('hr', { class: divider === false ? 'invisible' : spacing === 2 ? 'wide' : '' }),
  17: containerView,
};

/**
 * Shows one component of a message with everything in it.
 * @param {WireComponent} component
 * @param {ComponentContext} context
 * @returns {HTMLElement}
 */
export function componentView(component, context) {
  return (views[component.type] ?? unknownView)(component, context);
}

/** @param {WireComponent} component @param {ComponentContext} context */
function childViews({ components }, context) {
  return (components ?? []).map((child) => componentView(child, context));
}

/** @param {WireComponent} section @param {ComponentContext} context */
function sectionView(section, context) {
  return element(
    'div',
    { class: 'section' },
    element('div', {}, ...childViews(section, context)),
    section.accessory && componentView(section.accessory, context),
  );
}

/** @param {WireComponent} container @param {ComponentContext} context */
function containerView(container, context) {
  const view = element('div', { class: 'container' }, ...childViews(container, context));
  const { accent_color: color } = container;
  // Set through the object model: the page's policy forbids style attributes.
  if (typeof color === 'number')
    view.style.borderInlineStartColor = `#${color.toString(16).padStart(6, '0')}`;
  return view;
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
  return element('p', { class: 'subtext' }, `(a component of type ${type}, which this page does not show)`);
}

/** @param {WireComponent} button @param {ComponentContext} context */
function buttonView({ label, emoji, url, custom_id: customId, style, disabled }, { onPress }) {
  const face = [emoji?.name, label].filter(Boolean).join(' ');
  if (url) {
    return element(
      'a',
      { class: 'button link', href: url, target: '_blank', rel: 'noreferrer noopener' },
      `${face} ↗`,
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

/** @param {WireComponent} select @param {ComponentContext} context */
function selectView(select, { onSelect }) {
  const { custom_id: customId, placeholder, options = [], disabled, max_values: max } = select;
  const isMultiple = (max ?? 1) > 1;
  const hasDefault = options.some((option) => option.default);
  const name = placeholder ?? 'Make a selection';
  const choose = () =>
    onSelect(
      customId ?? '',
      [...view.selectedOptions].map(({ value }) => value),
    );
  const view = element(
    'select',
    {
      'aria-label': name,
      'data-custom-id': customId,
      disabled,
      multiple: isMultiple,
      onchange: isMultiple ? null : choose,
    },
    isMultiple
      ? null
      : element('option', { value: '', selected: !hasDefault, disabled: true, hidden: true }, name),
    ...options.map(({ label, value, description, default: isChosen }) =>
      element('option', { value, selected: isChosen }, description ? `${label} – ${description}` : label),
    ),
  );
  if (!isMultiple) return view;
  return element(
    'div',
    { class: 'row' },
    view,
    element('button', { type: 'button', class: 'button secondary', disabled, onclick: choose }, 'Choose'),
  );
}

/** @param {string} url @param {string | null | undefined} description @param {string} className */
function pictureView(url, description, className) {
  return element('img', { src: url, alt: description ?? '', class: className, loading: 'lazy' });
}

/**
 * Shows a file that can be fetched.
 * @param {string} url @param {string} name
 */
export function fileView(url, name) {
  return element('a', { class: 'file', href: url, download: name }, `File: ${name}`);
}
