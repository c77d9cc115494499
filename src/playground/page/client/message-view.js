import { componentView, fileView } from './component-view.js';
import { avatar, element, icon } from './dom.js';
import { embedView } from './embed-view.js';
import { lineView, markdownView } from './markdown-view.js';
import { acting } from './server.js';
import { say, sayWith } from './words.js';

/**
 * @import { APIMessage, APIUser } from 'discord-api-types/v10'
 * @import { WireComponent } from '../../components.ts'
 * @import { ViewContext } from './component-view.js'
 */

/**
 * @typedef {object} MessageActions
 * @property {(opener: HTMLElement) => void} onMenu
 * @property {() => void} onInspect
 * @property {() => void} onDismiss
 * @property {(channelId: string) => void} onGo opens another channel
 */
/** @typedef {ViewContext & MessageActions} MessageContext */

/** Message flags. Source: https://docs.discord.com/developers/resources/message#message-object-message-flags */
const flag = { ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 };

/** Message types. Source: https://docs.discord.com/developers/resources/message#message-object-message-types */
const types = { reply: 19, threadCreated: 18, threadStarter: 21 };

/** Whether a message is of a type. @param {{ type: number }} message @param {number} wanted */
const isOf = ({ type }, wanted) => type === wanted;

/** Whether only the person sees it. @param {APIMessage} message */
export const isEphemeral = ({ flags }) => ((flags ?? 0) & flag.ephemeral) !== 0;

/** What to call someone. @param {APIUser} user */
export const displayName = ({ global_name: name, username }) => name ?? username;

/** Shows a message as it stands. @param {APIMessage} message @param {MessageContext} context */
export function messageView(message, context) {
  const { author } = message;
  const name = displayName(author);
  if (isOf(message, types.threadCreated)) return threadNewsView(message, name, context);
  return element(
    'li',
    {
      id: `message-${message.id}`,
      class: isEphemeral(message) ? 'message ephemeral' : 'message',
      tabindex: -1,
      oncontextmenu: (/** @type {MouseEvent} */ event) => {
        // A link or a selection keeps the browser's own menu.
        if (event.target instanceof HTMLAnchorElement || getSelection()?.toString()) return;
        event.preventDefault();
        context.onMenu(/** @type {HTMLElement} */ (event.currentTarget));
      },
    },
    causeView(message, context),
    avatar(name),
    element(
      'div',
      { class: 'head' },
      element('strong', {}, name),
      author.bot ? element('span', { class: 'app' }, 'APP') : null,
      timeView(message.timestamp),
    ),
    element('div', { class: 'body' }, ...bodyViews(message, name, context)),
    message.thread ? threadButton(message.thread.id, message.thread.name ?? '', context) : null,
    isEphemeral(message) ? ephemeralNote(context) : null,
    toolsView(name, context),
  );
}

/** "Ada started the thread …". @param {APIMessage} message @param {string} name @param {MessageContext} context */
function threadNewsView({ id, content, message_reference: reference }, name, context) {
  const thread = threadButton(reference?.channel_id ?? '', content, context);
  return element(
    'li',
    { id: `message-${id}`, class: 'news', tabindex: -1 },
    ...sayWith('{name} started the thread {thread}', { name: element('strong', {}, name), thread }),
  );
}

/** @param {string} id @param {string} name @param {MessageContext} context */
function threadButton(id, name, { onGo }) {
  return element(
    'button',
    { type: 'button', class: 'thread', onclick: () => onGo(id) },
    icon('thread'),
    element('span', {}, name),
  );
}

/** @param {string} timestamp */
function timeView(timestamp) {
  const time = new Date(timestamp).toLocaleTimeString(acting.locale, { timeStyle: 'short' });
  return element('time', { datetime: timestamp }, time);
}

/**
 * What stands above a message: the command that was used, or what it replies to.
 * @param {APIMessage} message @param {MessageContext} context
 */
function causeView(message, context) {
  const { interaction, interaction_metadata: metadata, referenced_message: replied } = message;
  if (replied && isOf(message, types.reply)) return repliedView(replied, context);
  if (!interaction) return null;
  const isMenu = metadata !== undefined && 'target_message_id' in metadata;
  const name = displayName(interaction.user);
  return element(
    'p',
    { class: 'cause' },
    avatar(name),
    ...sayWith('{name} used {command}', {
      name: element('b', {}, name),
      command: element('span', { class: 'used' }, isMenu ? interaction.name : `/${interaction.name}`),
    }),
  );
}

