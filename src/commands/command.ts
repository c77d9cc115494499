import type { Collection } from '../knowledge/collection.ts';
import type { Choice, Reply } from './reply.ts';

/** What commands work with; given to them with each request. */
export interface Services {
  readonly library: Library;
}

/** Gives each guild the briefs that it sees. */
export interface Library {
  /** The briefs of a guild and the bundled ones; outside a guild (null) the bundled ones alone. */
  collection(guildId: string | null): Promise<Collection>;
}

/** Who asks, and from where. */
export interface Request {
  readonly guildId: string | null;
  readonly userId: string;
  /** The person's language, a BCP 47 tag. */
  readonly locale: string;
}

/** A slash command with its options. */
export interface CommandRequest<Options = OptionValues> extends Request {
  readonly options: Options;
}

/** An option being typed. The others may be absent, even those that are required. */
export interface AutocompleteRequest extends Request {
  readonly options: OptionValues;
  readonly focused: { readonly name: string; readonly value: string };
}

/** A pressed button or a chosen select option. */
export interface ActionRequest extends Request {
  readonly args: readonly string[];
  /** Chosen options of a select; empty for a button. */
  readonly values: readonly string[];
  /** The quote of the card that the button stands on. */
  readonly quote: string | undefined;
  /** Whether everybody sees the message that the button stands on. */
  readonly isPublic: boolean;
}

export type OptionValue = string | boolean;
export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

/** A command as Discord is told of it: inert data. Names are lower case, descriptions up to 100 characters. */
export interface CommandDefinition {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly OptionDefinition[];
}

export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  readonly name: string;
  readonly description: string;
  readonly isRequired?: boolean;
  /** Whether the command suggests values while the person types. */
  readonly hasAutocomplete?: boolean;
}

/** A command: its definition, and what it does as functions of a request. */
export interface Command {
  readonly definition: CommandDefinition;
  /** Whether everybody will see the reply; asked before it is ready. Default: the asker alone. */
  isPublic?(options: OptionValues): boolean;
  execute(request: CommandRequest, services: Services): Promise<Reply>;
  autocomplete?(request: AutocompleteRequest, services: Services): Promise<readonly Choice[]>;
  /** What its buttons and selects do, by action name. */
  readonly actions?: Readonly<Record<string, ActionHandler>>;
}

export type ActionHandler = (request: ActionRequest, services: Services) => Promise<Reply>;

type ValueOf<O extends OptionDefinition> = O['type'] extends 'boolean' ? boolean : string;

/** The option values that a definition promises: required ones are always there. */
type OptionsOf<D extends CommandDefinition> = D['options'] extends readonly OptionDefinition[]
  ? {
      readonly [O in D['options'][number] as O['name']]: O extends { isRequired: true }
        ? ValueOf<O>
        : ValueOf<O> | undefined;
    }
  : Record<never, never>;

/** Types `execute` by the definition beside it: a required string option is a `string` there. */
export function defineCommand<const D extends CommandDefinition>(
  command: Omit<Command, 'definition' | 'execute' | 'isPublic'> & {
    readonly definition: D;
    isPublic?(options: OptionsOf<D>): boolean;
    execute(request: CommandRequest<OptionsOf<D>>, services: Services): Promise<Reply>;
  },
): Command {
  return command as Command;
}
