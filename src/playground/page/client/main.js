import { startComposer } from './composer.js';
import { byId, element } from './dom.js';
import { messageView } from './message-view.js';
import { openModal } from './modal-view.js';
import { act, listen } from './server.js';

/**
 * @import { APIApplicationCommand, APIMessage } from 'discord-api-types/v10'
 * @import { Outcome } from './server.js'
 */

const list = byId('messages');
/** @type {APIApplicationCommand[]} */
let commands = [];
/** What to call people and channels, by id. @type {Map<string, string>} */
const names = new Map();

/** Whether the newest message is in view; kept so when the list changes its height. */
let isAtEnd = true;
list.addEventListener('scroll', () => {
  isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
});
new ResizeObserver(scrollToEnd).observe(list);

function scrollToEnd() {
  if (isAtEnd) list.scrollTop = list.scrollHeight;
}

/** Puts a message in its place, or in place of how it stood before. @param {APIMessage} message */
function show(message) {
  for (const user of [message.author, ...message.mentions])
    names.set(user.id, user.global_name ?? user.username);
  const known = document.getElementById(`message-${message.id}`);
  const view = messageView(message, {
    names,
    onPress: (customId) => void use('press', message, { customId }),
    onSelect: (customId, values) => void use('select', message, { customId, values }),
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
  scrollToEnd();
}

/** Focus stays on the same control, or on the message when that is gone. @param {HTMLElement} view @param {string | null | undefined} customId */
function keepFocus(view, customId) {
  const control = [...view.querySelectorAll('[data-custom-id]')].find(
    (one) => one.getAttribute('data-custom-id') === customId,
  );
  view.tabIndex = -1;
  const target = control instanceof HTMLElement && !control.hasAttribute('disabled') ? control : view;
  target.focus();
}

/** @param {'press' | 'select'} action @param {APIMessage} message @param {object} what */
async function use(action, message, what) {
  const view = byId(`message-${message.id}`);
  view.setAttribute('aria-busy', 'true');
  finish(await act(action, { message: message.id, ...what }));
  document.getElementById(`message-${message.id}`)?.removeAttribute('aria-busy');
}

/** Opens the modal or says what went wrong; messages come by themselves. @param {Outcome} outcome */
function finish(outcome) {
  if (outcome.modal) openModal(outcome, finish);
  else if (outcome.error) {
    list.append(element('li', { class: 'failure', role: 'alert' }, outcome.error));
    list.scrollTop = list.scrollHeight;
  }
}

startComposer({
  place: byId('composer'),
  commands: () => commands,
  async onSay(content) {
    finish(await act('say', { content }));
  },
  async onSlash(name, options) {
    const outcome = await act('slash', { name, options });
    finish(outcome);
    // What the client would not have sent has no kind; what was entered must not be lost then.
    return outcome.kind !== undefined;
  },
});

listen({
  onState(state) {
    commands = state.commands;
    names
      .set(state.bot.id, state.bot.name)
      .set(state.me.id, state.me.name)
      .set(state.channel.id, state.channel.name);
    document.title = `#${state.channel.name} – playground`;
    byId('channel').textContent = `# ${state.channel.name}`;
    byId('place').textContent = `${state.guild?.name ?? 'Direct message'} · you are ${state.me.name}`;
    list.replaceChildren();
    for (const message of state.messages) show(message);
  },
  onMessage: show,
  onDeleted: (id) => document.getElementById(`message-${id}`)?.remove(),
  onCommands(changed) {
    commands = changed;
  },
  onConnection(isConnected) {
    byId('connection').textContent = isConnected ? '' : 'Reconnecting to the playground…';
  },
});
