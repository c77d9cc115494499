import type {
  ActionHandler,
  AnyCommand,
  Audience,
  Command,
  FormHandler,
  MessageCommand,
} from '../../commands/command.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import type { Action } from '../../commands/reply.ts';

/** A command with the name that people type, `brief add`, and whom it is for. */
export interface Entry {
  readonly command: Command;
  readonly audience: Audience;
}

/** What a component's action runs. */
export type ComponentEntry = {
  readonly audience: Audience;
  readonly opensForm: boolean;
  readonly isLong: boolean;
  readonly run: ActionHandler;
};

/** Finds what to run for an interaction. Each method throws a UserError where there is nothing any more. */
export class CommandTable {
  readonly #commands = new Map<string, Entry>();
  readonly #messageCommands = new Map<string, MessageCommand>();

  constructor(commands: readonly AnyCommand[]) {
    for (const entry of commands) {
      if ('executeOnMessage' in entry) {
        this.#messageCommands.set(entry.definition.menuName, entry);
      } else if ('commands' in entry) {
        for (const command of entry.commands) {
          const name = `${entry.definition.name} ${command.definition.name}`;
          this.#commands.set(name, { command, audience: entry.audience });
        }
      } else {
        this.#commands.set(entry.definition.name, { command: entry, audience: entry.audience ?? 'everyone' });
      }
    }
  }

  command(name: string): Entry {
    const entry = this.#commands.get(name);
    if (!entry) throw new LocalizedError('discord.no-command', { name });
    return entry;
  }

  messageCommand(name: string): MessageCommand {
    const command = this.#messageCommands.get(name);
    if (!command) throw new LocalizedError('discord.no-menu-command', { name });
    return command;
  }

  component({ command: name, name: action }: Action): ComponentEntry {
    const { command, audience } = this.command(name);
    const opener = command.openers?.[action];
    const run = opener ?? command.actions?.[action];
    if (!run) throw new LocalizedError('discord.no-button');
    return { audience, run, opensForm: opener !== undefined, isLong: command.isLong ?? false };
  }

  form({ command: name, name: action }: Action): { readonly audience: Audience; readonly run: FormHandler } {
    const { command, audience } = this.command(name);
    const run = command.forms?.[action];
    if (!run) throw new LocalizedError('discord.no-form');
    return { audience, run };
  }
}
