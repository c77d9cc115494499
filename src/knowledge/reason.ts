/**
 * What is wrong with something that was given: its kind, and what a sentence about it is filled with. The
 * sentences are in the catalogs (`src/messages`), for they are read in many languages.
 */
export interface Reason<Kind extends string> {
  readonly kind: Kind;
  readonly values: ReasonValues;
}

/** What a sentence is filled with, by name. */
export type ReasonValues = Readonly<Record<string, string | number | readonly string[]>>;
