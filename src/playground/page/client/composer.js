import { commandForm } from './command-form.js';
import { matching, shownName, usable } from './commands.js';
import { element, icon } from './dom.js';
import { encodeFile } from './server.js';
import { Suggestions } from './suggestions.js';
import { say } from './words.js';

/**
 * @import { APIApplicationCommand, APIMessage } from 'discord-api-types/v10'
 * @import { Usable } from './commands.js'
 * @import { FieldContext } from './option-field.js'
 */

/** A message as it is written. @typedef {{ content: string, files: object[], replyTo?: string }} Draft */

/**
 * Where one types: a message, or after "/" a command with its options.
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {() => APIApplicationCommand[]} options.commands
 * @param {FieldContext['entities']} options.entities
 * @param {(draft: Draft) => Promise<string | undefined>} options.onSay resolves to what is wrong
 * @param {(name: string, options: Record<string, unknown>) => Promise<string | undefined>} options.onSlash resolves to what is wrong
 * @param {(wrong: string) => void} options.onLost what was sent is refused and cannot be put back
 */
export function startComposer({ place, commands, entities, onSay, onSlash, onLost }) {
  const input = element('textarea', { id: 'say', rows: 1, maxlength: 2000, 'aria-label': say('Message') });
  const suggestions = new Suggestions(input, say('Suggestions'));
  const problem = element('p', { class: 'problem', role: 'alert' });
  const above = element('div', { class: 'above' });
  const picker = element('input', { type: 'file', multiple: true, hidden: true, tabindex: -1 });
  /** @type {File[]} */
  let files = [];
  /** @type {APIMessage | undefined} */
  let replyTo;
  /** @type {ReturnType<typeof commandForm> | undefined} */
  let form;
  /** The key of the person and the place that one writes as and to. */
  let addressed = '';

  /** What is written now, to be put back if it could not be sent. */
  const written = () => ({ text: input.value, files, replyTo, form, to: addressed });
  /** @param {Partial<ReturnType<typeof written>>} [what] nothing empties the composer */
  const write = ({ text = '', files: chosen = [], replyTo: answered, form: begun } = {}) => {
    input.value = text;
    files = chosen;
    replyTo = answered;
    form = begun;
    describe();
    suggestions.show([]);
    const shown = form?.view ?? view;
    // Where it stands already it stays, and keeps the focus.
    if (place.firstChild !== shown) place.replaceChildren(shown);
  };
  /**
   * What could not be sent comes back, unless one has gone elsewhere or has begun to write anew.
   * @param {ReturnType<typeof written>} what
   */
  const putBack = (what) => {
    if (what.to !== addressed || form || input.value || files.length > 0) return false;
    const hadFocus = document.activeElement === input || document.activeElement === document.body;
    write(what);
    if (hadFocus) focus();
    return true;
  };
  /** @param {string} label */
  const describePlace = (label) => {
    input.placeholder = label;
    input.setAttribute('aria-label', label);
  };
  const focus = () => (form ? form.focus() : input.focus());

  /** @param {Usable} command @param {string} [text] */
  const open = (command, text) => {
    suggestions.show([]);
    form = commandForm(command, {
      entities,
      onCancel: close,
      async onSubmit(options) {
        // Closed at once: what is typed from here on is the next message.
        const sent = written();
        close();
        const wrong = await onSlash(command.name, options);
        if (wrong !== undefined && !putBack(sent)) onLost(wrong);
        return wrong;
      },
    });
    if (text) form.fill(text);
    place.replaceChildren(form.view);
    form.focus();
  };
  const close = () => {
    write();
    input.focus();
  };
  const describe = () => {
    above.replaceChildren();
    if (replyTo) {
      const name = replyTo.author.global_name ?? replyTo.author.username;
      above.append(
        tag(say('Replying to {name}', { name }), say('Do not reply'), () => (replyTo = undefined)),
      );
    }
    for (const file of files) {
      above.append(
        tag(
          file.name,
          say('Remove {name}', { name: file.name }),
          () => (files = files.filter((one) => one !== file)),
        ),
      );
    }
  };
  /** @param {string} text @param {string} label @param {() => void} drop */
  const tag = (text, label, drop) => {
    const onclick = () => {
      drop();
      describe();
      input.focus();
    };
    const button = element(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': label, onclick },
      icon('close'),
    );
    return element('span', { class: 'tag' }, text, button);
  };
  /** @param {Iterable<File>} added */
  const attach = (added) => {
    files = [...files, ...added].slice(0, 10);
    describe();
    input.focus();
  };

  const suggest = () => {
    const all = usable(commands());
    if (/^\/[^\n]*$/.test(input.value)) {
      const typed = input.value.slice(1);
      // "/ask " opens the form at once, as one types on; what was pasted behind it goes into the form.
      const names = all.flatMap((command) =>
        [command.name, command.shownName].map((name) => ({ command, name })),
      );
      const begun = names.find(({ name }) => typed.startsWith(`${name} `));
      if (begun) open(begun.command, typed.slice(begun.name.length + 1));
      else suggestions.show(matching(all, typed).map(commandSuggestion));
      return;
    }
    const mention = /(?:^|\s)@([^@\s]*)$/.exec(input.value.slice(0, input.selectionStart));
    suggestions.show(mention ? mentionSuggestions(mention[1] ?? '') : []);
  };
  /** @param {Usable} command */
  const commandSuggestion = (command) => ({
    label: `/${command.shownName}`,
    hint: command.options
      .filter(({ required }) => required)
      .map(shownName)
      .join('  '),
    detail: command.description,
    choose: () => open(command),
  });
  /** @param {string} typed */
  const mentionSuggestions = (typed) =>
    entities(6)
      .filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()))
      .map(({ label }) => ({
        label: `@${label}`,
        choose() {
          const end = input.selectionStart;
          const start = end - typed.length;
          input.setRangeText(`${label} `, start, end, 'end');
          suggestions.show([]);
        },
      }));
  const send = async () => {
    const content = withMentions(input.value.trim(), entities(6));
    if (content === '' && files.length === 0) return;
    if (content.startsWith('/') && !content.includes('\n')) {
      problem.textContent =
        commands().length === 0
          ? say('No commands have arrived from the bot yet.')
          : say('There is no command {name} here.', { name: content.split(' ')[0] ?? '' });
      return;
    }
    const sent = written();
    write();
    const wrong = await onSay({
      content,
      files: await Promise.all(sent.files.map(encodeFile)),
      ...(sent.replyTo && { replyTo: sent.replyTo.id }),
    });
    if (wrong === undefined) return;
    if (putBack(sent)) problem.textContent = say(wrong);
    else onLost(wrong);
  };
  input.addEventListener('input', () => {
    problem.textContent = '';
    suggest();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && replyTo) {
      replyTo = undefined;
      describe();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  input.addEventListener('paste', (event) => {
    if (event.clipboardData?.files.length) attach(event.clipboardData.files);
  });
  picker.addEventListener('change', () => {
    attach(picker.files ?? []);
    picker.value = '';
  });
  place.addEventListener('dragover', (event) => event.preventDefault());
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files;
    if (!dropped?.length) return;
    if (form) form.takeFiles(dropped);
    else attach(dropped);
  });
  const attachButton = element(
    'button',
    { type: 'button', class: 'icon-button', onclick: () => picker.click() },
    icon('attach'),
  );
  const sendButton = element('button', { class: 'icon-button send' }, icon('send'));
  const view = element(
    'form',
    {
      class: 'box',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void send();
      },
    },
    suggestions.view,
    above,
    problem,
    element('div', { class: 'line' }, attachButton, picker, input, sendButton),
  );
  place.replaceChildren(view);
  return {
    focus,
    /**
     * One leaves for another place, or becomes someone else: what was being written is put away now,
     * before anything is known of the place, so that what is typed from here on is never lost.
     * @param {string} key of the person and the place
     */
    leaveFor(key) {
      if (key === addressed) return;
      write();
      describePlace(say('Message'));
      addressed = key;
    },
    /** Says what the place is called; what is being written stays. @param {string} name @param {string} key */
    address(name, key) {
      describePlace(say('Message {place}, or type /', { place: name }));
      view.setAttribute('aria-label', say('Write a message'));
      attachButton.setAttribute('aria-label', say('Attach files'));
      sendButton.setAttribute('aria-label', say('Send'));
      suggestions.rename(say('Suggestions'));
      addressed = key;
    },
    /** The commands have changed: one that was typed before it was known opens now. */
    refresh() {
      if (form || document.activeElement !== input || !input.value.startsWith('/')) return;
      problem.textContent = '';
      suggest();
    },
    /** @param {APIMessage} message */
    reply(message) {
      replyTo = message;
      describe();
      input.focus();
    },
    /** Opens a command by the bot's name for it. @param {string} name */
    open(name) {
      const command = usable(commands()).find((one) => one.name === name);
      if (command) open(command);
    },
  };
}

/** Names after "@" become mentions, the longest first. @param {string} text @param {{ label: string, value: string }[]} users */
function withMentions(text, users) {
  return [...users]
    .sort((a, b) => b.label.length - a.label.length)
    .reduce((said, { label, value }) => said.replaceAll(`@${label}`, `<@${value}>`), text);
}
