import { componentView, fileView } from './component-view.js';
import { element } from './dom.js';
import { markdownView } from './markdown-view.js';

/**
 * @import { APIEmbed, APIMessage } from 'discord-api-types/v10'
 * @import { WireComponent } from '../../components.ts'
 * @import { ComponentContext } from './component-view.js'
 */

const ephemeral = 1 << 6;
const loading = 1 << 7;

/**
 * Shows a message as it stands.
 * @param {APIMessage} message @param {ComponentContext} context
 */
export function messageView(message, context) {
  const { author, flags = 0, interaction } = message;
  const name = author.global_name ?? author.username;
  const replyTo = message.referenced_message;
  return element(
    'li',
    { id: `message-${message.id}`, class: flags & ephemeral ? 'message ephemeral' : 'message' },
    interaction &&
      element(
        'p',
        { class: 'cause' },
        `${interaction.user.global_name ?? interaction.user.username} used `,
        element('span', { class: 'mention' }, `/${interaction.name}`),
      ),
    replyTo && element('p', { class: 'cause' }, causeOf(replyTo)),
    element(
      'div',
      { class: 'head' },
      element('span', { class: 'avatar', 'aria-hidden': 'true' }, name.slice(0, 1).toUpperCase()),
      element('strong', {}, name),
      author.bot ? element('span', { class: 'app' }, 'APP') : null,
      element(
        'time',
        { datetime: message.timestamp },
        new Date(message.timestamp).toLocaleTimeString(undefined, { timeStyle: 'short' }),
      ),
    ),
    element('div', { class: 'body' }, ...bodyViews(message, name, context)),
    flags & ephemeral ? element('p', { class: 'note' }, 'Only you can see this') : null,
  );
}

/** What stands above a reply: whom it answers, and the beginning of what they said. @param {APIMessage} message */
function causeOf({ author, content }) {
  const name = author.global_name ?? author.username;
  return content === '' ? `replies to ${name}` : `replies to ${name}: ${content.slice(0, 80)}`;
}

/** @param {APIMessage} message @param {string} name @param {ComponentContext} context @returns {(Node | null)[]} */
function bodyViews(message, name, context) {
  if ((message.flags ?? 0) & loading) return [element('p', { class: 'thinking' }, `${name} is thinking…`)];
  return [
    message.content === '' ? null : markdownView(message.content, context.names),
    ...message.embeds.map((embed) => embedView(embed, context)),
    ...(message.components ?? []).map((component) =>
      componentView(/** @type {WireComponent} */ (component), context),
    ),
    // With components V2 a file is seen only where a component shows it.
    ...((message.flags ?? 0) & (1 << 15)
      ? []
      : message.attachments.map(({ url, filename }) => fileView(url, filename))),
    message.edited_timestamp ? element('span', { class: 'note' }, '(edited)') : null,
  ];
}

/** @param {APIEmbed} embed @param {ComponentContext} context */
function embedView({ title, url, description, fields, footer, author, color }, { names }) {
  const heading = title && (url && /^https?:/.test(url) ? `[${title}](${url})` : title);
  const view = element(
    'div',
    { class: 'container' },
    author ? element('p', { class: 'subtext' }, author.name) : null,
    heading ? markdownView(`**${heading}**`, names) : null,
    description ? markdownView(description, names) : null,
    ...(fields ?? []).map((field) =>
      element('div', {}, markdownView(`**${field.name}**`, names), markdownView(field.value, names)),
    ),
    footer ? element('p', { class: 'subtext' }, footer.text) : null,
  );
  if (typeof color === 'number')
    view.style.borderInlineStartColor = `#${color.toString(16).padStart(6, '0')}`;
  return view;
}
