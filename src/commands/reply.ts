/**
 * What a command answers with: plain data. Text here is always plain text; how it is escaped, laid out and
 * cut to Discord's limits is decided in one place, `discord/render`.
 */

/** A piece of text; strings are shown as they are, never as markup. */
export type Span =
  | string
  /** Set off in bold. */
  | { readonly strong: string }
  /** A command that opens when clicked, by name. */
  | { readonly command: string }
  /** A person, by snowflake; shown by name, never pinged. */
  | { readonly user: string }
  /** A channel, by snowflake; shown by name. */
  | { readonly channel: string }
  /** A moment (ISO 8601, UTC), shown in the reader's own time: `relative` as “2 hours ago”. */
  | { readonly time: string; readonly style: 'relative' | 'dateTime' }
  /** Words of the bot's own that lead to a web address. */
  | { readonly link: string; readonly url: string };

/** One line of text, without a line break. */
export type Line = string | readonly Span[];

/** A button's or select's meaning: which command's action it runs, with which arguments. Kept in custom_id. */
export interface Action {
  readonly command: string;
  readonly name: string;
  readonly args: readonly string[];
}

/** A button below a card. What it does stands in its action alone, so it works after a restart. */
export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly style?: 'primary' | 'secondary' | 'danger';
  readonly isDisabled?: boolean;
}

/** A select of one of many. Where there are more options than one select holds, it is paged. */
export interface Menu {
  readonly placeholder: string;
  readonly action: Action;
  readonly options: readonly MenuOption[];
}

/** A select of channels of the server, which Discord fills by itself. */
export interface ChannelMenu {
  readonly placeholder: string;
  readonly action: Action;
  /** Snowflakes of those that are chosen. What is chosen then comes in `ActionRequest.values`, possibly nothing. */
  readonly channelIds: readonly string[];
  /** How many can be chosen, up to 25. */
  readonly maxChannels: number;
}

/** A select among others, below what it is for. It is not paged: up to 25 options. */
export interface Control {
  readonly label: string;
  readonly hint?: Line;
  readonly menu: Menu | ChannelMenu;
}

/** One of the things that a select offers. */
export interface MenuOption {
  readonly label: string;
  /** Comes back in `ActionRequest.values`. */
  readonly value: string;
  readonly description?: string;
  /** Whether the select shows it as chosen. */
  readonly isChosen?: boolean;
}

/** A claim or another entry of a list. */
export interface Bullet {
  readonly text: Line;
  readonly citations?: readonly number[];
  /** The claim's short name; the chapter's small print lists those of the page. */
  readonly id?: string;
}

/** A heading and what stands under it. */
export interface Section {
  readonly heading?: string;
  /** `quote` for somebody else's text, a paragraph a bullet; default `list`. */
  readonly style?: 'list' | 'quote';
  readonly bullets: readonly Bullet[];
}

/** One brief's part of a card. */
export interface Chapter {
  readonly title: string;
  readonly sections: readonly Section[];
  /** Web addresses of passages by number: a citation that has one is a link. */
  readonly links?: ReadonlyMap<number, string>;
  /** Small print under the chapter: where the claims come from. */
  readonly footer?: readonly Line[];
}

/**
 * The one container that a message shows, from top to bottom. Chapters and menu are paged: the first page
 * is short, what does not fit follows on the next ones.
 */
export interface Card {
  readonly tone: 'answer' | 'notice' | 'error';
  /** Language (BCP 47) of the words that rendering adds, such as “Show more”; the person's own by default. */
  readonly locale?: string;
  /** What the person asked. It comes back in `ActionRequest.quote` when a button of the card is pressed. */
  readonly quote?: string;
  readonly lead?: readonly Line[];
  /** To be copied as it stands, line breaks too, up to 3,400 characters; not together with chapters. */
  readonly verbatim?: string;
  readonly chapters?: readonly Chapter[];
  readonly menu?: Menu;
  /** Up to eight, above the buttons. */
  readonly controls?: readonly Control[];
  readonly buttons?: readonly Button[];
  /** Small print at the end. */
  readonly notes?: readonly Line[];
  /** A question to the reader in small print, and the buttons that answer it, below everything else. */
  readonly closing?: { readonly line: Line; readonly buttons: readonly Button[] };
  /** Needed where the card can be longer than a page. */
  readonly paging?: Paging;
}

/** Which page of a card is shown. */
interface Paging {
  readonly page: number;
  /** Gets the page number as its last argument. */
  readonly turn: Action;
  /** Most bullets of the short first page; default 5. */
  readonly firstBullets?: number;
}

/** A message of its own. */
export interface MessageReply {
  readonly kind: 'message';
  /** `private` is seen by the asker alone. */
  readonly visibility: 'private' | 'public';
  readonly card: Card;
  readonly files?: readonly OutgoingFile[];
}

/** A file that is sent along with a message. */
export interface OutgoingFile {
  /** With an extension that says what it is. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Replaces the message whose button or select was used, or from which the form was opened. */
export interface UpdateReply {
  readonly kind: 'update';
  readonly card: Card;
  /** A second message, sent after the update. One for everyone has no files, and is sent once however often it is asked for. */
  readonly followUp?: MessageReply;
}

/** Opens a form. Discord takes it as a first response only, and not as the response to a form. */
export interface FormReply {
  readonly kind: 'form';
  /** Up to 45 characters. */
  readonly title: string;
  /** Which of the command's `forms` gets what is sent in. */
  readonly action: Action;
  /** One to five. */
  readonly fields: readonly FormField[];
}

/** A field of a form. Labels have up to 45 characters, hints up to 100. */
export type FormField = FieldBase &
  (
    | {
        readonly kind: 'text';
        /** What stands in the field when the form opens, up to 4,000 characters. */
        readonly value?: string;
        readonly placeholder?: string;
        /** Several lines high. */
        readonly isLong?: boolean;
        /** Default 4,000, the most there is. */
        readonly maxLength?: number;
      }
    | {
        readonly kind: 'file'; /** With their dots, up to ten. */
        readonly extensions: readonly `.${string}`[];
        readonly maxFiles?: number;
      }
    | { readonly kind: 'choice'; readonly options: readonly MenuOption[] }
  );

interface FieldBase {
  /** The key in `FormRequest.fields`. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

/** A suggestion for an option that is being typed, or a fixed value of one. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Takes away the message whose button was pressed. */
interface DismissReply {
  readonly kind: 'dismiss';
}

/** What a command answers with; `discord/deliver` sends it. */
export type Reply = MessageReply | UpdateReply | FormReply | DismissReply;
