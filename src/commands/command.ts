import type { Action, Choice, MenuOption, Reply } from './reply.ts';
import type { Services } from './services.ts';

/** Who asks, and from where. */
export interface Request {
  readonly guildId: string | null;
  /** Snowflake of the channel or thread. */
  readonly channelId: string;
  /** Of a thread, the channel that it belongs to; else null. */
  readonly parentChannelId: string | null;
  readonly userId: string;
  /** The person's language, a BCP 47 tag. */
  readonly locale: string;
  /** The guild's language as Discord tells it; the person's own outside a guild. See `publicLocale`. */
  readonly guildLocale: string;
  /** Whether it comes from a direct message with the bot, whose guild is then the one that the person asks there. */
  readonly isDirect?: boolean;
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
  /** Whether the person may manage messages here. */
  readonly isModerator: boolean;
  /** What the buttons and selects of the message do, by which a card can be laid out anew. */
  readonly actions?: readonly Action[] | undefined;
  /** What the select on the message offers, to the same end. */
  readonly menuOptions?: readonly MenuOption[];
}

/** A form that was sent in. */
export interface FormRequest extends Request {
  readonly args: readonly string[];
  /** What was typed or chosen, by field id; '' where nothing was. */
  readonly fields: Readonly<Record<string, string>>;
  /** Uploaded files of all file fields. */
  readonly uploads: readonly Upload[];
  /** Whether the form was opened from a message that everybody sees; false also without a message. */
  readonly isPublic: boolean;
}

/** A message that someone opened a message command on. */
export interface MessageRequest extends Request {
  readonly message: {
    /** The message's text; for a Components V2 message the texts of its displays. */
    readonly text: string;
    /** The same as plain text, line by line: without mentions, emoji, addresses, and marks that lay it out. */
    readonly plainText: string;
    readonly uploads: readonly Upload[];
    /** Whether the bot itself wrote it. */
    readonly isOwn: boolean;
    /** Whether everybody in the channel sees it. */
    readonly isPublic: boolean;
    /** Where it opens: `https://discord.com/channels/…`. */
    readonly url: string;
    /** What the buttons and selects of a message of the bot's own mean. */
    readonly actions: readonly Action[];
  };
}

/** A file that lies with Discord; `Services.download` fetches it. */
export interface Upload {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
  /** The media type that Discord names, such as `text/plain; charset=utf-8`; null where it names none. */
  readonly contentType: string | null;
}

/** What was filled in for an option, by the option's type; the snowflake of a channel. */
export type OptionValue = string | boolean | Upload;
/** What was filled in, by the option's name; undefined where nothing was. */
export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

/**
 * A command as Discord is told of it: inert data. Its name is in English and lower case; what people read,
 * translated names and descriptions, comes from the catalogs by key (see `discord/command-body.ts`).
 */
export interface CommandDefinition {
  readonly name: string;
  readonly options?: readonly OptionDefinition[];
}

/** What a person can fill in beside a command's name. */
export interface OptionDefinition {
  /** The value of a `channel` is its snowflake; only channels of a server that take messages are offered. */
  readonly type: 'string' | 'boolean' | 'channel' | 'attachment';
  readonly name: string;
  readonly isRequired?: boolean;
  /** Whether the command suggests values while the person types. */
  readonly hasAutocomplete?: boolean;
  /** Of a string, in characters: default 200, for no name or title is longer; 6,000 is the most there is. */
  readonly maxLength?: number;
  /** The only values there are, up to 25; what each is called is in the catalogs. */
  readonly choices?: readonly string[];
}

/**
 * Whom a command is for, unless a server's settings say otherwise: `moderators` are those with Manage Messages,
 * `managers` those with Manage Server.
 */
export type Audience = 'everyone' | 'moderators' | 'managers';

/** A command: its definition, and what it does as functions of a request. */
export interface Command {
  readonly definition: CommandDefinition;
  /** Default `everyone`. A command of a group has the group's. */
  readonly audience?: Audience;
  /** Whether everybody will see the reply; asked before it is ready. Default: the asker alone. */
  isPublic?(request: CommandRequest, services: Services): Promise<boolean>;
  /**
   * Whether it may keep the process busy for seconds, so that Discord is told to wait before it or one of its
   * actions begins; once it has begun there may be no time left for that.
   */
  readonly isLong?: boolean;
  /** Whether it answers with a form, which cannot wait: such a command is never deferred. */
  opensForm?(options: OptionValues): boolean;
  execute(request: CommandRequest, services: Services): Promise<Reply>;
  autocomplete?(request: AutocompleteRequest, services: Services): Promise<readonly Choice[]>;
  /** What its buttons and selects do, by action name. */
  readonly actions?: Readonly<Record<string, ActionHandler>>;
  /** Like `actions`, for those that answer with a form and so are never deferred. */
  readonly openers?: Readonly<Record<string, ActionHandler>>;
  /** What its forms do when they are sent in, by action name. */
  readonly forms?: Readonly<Record<string, FormHandler>>;
}

/** Answers a pressed button or a chosen select option. */
export type ActionHandler = (request: ActionRequest, services: Services) => Promise<Reply>;
/** Answers a form that was sent in. */
export type FormHandler = (request: FormRequest, services: Services) => Promise<Reply>;

/** Commands under one name, as `/brief add`. */
export interface CommandGroup {
  readonly definition: { readonly name: string };
  readonly audience: Audience;
  readonly commands: readonly Command[];
}

/** A command in the context menu of a message. */
export interface MessageCommand {
  /** May have capitals and spaces. */
  readonly definition: { readonly menuName: string };
  readonly audience: Audience;
  executeOnMessage(request: MessageRequest, services: Services): Promise<Reply>;
}

/** Whatever stands in the list of commands. */
export type AnyCommand = Command | CommandGroup | MessageCommand;

type ValueOf<O extends OptionDefinition> = {
  string: string;
  boolean: boolean;
  channel: string;
  attachment: Upload;
}[O['type']];

type NoOptions = Readonly<Record<string, never>>;

/** The option values that a definition promises: required ones are always there. */
type OptionsOf<D extends CommandDefinition> = D['options'] extends readonly OptionDefinition[]
  ? {
      readonly [O in D['options'][number] as O['name']]: O extends { isRequired: true }
        ? ValueOf<O>
        : ValueOf<O> | undefined;
    }
  : NoOptions;

/** Types `execute` by the definition beside it: a required string option is a `string` there. */
export function defineCommand<const D extends CommandDefinition>(
  command: Omit<Command, 'definition' | 'execute' | 'isPublic' | 'opensForm'> & {
    readonly definition: D;
    isPublic?(request: CommandRequest<OptionsOf<D>>, services: Services): Promise<boolean>;
    opensForm?(options: OptionsOf<D>): boolean;
    execute(request: CommandRequest<OptionsOf<D>>, services: Services): Promise<Reply>;
  },
): Command {
  return command;
}
