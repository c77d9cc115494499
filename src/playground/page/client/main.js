import { startComposer } from './composer.js';
import { messageCommands, shownName } from './commands.js';
import { byId, element, icon } from './dom.js';
import { openForwardMenu } from './forward-menu.js';
import { drawCounts, openActivity, openInspector } from './inspector.js';
import { goToEnd, list, log, scrollIfAtEnd } from './message-log.js';
import { openMenu } from './message-menu.js';
import { displayName, isEphemeral, messageView } from './message-view.js';
import { openModal } from './modal-view.js';
import { drawPersonMenu } from './person-menu.js';
import { drawPlaces } from './places.js';
import { act, acting, become, listen } from './server.js';
import { openThreadDialog } from './thread-dialog.js';
import { showTyping, stopTyping } from './typing.js';
import { drawWelcome } from './welcome.js';
import { fetchWords, say } from './words.js';

/**
 * @import { APIApplicationCommand, APIMessage } from 'discord-api-types/v10'
 * @import { ViewContext } from './component-view.js'
 * @import { Outcome, State } from './server.js'
 */

/** What was told when the channel opened. @type {State | undefined} */
let state;
/** @type {APIApplicationCommand[]} */
let commands = [];
/** What to call people, roles and channels, by id. @type {Map<string, string>} */
const names = new Map();

/** What an option or a select of a type offers, in the types of command options. @type {ViewContext['entities']} */
function entities(type) {
  const users = (state?.users ?? []).map((user) => ({ label: displayName(user), value: user.id }));
  const roles = (state?.roles ?? []).map(({ id, name }) => ({ label: name, value: id }));
  const here = state?.guilds.find(({ id }) => id === state?.guild?.id)?.channels ?? [];
  if (type === 6) return users;
  if (type === 8) return roles;
  if (type === 9) return [...users, ...roles];
  return here.map(({ id, name }) => ({ label: `#${name}`, value: id }));
}

/** @type {ViewContext} */
const context = {
  names,
  entities,
  onCommand: (name) => composer.open(name),
  onPress() {},
  onSelect() {},
};

/** Puts a message in its place, or in place of how it stood before. @param {APIMessage} message */
function show(message) {
  for (const user of [message.author, ...message.mentions]) names.set(user.id, displayName(user));
  if (message.author.id === state?.bot.id) stopTyping();
  const known = document.getElementById(`message-${message.id}`);
  const view = messageView(message, {
    ...context,
    onPress: (customId) => void use('press', message, { customId }),
    onSelect: (customId, values) => void use('select', message, { customId, values }),
    onMenu: (opener) => openMessageMenu(opener, message),
    onInspect: () => void openInspector({ message: message.id }),
    onDismiss: () => void dismiss(message),
    onGo: go,
  });
  if (known) {
    const focused = known.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-custom-id')
      : undefined;
    known.replaceWith(view);
    if (focused !== undefined) keepFocus(view, focused);
  } else {
    list.append(view);
  }
  scrollIfAtEnd();
}

/** Focus stays on the same control, or on the message when that is gone. @param {HTMLElement} view @param {string | null | undefined} customId */
function keepFocus(view, customId) {
  const control = [...view.querySelectorAll('[data-custom-id]')].find(
    (one) => one.getAttribute('data-custom-id') === customId,
  );
  const target = control instanceof HTMLElement && !control.hasAttribute('disabled') ? control : view;
  target.focus({ preventScroll: true });
}

/** @param {APIMessage} message */
async function dismiss(message) {
  await act('dismiss', { message: message.id });
  const view = byId(`message-${message.id}`);
  const next = view.nextElementSibling ?? view.previousElementSibling;
  view.remove();
  if (next instanceof HTMLElement) next.focus();
  else composer.focus();
}

/** @param {HTMLElement} opener @param {APIMessage} message */
function openMessageMenu(opener, message) {
  const apps = messageCommands(commands).map((command) => ({
    label: shownName(command),
    act: () => void use('menu', message, { name: command.name }),
  }));
  openMenu(opener, say('Message'), [
    {
      items: [
        ...(isEphemeral(message)
          ? [{ label: say('Dismiss message'), icon: 'close', act: () => void dismiss(message) }]
          : [
              { label: say('Reply'), icon: 'reply', act: () => composer.reply(message) },
              { label: say('Forward'), icon: 'forward', act: () => forward(opener, message) },
            ]),
        ...(state?.canStartThread && !isEphemeral(message) && !message.thread
          ? [{ label: say('Create thread'), icon: 'thread', act: () => startThread(message) }]
          : []),
        { label: say('Inspect'), icon: 'inspect', act: () => void openInspector({ message: message.id }) },
      ],
    },
    ...(apps.length > 0 ? [{ title: say('Apps'), items: apps }] : []),
  ]);
}

/** @param {HTMLElement} opener @param {APIMessage} message */
function forward(opener, message) {
  if (!state) return;
  openForwardMenu(opener, state, async (to) => {
    const { error, channel } = await act('forward', { message: message.id, to });
    if (channel) {
      // What follows is said there, below what arrives.
      composer.focus();
      go(channel);
    } else if (error) finish({ error });
  });
}

