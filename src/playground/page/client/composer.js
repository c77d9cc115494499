import { commandForm } from './command-form.js';
import { element } from './dom.js';
import { Suggestions } from './suggestions.js';

/**
 * @import { APIApplicationCommand } from 'discord-api-types/v10'
 * @import { Usable } from './command-form.js'
 */

/**
 * Where one types: a message, or after "/" a command with its options.
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {() => APIApplicationCommand[]} options.commands
 * @param {(content: string) => Promise<void>} options.onSay
 * @param {(name: string, options: Record<string, unknown>) => Promise<boolean>} options.onSlash true when it was sent
 */
export function startComposer({ place, commands, onSay, onSlash }) {
  const input = element('input', {
    type: 'text',
    id: 'say',
    maxlength: 2000,
    placeholder: 'Message, or / for commands',
    'aria-label': 'Message, or / for commands',
  });
  const suggestions = new Suggestions(input, 'Commands');

  /** @param {Usable} command */
  const open = (command) => {
    suggestions.show([]);
    const form = commandForm(command, {
      onCancel: close,
      async onSubmit(options) {
        if (await onSlash(command.name, options)) close();
      },
    });
    place.replaceChildren(form.view);
    form.focus();
  };
  const close = () => {
    input.value = '';
    place.replaceChildren(view);
    input.focus();
  };
  const suggest = () => {
    if (!input.value.startsWith('/')) {
      suggestions.show([]);
      return;
    }
    const all = commands().flatMap(usable);
    const typed = input.value.slice(1);
    // "/ask " opens the form at once, as one types on.
    const exact = all.find(({ name }) => typed === `${name} `);
    if (exact) {
      open(exact);
      return;
    }
    suggestions.show(
      all
        .filter(({ name }) => name.includes(typed.toLowerCase()))
        .map((command) => ({
          label: `/${command.name}`,
          detail: command.description,
          choose: () => open(command),
        })),
    );
  };
  input.addEventListener('input', suggest);
  const view = element(
    'form',
    {
      class: 'say',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const content = input.value.trim();
        if (content === '' || content.startsWith('/')) return;
        input.value = '';
        void onSay(content);
      },
    },
    suggestions.view,
    input,
  );
  place.replaceChildren(view);
  input.focus();
}

/** Commands that are typed. @type {ReadonlySet<number>} */
const typedTypes = new Set([1]);
/** Options that are subcommands or groups of them. @type {ReadonlySet<number>} */
const branchTypes = new Set([1, 2]);

/** The command itself, or each of its subcommands. @param {APIApplicationCommand} command @returns {Usable[]} */
function usable({ name, description, options = [], type }) {
  return typedTypes.has(type) ? branches({ name, description, options }) : [];
}

/** @param {Usable} command @returns {Usable[]} */
function branches({ name, description, options }) {
  if (!options.some(({ type }) => branchTypes.has(type))) return [{ name, description, options }];
  return options.flatMap((option) =>
    branches({
      name: `${name} ${option.name}`,
      description: option.description,
      options: 'options' in option ? (option.options ?? []) : [],
    }),
  );
}
