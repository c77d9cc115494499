import { accent } from './component-view.js';
import { element } from './dom.js';
import { markdownView } from './markdown-view.js';

/**
 * @import { APIEmbed } from 'discord-api-types/v10'
 * @import { ViewContext } from './component-view.js'
 */

/** Shows an embed, the layout before components. @param {APIEmbed} embed @param {ViewContext} context */
export function embedView(embed, context) {
  const { title, url, description, fields, footer, author, color, image, thumbnail } = embed;
  const heading = title && (url && /^https?:/.test(url) ? `[${title}](${url})` : title);
  const view = element(
    'div',
    { class: 'container embed' },
    element(
      'div',
      { class: 'stack' },
      author ? element('p', { class: 'author' }, author.name) : null,
      heading ? markdownView(`**${heading}**`, context) : null,
      description ? markdownView(description, context) : null,
      fields?.length
        ? element('div', { class: 'fields' }, ...fields.map((field) => fieldView(field, context)))
        : null,
      image ? element('img', { src: image.url, alt: '', class: 'picture', loading: 'lazy' }) : null,
      footer ? element('p', { class: 'subtext' }, footer.text) : null,
    ),
    thumbnail ? element('img', { src: thumbnail.url, alt: '', class: 'thumbnail', loading: 'lazy' }) : null,
  );
  if (typeof color === 'number') accent(view, color);
  return view;
}

/** @param {{ name: string, value: string, inline?: boolean }} field @param {ViewContext} context */
function fieldView({ name, value, inline }, context) {
  return element(
    'div',
    { class: inline ? 'inline' : null },
    markdownView(`**${name}**`, context),
    markdownView(value, context),
  );
}