/** @param {'press' | 'select' | 'menu'} action @param {APIMessage} message @param {object} what */
async function use(action, message, what) {
  const view = byId(`message-${message.id}`);
  view.setAttribute('aria-busy', 'true');
  finish(await act(action, { message: message.id, ...what }));
  document.getElementById(`message-${message.id}`)?.removeAttribute('aria-busy');
}

/** Opens the modal or says what went wrong; messages come by themselves. @param {Outcome} outcome */
function finish(outcome) {
  if (outcome.modal) {
    openModal(outcome, context, finish);
    return;
  }
  const { error, interaction } = outcome;
  if (!error) return;
  const inspect = element(
    'button',
    {
      type: 'button',
      class: 'text-button',
      onclick: () => interaction && void openInspector({ interaction }),
    },
    say('Inspect'),
  );
  const words = error
    .split('\n')
    .map((line) => say(line))
    .join('\n');
  list.append(element('li', { class: 'failure', role: 'alert' }, words, interaction ? inspect : null));
  goToEnd();
}

/**
 * Uses a command. Resolves to what is wrong where nothing was sent; whatever else goes wrong shows
 * among the messages.
 * @param {string} name @param {Record<string, unknown>} options @returns {Promise<string | undefined>}
 */
async function slash(name, options) {
  goToEnd();
  const outcome = await act('slash', { name, options });
  // What a client would not have sent has no kind; what was entered must not be lost then.
  if (outcome.error && !outcome.kind) return outcome.error;
  finish(outcome);
  return undefined;
}

/** @param {APIMessage} [about] */
function startThread(about) {
  openThreadDialog(async (name) => {
    const { error, channel } = await act('thread', { name, ...(about && { message: about.id }) });
    if (channel) go(channel);
    return error;
  });
}

/** Opens another channel. @param {string} channel */
function go(channel) {
  become({ channel });
  void open();
}

/** @param {State} told */
function welcome(told) {
  drawWelcome(
    { ...told, commands },
    (name, options) => void trySample(name, options),
    (name) => composer.open(name),
  );
}

/** @param {string} name @param {Record<string, string>} options */
async function trySample(name, options) {
  const error = await slash(name, options);
  if (error) finish({ error });
}

const composer = startComposer({
  place: byId('composer'),
  commands: () => commands,
  entities,
  async onSay(draft) {
    goToEnd();
    return (await act('say', draft)).error;
  },
  onSlash: slash,
  onLost: (error) => finish({ error }),
});

/** Names who one is and where. */
const addressKey = () => `${acting.person} ${acting.channel}`;

let stop = () => {};
/** Opens the channel anew, as whoever one is now. */
async function open() {
  composer.leaveFor(addressKey());
  stop();
  const opening = { isOvertaken: false };
  stop = () => {
    opening.isOvertaken = true;
  };
  await fetchWords();
  if (opening.isOvertaken) return;
  stop = listen({
    onState: draw,
    onMessage: show,
    onDeleted: (id) => document.getElementById(`message-${id}`)?.remove(),
    onCommands(changed) {
      commands = changed;
      if (state) welcome(state);
      composer.refresh();
    },
    onCounts: drawCounts,
    onPlaces(guilds) {
      if (!state) return;
      state = { ...state, guilds };
      drawPlaces(state, () => void open());
    },
    onTyping: () => showTyping(state?.bot.name ?? ''),
    onConnection(isConnected) {
      byId('connection').textContent = isConnected ? '' : say('Reconnecting…');
    },
  });
}

/** @param {State} told */
function draw(told) {
  state = told;
  commands = told.commands;
  become({ channel: told.channel.id });
  names.clear();
  for (const user of told.users) names.set(user.id, displayName(user));
  const channels = told.guilds.flatMap((guild) => guild.channels);
  for (const { id, name } of [...told.roles, ...channels, ...channels.flatMap(({ threads }) => threads)])
    names.set(id, name);
  const place = `${told.guild ? '#' : told.isGroup ? '' : '@'}${told.channel.name}`;
  document.title = `${place} – playground`;
  byId('channel').textContent = place.replace('#', '# ').replace('@', '@ ');
  stopTyping();
  const thread = byId('new-thread');
  thread.hidden = !told.canStartThread;
  thread.setAttribute('aria-label', say('Create thread'));
  thread.title = say('Create thread');
  log.setAttribute('aria-label', say('Messages'));
  drawPlaces(told, () => void open());
  drawPersonMenu(told, () => void open());
  drawCounts(told.counts);
  welcome(told);
  composer.address(place, addressKey());
  composer.refresh();
  const focused = document.activeElement?.closest('#messages > li')?.id;
  // What was said before is not news to a screen reader.
  log.setAttribute('aria-busy', 'true');
  list.replaceChildren();
  for (const message of told.messages) show(message);
  goToEnd();
  log.removeAttribute('aria-busy');
  if (focused) document.getElementById(focused)?.focus();
  if (document.activeElement === document.body) composer.focus();
}

byId('activity').addEventListener('click', () => void openActivity());
byId('new-thread').append(icon('thread'));
byId('new-thread').addEventListener('click', () => startThread());
void open();