/** The beginning of what is replied to; it leads there. @param {APIMessage} replied @param {MessageContext} context */
function repliedView(replied, context) {
  const name = displayName(replied.author);
  const said = replied.content
    ? lineView(replied.content.slice(0, 200), context)
    : replied.interaction
      ? say('Click to see command')
      : say('Click to see attachment');
  const onclick = () => {
    const there = document.getElementById(`message-${replied.id}`);
    there?.scrollIntoView({ block: 'center' });
    there?.focus({ preventScroll: true });
  };
  return element(
    'p',
    { class: 'cause' },
    avatar(name),
    element('b', {}, name),
    element(
      'button',
      { type: 'button', class: 'said', onclick },
      replied.content ? said : element('i', {}, said),
    ),
  );
}

/** @param {APIMessage} message @param {string} name @param {MessageContext} context @returns {(Node | null)[]} */
function bodyViews(message, name, context) {
  const { referenced_message: starter } = message;
  if (isOf(message, types.threadStarter) && starter) {
    // What a thread is about is shown in it, but stands in its channel, which its buttons lead to.
    const leave = () => context.onGo(starter.channel_id);
    return bodyViews(starter, name, { ...context, onPress: leave, onSelect: leave });
  }
  const [snapshot] = message.message_snapshots ?? [];
  if (snapshot) return [forwardedView(/** @type {APIMessage} */ (snapshot.message), name, context)];
  const flags = message.flags ?? 0;
  if (flags & flag.loading) {
    return [
      element(
        'p',
        { class: 'thinking' },
        element('span', { class: 'dots', 'aria-hidden': 'true' }),
        say('{name} is thinking…', { name }),
      ),
    ];
  }
  const edited = message.edited_timestamp ? element('span', { class: 'edited' }, say('(edited)')) : null;
  const text = message.content === '' ? null : markdownView(message.content, context);
  // As on Discord, the mark ends the text's last line where there is a text.
  if (edited) (text?.lastElementChild ?? text)?.append(' ', edited);
  return [
    text,
    ...message.embeds.map((embed) => embedView(embed, context)),
    ...(message.components ?? []).map((component) =>
      componentView(/** @type {WireComponent} */ (component), context),
    ),
    // With components V2 a file is seen only where a component shows it.
    ...(flags & flag.componentsV2
      ? []
      : message.attachments.map(({ url, filename, size }) => fileView(url, filename, size))),
    text ? null : edited,
  ];
}

/** What was forwarded, as it stood then. @param {APIMessage} message @param {string} name @param {MessageContext} context */
function forwardedView(message, name, context) {
  const views = bodyViews(message, name, context);
  return element(
    'div',
    { class: 'forwarded' },
    element('p', { class: 'subtext' }, icon('forward'), say('Forwarded')),
    ...views,
  );
}

/** @param {MessageContext} context */
function ephemeralNote({ onDismiss }) {
  return element(
    'p',
    { class: 'note' },
    icon('eye'),
    `${say('Only you can see this')} · `,
    element('button', { type: 'button', class: 'text-button', onclick: onDismiss }, say('Dismiss message')),
  );
}

/** @param {string} name @param {MessageContext} context */
function toolsView(name, { onInspect, onMenu }) {
  /** @param {string} label @param {string} title @param {string} picture @param {(event: Event) => void} onclick @param {object} [more] */
  const tool = (label, title, picture, onclick, more = {}) =>
    element(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': label,
        title,
        onclick,
        ...more,
      },
      icon(picture),
    );
  return element(
    'div',
    { class: 'tools' },
    tool(say('Inspect the message of {name}', { name }), say('Inspect'), 'inspect', onInspect),
    tool(
      say('More for the message of {name}', { name }),
      say('More'),
      'more',
      (event) => onMenu(/** @type {HTMLElement} */ (event.currentTarget)),
      { 'aria-haspopup': 'menu' },
    ),
  );
}
