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
  | { readonly user: string };

export type Line = string | readonly Span[];

/** A button's or select's meaning: which command's action it runs, with which arguments. Kept in custom_id. */
export interface Action {
  readonly command: string;
  readonly name: string;
  readonly args: readonly string[];
}

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

export interface MenuOption {
  readonly label: string;
  /** Comes back in `ActionRequest.values`. */
  readonly value: string;
  readonly description?: string;
}

export interface Bullet {
  readonly text: Line;
  readonly citations?: readonly number[];
}

/** A heading and what stands under it. */
export interface Section {
  readonly heading?: string;
  readonly bullets: readonly Bullet[];
}

/** One brief's part of a card. */
export interface Chapter {
  readonly title: string;
  readonly sections: readonly Section[];
  /** Small print under the chapter: where the claims come from. */
  readonly footer?: string;
}

/**
 * The one container that a message shows, from top to bottom. Chapters and menu are paged: the first page
 * is short, what does not fit follows on the next ones.
 */
export interface Card {
  readonly tone: 'answer' | 'notice' | 'error';
  /** What the person asked. It comes back in `ActionRequest.quote` when a button of the card is pressed. */
  readonly quote?: string;
  readonly lead?: readonly Line[];
  readonly chapters?: readonly Chapter[];
  readonly menu?: Menu;
  readonly buttons?: readonly Button[];
  /** Small print at the end. */
  readonly notes?: readonly Line[];
  /** Needed where the card can be longer than a page: `turn` gets the page number as its last argument. */
  readonly paging?: { readonly page: number; readonly turn: Action };
}

export interface MessageReply {
  readonly kind: 'message';
  /** `private` is seen by the asker alone. */
  readonly visibility: 'private' | 'public';
  readonly card: Card;
}

/** Replaces the message whose button or select was used. */
export interface UpdateReply {
  readonly kind: 'update';
  readonly card: Card;
  /** A second message, sent after the update. */
  readonly followUp?: MessageReply;
}

/** Suggestions for the option being typed. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

export type Reply = MessageReply | UpdateReply;
